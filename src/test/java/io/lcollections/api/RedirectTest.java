package io.lcollections.api;

import static io.lcollections.support.ScriptedServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Redirects: followed within the origin, and told otherwise. */
class RedirectTest {
    private static final String ROWS = "{\"totalNum\":1,\"collections\":[{\"id\":1,\"count\":1}]}";
    private static final String KEY = "MadeUpKey0MadeUpKey1";

    @Test
    void redirectWithinTheOriginIsFollowed() throws IOException {
        try (ScriptedServer server = new ScriptedServer(request -> request.startsWith("GET /moved?x=1 ")
                ? json(ROWS)
                : "HTTP/1.1 307 x\r\nLocation: /moved?x=1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            Run.Result run =
                    Run.with().env("LOOPRING_API_KEY", KEY).args("--base-url", server.base(), "-a", "1", "-o", "raw");
            assertEquals(ROWS + "\n", run.out(), run.toString());
            assertTrue(server.requests().get(1).contains(KEY));
        }
    }

    @Test
    void redirectToAnotherOriginGetsNothing() throws IOException {
        try (ScriptedServer other = new ScriptedServer(json(ROWS));
                ScriptedServer server = new ScriptedServer("HTTP/1.1 302 x\r\nLocation: " + other.base()
                        + "/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            Run.Result run = Run.with().env("LOOPRING_API_KEY", KEY).args("--base-url", server.base(), "-a", "1");
            Expect.failure(
                    4,
                    "redirects (HTTP 302) to another origin, and is not followed there: " + other.base() + "/x",
                    run);
            assertTrue(other.requests().isEmpty());
        }
    }

    @Test
    void redirectsInACircleEnd() throws IOException {
        Expect.failure(
                4,
                "redirected more than 5 times",
                "HTTP/1.1 302 x\r\nLocation: ?again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    @Test
    void bareQueryIsOfTheSamePath() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer(request -> request.startsWith("GET /api/v3/user/collection/details?again ")
                        ? json(ROWS)
                        : "HTTP/1.1 302 x\r\nLocation: ?again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            assertEquals(
                    0, Run.with().args("--base-url", server.base(), "-a", "1").code());
        }
    }

    @Test
    void redirectToNowhereIsTold() throws IOException {
        Expect.failure(4, "redirects (HTTP 302) without saying where", "HTTP/1.1 302 x\r\nContent-Length: 0\r\n\r\n");
        Expect.failure(
                4,
                "redirects (HTTP 302) to another origin, and is not followed there: mailto:me@evil.invalid",
                "HTTP/1.1 302 x\r\nLocation: mailto:me@evil.invalid\r\nContent-Length: 0\r\n\r\n");
    }
}
