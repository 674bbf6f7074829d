package io.lcollections.api;

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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire, and what becomes of a wire that breaks. */
class HttpTest {
    private static final String ROWS = "{\"totalNum\":1,\"collections\":[{\"id\":1,\"count\":1}]}";
    private static final String KEY = "MadeUpKey0MadeUpKey1";

    @Test
    void requestIsExact() throws IOException {
        try (ScriptedServer server = new ScriptedServer(json(ROWS))) {
            Run.with()
                    .env("LOOPRING_API_KEY", KEY)
                    .args(
                            "--base-url",
                            server.base() + "/gate/",
                            "-a",
                            "7",
                            "--offset",
                            "0",
                            "--limit=5",
                            "--non-zero");
            String request = server.requests().get(0);
            assertTrue(
                    request.startsWith(
                            "GET /gate/api/v3/user/collection/details?accountId=7&offset=0&limit=5&nonZero=true HTTP/1.1\r\n"),
                    request);
            String headers = request.toLowerCase(Locale.ROOT);
            assertTrue(headers.contains("\r\nx-api-key: " + KEY.toLowerCase(Locale.ROOT) + "\r\n"), request);
            assertTrue(headers.contains("\r\naccept: application/json\r\n"), request);
            assertTrue(headers.contains("\r\naccept-encoding: gzip\r\n"), request);
            assertTrue(headers.matches("(?s).*\r\nuser-agent: lcollections/\\d+\\.\\d+\\.\\d+\r\n.*"), request);
        }
    }

    @Test
    void gzipIsDecoded() throws IOException {
        try (ScriptedServer server = new ScriptedServer(gzipped(ROWS))) {
            Run.Result run = Run.with().args("--base-url", server.base(), "-a", "1", "-o", "raw");
            assertEquals(ROWS + "\n", run.out(), run.toString());
        }
    }

    @Test
    void gzipThatIsCutOffIsNotVouchedFor() throws IOException {
        String whole = gzipped(ROWS);
        String body = whole.substring(whole.indexOf("\r\n\r\n") + 4);
        String cut =
                ScriptedServer.answerOfBytes(200, "Content-Encoding: gzip\r\n", body.substring(0, body.length() - 9));
        Expect.failure(6, "cannot be read to its end", cut);
    }

    @Test
    void fewBytesThatUnpackToManyAreRefused() throws IOException {
        Expect.failure(6, "is refused: it is over 32 MiB long", gzipped(" ".repeat(HttpSettings.MAX_BYTES + 1)));
    }

    @Test
    void bodyBeyondTheBoundIsRefused() throws IOException {
        String long33 = "HTTP/1.1 200 x\r\n\r\n" + " ".repeat(HttpSettings.MAX_BYTES + 1) + ScriptedServer.HANG;
        Expect.failure(6, "is refused: it is over 32 MiB long", long33);
    }

    @Test
    void bodyShorterThanItsLengthIsNotVouchedFor() throws IOException {
        Expect.failure(6, "cannot be read to its end", "HTTP/1.1 200 x\r\nContent-Length: 999\r\n\r\n" + ROWS);
    }

    @Test
    void chunksThatStopAreNotVouchedFor() throws IOException {
        String chunked = "HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(ROWS.length())
                + "\r\n" + ROWS + "\r\n";
        Expect.failure(6, "cannot be read to its end", chunked);
    }

    @Test
    void resetWithinTheBodyIsNotVouchedFor() throws IOException {
        Expect.failure(
                6, "the answer (HTTP 200)", "HTTP/1.1 200 x\r\nContent-Length: 999\r\n\r\n{" + ScriptedServer.RESET);
    }

    @Test
    void resetBeforeTheAnswerIsAFaultOfTheNetwork() throws IOException {
        Expect.failure(5, "no answer in HTTP from http://127.0.0.1", ScriptedServer.RESET);
    }

    @Test
    void answerThatIsNoHttpIsAFaultOfTheNetwork() throws IOException {
        Expect.failure(5, "no answer in HTTP from http://127.0.0.1", "SSH-2.0-OpenSSH_9.2\r\n");
    }

    @Test
    void bodyThatNeverEndsHasADeadline() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer("HTTP/1.1 200 x\r\nContent-Length: 999\r\n\r\n{" + ScriptedServer.HANG)) {
            Run.Result run = Run.with().args("--base-url", server.base(), "-a", "1", "--timeout", "300ms");
            Expect.failure(5, "no whole answer from " + server.base() + " within 300ms", run);
        }
    }

    @Test
    void nobodyListening() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Expect.failure(
                5,
                "cannot connect to http://127.0.0.1:" + port,
                Run.with().args("--base-url", "http://127.0.0.1:" + port, "-a", "1"));
    }

    @Test
    void hostThatDoesNotExist() {
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

    @ParameterizedTest
    @CsvSource({"401,3", "404,4", "429,5", "503,5"})
    void statusCountsEvenWhereItsBodyIsBroken(int status, int code) throws IOException {
        String cut = "HTTP/1.1 " + status + " x\r\nContent-Length: 999\r\n\r\n{";
        Expect.failure(code, "the service answered HTTP " + status + ", and its body cannot be read", cut);
    }

    @Test
    void keyNeverGoesOverPlainHttpToOthers() {
        Run.Result run =
                Run.with().env("LOOPRING_API_KEY", KEY).args("--base-url", "http://relayer.invalid", "-a", "1");
        Expect.failure(2, "the key is not sent over plain http to 'http://relayer.invalid'", run);
        assertFalse(run.err().contains(KEY));
    }

    private static String gzipped(String body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return ScriptedServer.answerOfBytes(
                200, "Content-Encoding: gzip\r\n", packed.toString(StandardCharsets.ISO_8859_1));
    }
}
