package io.lcollections.api;

import static io.lcollections.support.ScriptedServer.RESET;
import static io.lcollections.support.ScriptedServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests as they are sent, redirects, and responses that are broken. */
class HttpTest {
    private static final String ROWS = "{\"totalNum\":1,\"collections\":[{\"id\":1,\"count\":1}]}";
    private static final String KEY = "MadeUpKey0MadeUpKey1";
    private static final String TOO_LARGE = " ".repeat(HttpSettings.MAX_BYTES + 1);

    @Test
    void requestIsExact() throws IOException {
        try (ScriptedServer server = new ScriptedServer(json(ROWS))) {
            String line = "--base-url " + server.base() + "/gate/ -a 7 --offset 0 --limit=5 --non-zero";
            Run.with().env("LOOPRING_API_KEY", KEY).args(line.split(" "));
            String request = server.requests().get(0);
            String start = "GET /gate" + BaseUrl.PATH + "?accountId=7&offset=0&limit=5&nonZero=true HTTP/1.1\r\n";
            assertTrue(request.startsWith(start), request);
            String headers = request.toLowerCase(Locale.ROOT);
            assertTrue(headers.contains("\r\nx-api-key: " + KEY.toLowerCase(Locale.ROOT) + "\r\n"), request);
            assertTrue(headers.contains("\r\naccept: application/json\r\n"), request);
            assertTrue(headers.contains("\r\naccept-encoding: gzip\r\n"), request);
            assertTrue(headers.matches("(?s).*\r\nuser-agent: lcollections/\\d+\\.\\d+\\.\\d+\r\n.*"), request);
        }
    }

    @Test
    void gzipIsDecoded() throws IOException {
        try (ScriptedServer server = new ScriptedServer(gzip(ROWS, 0))) {
            assertEquals(ROWS + "\n", ask(server).out());
        }
    }

    static Stream<Arguments> brokenResponses() throws IOException {
        String ok = "HTTP/1.1 200 x\r\n";
        return Stream.of(
                Arguments.of("gzip cut off", 6, "cannot be read completely", gzip(ROWS, 9)),
                Arguments.of("gzip bomb", 6, "is too large: over 32 MiB", gzip(TOO_LARGE, 0)),
                Arguments.of(
                        "body too large",
                        6,
                        "is too large: over 32 MiB",
                        ok + "\r\n" + TOO_LARGE + ScriptedServer.HANG),
                Arguments.of(
                        "body of a known length too large",
                        6,
                        "is too large: over 32 MiB",
                        ok + "Content-Length: 99999999\r\n\r\n" + TOO_LARGE + ScriptedServer.HANG),
                Arguments.of(
                        "chunks too large",
                        6,
                        "is too large: over 32 MiB",
                        ok + "Transfer-Encoding: chunked\r\n\r\n2000001\r\n" + TOO_LARGE + ScriptedServer.HANG),
                Arguments.of("body cut off", 6, "cannot be read completely", ok + "Content-Length: 999\r\n\r\n" + ROWS),
                Arguments.of(
                        "chunks cut off",
                        6,
                        "cannot be read completely",
                        ok + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(ROWS.length()) + "\r\n" + ROWS
                                + "\r\n"),
                Arguments.of(
                        "reset within the body",
                        6,
                        "the response (HTTP 200)",
                        ok + "Content-Length: 999\r\n\r\n{" + RESET),
                Arguments.of("reset before the headers", 5, "no HTTP response from http://127.0.0.1", RESET),
                Arguments.of("not HTTP", 5, "no HTTP response from http://127.0.0.1", "SSH-2.0-OpenSSH_9.2\r\n"),
                Arguments.of("redirect loop", 4, "redirected more than 5 times", redirect("Location: ?again\r\n")),
                Arguments.of("redirect to nowhere", 4, "redirects (HTTP 302) without a location", redirect("")),
                Arguments.of(
                        "redirect to no host",
                        4,
                        "redirects (HTTP 302) to another origin, which is not followed: mailto:me@evil.invalid",
                        redirect("Location: mailto:me@evil.invalid\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenResponses")
    void brokenResponseIsAnError(String name, int code, String message, String response) throws IOException {
        Expect.failure(code, message, response);
    }

    @ParameterizedTest
    @CsvSource({"401,3", "404,4", "429,5", "503,5"})
    void statusDecidesTheExitCodeEvenWithABrokenBody(int status, int code) throws IOException {
        String cut = "HTTP/1.1 " + status + " x\r\nContent-Length: 999\r\n\r\n{";
        Expect.failure(code, "the service answered HTTP " + status + ", and its body cannot be read", cut);
    }

    @Test
    void deadlineIncludesTheBody() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer("HTTP/1.1 200 x\r\nContent-Length: 999\r\n\r\n{" + ScriptedServer.HANG)) {
            Expect.failure(
                    5,
                    "no complete response from " + server.base() + " within 300ms",
                    ask(server, "--timeout", "300ms"));
        }
    }

    @Test
    void redirectWithinTheOriginIsFollowedWithTheKey() throws IOException {
        for (String[] hop : new String[][] {{"/moved?x=1", "/moved?x=1"}, {"?again", BaseUrl.PATH + "?again"}}) {
            try (ScriptedServer server = new ScriptedServer(request -> request.startsWith("GET " + hop[1] + " ")
                    ? json(ROWS)
                    : redirect("Location: " + hop[0] + "\r\n"))) {
                assertEquals(ROWS + "\n", ask(server).out());
                assertTrue(server.requests().get(1).contains(KEY));
            }
        }
    }

    @Test
    void redirectToAnotherOriginIsNotFollowed() throws IOException {
        try (ScriptedServer other = new ScriptedServer(json(ROWS));
                ScriptedServer server = new ScriptedServer(redirect("Location: " + other.base() + "/x\r\n"))) {
            String message = "redirects (HTTP 302) to another origin, which is not followed: " + other.base() + "/x";
            Expect.failure(4, message, ask(server));
            assertTrue(other.requests().isEmpty());
        }
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String base = "http://127.0.0.1:" + port;
        Expect.failure(5, "cannot connect to " + base, Run.with().args("--base-url", base, "-a", "1"));
    }

    @Test
    void hostDoesNotExist() {
        Run.Result run = Run.with().args("--base-url", "https://relayer.invalid", "-a", "1");
        Expect.failure(5, "the host 'relayer.invalid' cannot be found (DNS)", run);
    }

    @Test
    void plainHttpWhereTlsIsExpected() throws IOException {
        try (ScriptedServer server = new ScriptedServer(json(ROWS))) {
            String https = server.base().replace("http:", "https:");
            Expect.failure(5, "TLS with " + https + " failed", Run.with().args("--base-url", https, "-a", "1"));
        }
    }

    @Test
    void keyIsNeverSentOverPlainHttpToAnotherMachine() {
        Run.Result run =
                Run.with().env("LOOPRING_API_KEY", KEY).args("--base-url", "http://relayer.invalid", "-a", "1");
        Expect.failure(2, "the key is not sent over plain http to 'http://relayer.invalid'", run);
        assertFalse(run.err().contains(KEY));
    }

    private static Run.Result ask(ScriptedServer server, String... more) {
        String[] line = {"--base-url", server.base(), "-a", "1", "-o", "raw"};
        return Run.with()
                .env("LOOPRING_API_KEY", KEY)
                .args(Stream.of(line, more).flatMap(Stream::of).toArray(String[]::new));
    }

    private static String redirect(String location) {
        return "HTTP/1.1 302 x\r\n" + location + "Content-Length: 0\r\nConnection: close\r\n\r\n";
    }

    private static String gzip(String body, int missing) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        String bytes = packed.toString(StandardCharsets.ISO_8859_1);
        return ScriptedServer.answerOfBytes(
                200, "Content-Encoding: gzip\r\n", bytes.substring(0, bytes.length() - missing));
    }
}
