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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a server may answer, with the exit code and the line that a user gets for it. */
class AnswersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # Errors that the service reports, in each known form.
            400 | application/json | {"resultInfo":{"code":104002,"message":"bad key"}} | 3 | "bad key" (code 104002), HTTP 400
            200 | application/json | {"resultInfo":{"code":104001,"message":"empty key"}} | 3 | "empty key" (code 104001), HTTP 200
            200 | application/json | {"resultInfo":{"code":101002,"msg":"user not found"}} | 4 | "user not found" (code 101002), HTTP 200
            200 | application/json | {"code":100001,"msg":"invalid"} | 4 | "invalid" (code 100001), HTTP 200
            200 | application/json | {"code":"102003","msg":"bad id"} | 4 | "bad id" (code 102003)
            200 | application/json | {"resultInfo":{"code":999999,"message":""}} | 4 | no reason given (code 999999), HTTP 200
            500 | application/json | {"resultInfo":{"code":100000,"message":"oops"}} | 5 | "oops" (code 100000), HTTP 500
            429 | application/json | {"resultInfo":{"code":100000,"message":"slow"}} | 5 | (code 100000), HTTP 429
            500 | application/json | {"resultInfo":{"code":104002,"message":"k"}} | 3 | (code 104002), HTTP 500
            # HTTP errors with any body.
            401 | text/plain | no | 3 | HTTP 401 with a body (text/plain) that begins "no"
            403 | text/html | <!DOCTYPE html> <html> | 3 | HTTP 403 with an HTML page (text/html) that begins "<!DOCTYPE html> <html>"
            404 | application/json | {} | 4 | HTTP 404 with a body (application/json) that begins "{}"
            407 | text/plain | proxy | 4 | HTTP 407
            408 | text/plain | `` | 5 | HTTP 408 with an empty body
            429 | text/plain | slow down | 5 | HTTP 429
            502 | text/html | <html> | 5 | HTTP 502 with an HTML page
            # HTTP successes that are errors.
            200 | application/json | `` | 6 | HTTP 200 with an empty body
            200 | application/json | ` ` | 6 | HTTP 200 with an empty body
            204 | text/plain | `` | 6 | HTTP 204 with an empty body
            200 | text/html | `<!DOCTYPE html>
            <html>` | 6 | the response is not JSON: HTTP 200 with an HTML page (text/html) that begins "<!DOCTYPE html> <html>"
            200 | application/json | hello | 6 | the response is not JSON
            200 | application/json | [] | 6 | the response is an array, not an object
            200 | application/json | {"totalNum":5} | 6 | the response has no collections
            200 | application/json | {"collections":[5]} | 6 | its collections[0] is a number, not an object
            200 | application/json | {"totalNum":-5,"collections":[]} | 6 | its totalNum is -5
            200 | application/json | {"collections":[]} {} | 6 | unexpected content after the end of the JSON
            200 | application/json | {"collections":[],"collections":[]} | 6 | Duplicate field 'collections'
            """)
    void errorIsOneLineWithItsExitCode(int status, String type, String body, int code, String part) throws IOException {
        fails(answer(status, type, body), code, part);
    }

    @Test
    void deepNestingAndUnknownCompressionAreErrors() throws IOException {
        fails(json("{\"collections\":" + "[".repeat(2000)), 6, "exceeds a limit");
        fails(ScriptedServer.answerOfBytes(200, "Content-Encoding: br\r\n", "x"), 6, "encoded as 'br'");
    }

    private static void fails(String answer, int code, String part) throws IOException {
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
}
