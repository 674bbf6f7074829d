package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and what is not. */
class RetriesTest {
    private static final String CUT_OFF = "HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n{\"totalNum\":1,";

    private static final List<String> OF_EACH_KIND = List.of(
            status(503),
            ScriptedServer.json("{\"resultInfo\":{\"code\":100000}}"),
            ScriptedServer.RESET,
            CUT_OFF,
            ScriptedServer.HANG);

    static Stream<String> inPassing() {
        return Stream.concat(
                statuses(408, 429, 500, 502, 503, 504, 507, 511, 520, 521, 522, 525, 529, 530, 599),
                Stream.of(
                        ScriptedServer.json("{\"resultInfo\":{\"code\":100000}}"),
                        ScriptedServer.answer(400, "application/json", "{\"code\":\"100002\"}"),
                        ScriptedServer.answer(400, "application/json", "{\"resultInfo\":{\"code\":100202}}"),
                        ScriptedServer.answer(404, "application/json", "{\"resultInfo\":{\"code\":100203}}"),
                        ScriptedServer.answer(401, "application/json", "{\"resultInfo\":{\"code\":100204}}"),
                        ScriptedServer.answer(501, "application/json", "{\"resultInfo\":{\"code\":104208}}"),
                        ScriptedServer.answer(500, "application/json", "{\"resultInfo\":{\"code\":100000}}"),
                        ScriptedServer.RESET,
                        "",
                        CUT_OFF,
                        CUT_OFF + ScriptedServer.RESET,
                        ScriptedServer.json("{\"totalNum\":1,\"collections\":[{\"id\":1}"),
                        ScriptedServer.json("")));
    }

    static Stream<String> lasting() {
        return Stream.concat(
                statuses(400, 401, 403, 404, 407, 410, 501, 505, 600, 999),
                Stream.of(
                        ScriptedServer.answer(400, "application/json", "{\"resultInfo\":{\"code\":101002}}"),
                        ScriptedServer.json("{\"totalNum\":1}"),
                        ScriptedServer.json("{\"totalNum\":1,}"),
                        ScriptedServer.answer(200, "text/html", "<html>"),
                        ScriptedServer.answerOfBytes(200, "Content-Encoding: br\r\n", "x"),
                        ScriptedServer.answerOfBytes(302, "Location: http://127.0.0.2/\r\n", ""),
                        "SSH-2.0-OpenSSH_9.6\r\n"));
    }

    private static Stream<String> statuses(int... statuses) {
        return IntStream.of(statuses).mapToObj(RetriesTest::status);
    }

    private static String status(int status) {
        return ScriptedServer.answer(status, "text/plain", "no");
    }

    private static Run.Result ask(ScriptedServer server, String... further) {
        String[] args = Stream.concat(Stream.of("--base-url", server.base(), "-a", "7"), Stream.of(further))
                .toArray(String[]::new);
        return Run.with().args(args);
    }

    @ParameterizedTest
    @MethodSource("inPassing")
    void whatFailsInPassingIsTriedAgain(String failure) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        PagingScript pages = PagingScript.of(3);
        try (ScriptedServer server =
                new ScriptedServer(head -> requests.getAndIncrement() < 2 ? failure : pages.apply(head))) {
            Run.Result run = ask(server, "-o", "ndjson").expectCode(0);
            assertEquals(3, run.out().lines().count());
            assertEquals(3, server.requests().size());
        }
    }

    @ParameterizedTest
    @FieldSource("OF_EACH_KIND")
    void itIsTriedAsOftenAsWasAskedFor(String failure) throws IOException {
        try (ScriptedServer server = new ScriptedServer(failure)) {
            Run.Result run = ask(server, "--retries", "2", "--timeout", "100ms");
            assertEquals(3, server.requests().size(), run.toString());
            assertTrue(run.err().contains(" (tried 3 times)\n"), run.err());
            assertTrue(run.code() == 5 || run.code() == 6, run.toString());
            Run.Result once = ask(server, "--retries", "0", "--timeout", "100ms");
            assertEquals(4, server.requests().size());
            assertFalse(once.err().contains("tried"), once.err());
        }
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatLastsIsNot(String failure) throws IOException {
        try (ScriptedServer server = new ScriptedServer(failure)) {
            Run.Result run = ask(server);
            assertEquals(1, server.requests().size(), run.toString());
            assertFalse(run.err().contains("tried"), run.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "Thu, 01 Jan 2026 02:00:00 GMT"})
    void waitThatIsTooLongIsToldAndNotSatThrough(String retryAfter) throws IOException {
        String headers = "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nRetry-After: " + retryAfter + "\r\n";
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answerOfBytes(429, headers, "slow"))) {
            Run.Result run = ask(server);
            assertEquals(1, server.requests().size());
            String asked = retryAfter.equals("61") ? "61s" : "2h";
            assertTrue(run.err()
                    .contains("; it asks to wait too long: " + asked + "\n  hint: run it again after " + asked + "\n"));
            assertEquals(5, run.code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void waitThatIsTooLongHoldsForAllAccounts(String retryAfter) throws IOException {
        for (int status : new int[] {429, 503, 403}) {
            String headers = "Retry-After: " + retryAfter + "\r\n";
            try (ScriptedServer server =
                    new ScriptedServer(ScriptedServer.answerOfBytes(status, headers, "slow down"))) {
                Run.Result run = ask(server, "-a", "8", "-a", "9", "-a", "10", "--concurrency", "1");
                assertEquals(1, server.requests().size(), run.toString());
                assertEquals(status == 403 ? 4 : 5, run.code(), run.toString());
                assertEquals(4, run.err().split("it asks to wait too long: ", -1).length - 1, run.err());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0.2", "soon", "Sunday, 06-Nov-94 08:49:37 GMT", "Thu Jan  1 00:00:00 1970"})
    void thereIsAlwaysAWait(String retryAfter) throws IOException {
        VirtualTime time = new VirtualTime();
        String headers = "Retry-After: " + retryAfter + "\r\n";
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answerOfBytes(429, headers, "slow down"))) {
            Run.Result run = Run.with().time(time).args("--base-url", server.base(), "-a", "7");
            assertEquals(5, server.requests().size(), run.toString());
            assertTrue(time.nanoTime() >= 3_750_000_000L, "" + time.nanoTime());
        }
    }

    @Test
    void waitThatIsAskedForIsKept() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        String refused = ScriptedServer.answerOfBytes(503, "Retry-After: 7\r\n", "later");
        PagingScript pages = PagingScript.of(3);
        try (ScriptedServer server =
                new ScriptedServer(head -> requests.getAndIncrement() == 0 ? refused : pages.apply(head))) {
            ask(server, "-v").expectErr("retry 1 of 4 in 7000 ms: ");
        }
    }
}
