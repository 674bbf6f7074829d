package io.lcollections.api;

import static io.lcollections.support.ScriptedServer.answer;
import static io.lcollections.support.ScriptedServer.json;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a server may answer, with the exit code and the line that a user gets for it. */
class AnswersTest {
    private static final String HTML = "<!DOCTYPE html>\n<html><title>Sign in</title>";

    static Stream<Arguments> answers() {
        return Stream.of(
                // The service's own errors, in each form that is known.
                wrong(
                        "wrong key",
                        answer(400, "application/json", info(104002, "message", "bad key")),
                        3,
                        "\"bad key\" (code 104002), HTTP 400"),
                wrong("no key", json(info(104001, "message", "empty key")), 3, "\"empty key\" (code 104001), HTTP 200"),
                wrong(
                        "text in msg",
                        json(info(101002, "msg", "user not found")),
                        4,
                        "\"user not found\" (code 101002), HTTP 200"),
                wrong(
                        "bare code",
                        json("{\"code\":100001,\"msg\":\"invalid\"}"),
                        4,
                        "\"invalid\" (code 100001), HTTP 200"),
                wrong("code as text", json("{\"code\":\"102003\",\"msg\":\"bad id\"}"), 4, "\"bad id\" (code 102003)"),
                wrong("unknown code", json(info(999999, "message", "")), 4, "no reason given (code 999999), HTTP 200"),
                wrong(
                        "error at 500",
                        answer(500, "application/json", info(100000, "message", "oops")),
                        5,
                        "\"oops\" (code 100000), HTTP 500"),
                wrong(
                        "error at 429",
                        answer(429, "application/json", info(100000, "message", "slow")),
                        5,
                        "(code 100000), HTTP 429"),
                wrong(
                        "wrong key at 500",
                        answer(500, "application/json", info(104002, "message", "k")),
                        3,
                        "(code 104002), HTTP 500"),
                // Errors of HTTP, with bodies of anybody.
                wrong(
                        "401",
                        answer(401, "text/plain", "no"),
                        3,
                        "HTTP 401 with a body (text/plain) that begins \"no\""),
                wrong(
                        "403",
                        answer(403, "text/html", HTML),
                        3,
                        "HTTP 403 with an HTML page (text/html) that begins \"<!DOCTYPE html> <html>"),
                wrong(
                        "404",
                        answer(404, "application/json", "{}"),
                        4,
                        "HTTP 404 with a body (application/json) that begins \"{}\""),
                wrong("407", answer(407, "text/plain", "proxy"), 4, "HTTP 407"),
                wrong("408", answer(408, "text/plain", ""), 5, "HTTP 408 with an empty body"),
                wrong("429", answer(429, "text/plain", "slow down"), 5, "HTTP 429"),
                wrong("502", answer(502, "text/html", HTML), 5, "HTTP 502 with an HTML page"),
                // Success by HTTP that is none.
                wrong("empty", json(""), 6, "HTTP 200 with an empty body"),
                wrong("blank", json(" \n "), 6, "HTTP 200 with an empty body"),
                wrong("204", answer(204, "text/plain", ""), 6, "HTTP 204 with an empty body"),
                wrong(
                        "HTML",
                        answer(200, "text/html", HTML),
                        6,
                        "the answer is not JSON: HTTP 200 with an HTML page (text/html) that begins \"<!DOCTYPE html> <html>"),
                wrong("not JSON", json("hello"), 6, "the answer is not JSON"),
                wrong("array", json("[]"), 6, "the answer is an array, not an object"),
                wrong("no collections", json("{\"totalNum\":5}"), 6, "the answer has no collections"),
                wrong("odd row", json("{\"collections\":[5]}"), 6, "its collections[0] is a number, not an object"),
                wrong("odd total", json("{\"totalNum\":-5,\"collections\":[]}"), 6, "its totalNum is -5"),
                wrong("two documents", json("{\"collections\":[]} {}"), 6, "something follows the end of the JSON"),
                wrong(
                        "twice the same field",
                        json("{\"collections\":[],\"collections\":[]}"),
                        6,
                        "Duplicate field 'collections'"),
                wrong("too deep", json("{\"collections\":" + "[".repeat(2000)), 6, "is beyond what is sane"),
                wrong(
                        "unknown compression",
                        ScriptedServer.answerOfBytes(200, "Content-Encoding: br\r\n", "x"),
                        6,
                        "encoded as 'br'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void eachIsToldInOneLineWithItsCode(String name, String answer, int code, String part) throws IOException {
        try (ScriptedServer server = new ScriptedServer(answer)) {
            Run.Result run = Run.with().args("--base-url", server.base(), "--account", "1", "-o", "json");
            assertAll(
                    run.toString(),
                    () -> assertEquals(code, run.code()),
                    () -> assertEquals("", run.out()),
                    () -> assertTrue(run.err().startsWith("lcollections: "), "prefix"),
                    () -> assertTrue(run.err().lines().findFirst().orElseThrow().contains(part), part),
                    () -> assertTrue(run.err().lines().count() <= 2, "one line and a hint"),
                    () -> assertFalse(run.err().contains("StreamRead"), "no setting of the parser's"));
        }
    }

    @Test
    void codeZeroIsSuccess() throws IOException {
        String body = "{\"resultInfo\":{\"code\":0,\"message\":\"SUCCESS\"},\"collections\":[{\"id\":1,\"count\":1}]}";
        try (ScriptedServer server = new ScriptedServer(json(body))) {
            Run.Result run = Run.with().args("--base-url", server.base(), "--account", "1", "-o", "ndjson");
            assertEquals("{\"id\":1,\"count\":1}\n", run.out(), run.toString());
            assertEquals(0, run.code());
        }
    }

    @Test
    void nothingOfAnAnswerThatIsCutOffAnywhereIsPrinted() throws IOException {
        String whole = "{\"totalNum\":2,\"collections\":[{\"collection\":{\"id\":1,\"name\":\"né\"},\"count\":2},"
                + "{\"collection\":{\"id\":2,\"extra\":{\"a\":[true,null]}},\"count\":10}]}";
        int[] length = {0};
        try (ScriptedServer server = new ScriptedServer(request -> json(whole.substring(0, length[0])))) {
            for (; length[0] < whole.length(); length[0]++) {
                Run.Result run = Run.with().args("--base-url", server.base(), "--account", "1", "-o", "ndjson");
                assertEquals(6, run.code(), "cut after " + length[0] + ": " + run);
                assertEquals("", run.out());
            }
            assertEquals(
                    0,
                    Run.with()
                            .args("--base-url", server.base(), "--account", "1")
                            .code());
        }
    }

    private static String info(int code, String field, String text) {
        return "{\"resultInfo\":{\"code\":" + code + ",\"" + field + "\":\"" + text + "\"}}";
    }

    private static Arguments wrong(String name, String answer, int code, String part) {
        return Arguments.of(name, answer, code, part);
    }
}
