package io.lcollections.api;

import static io.lcollections.support.ScriptedServer.RESET;
import static io.lcollections.support.ScriptedServer.answer;
import static io.lcollections.support.ScriptedServer.json;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as they are sent, redirects, and every kind of response, with the exit code and the message for it. */
class HttpTest {
    private static final String ROWS = "{\"totalNum\":1,\"collections\":[{\"id\":1,\"count\":1}]}";
    private static final String KEY = "MadeUpKey0MadeUpKey1";
    private static final String CONTRACT = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
    private static final String TOO_LARGE = " ".repeat(HttpCollectionsApi.MAX_BYTES + 1);

    @Test
    void requestIsExact() throws IOException {
        try (ScriptedServer server = new ScriptedServer(json(ROWS))) {
            String line = "--base-url " + server.base() + "/gate/ -a 7 --offset 0 --limit=5 --non-zero"
                    + " --token-address " + CONTRACT + " --collection-id 1084";
            Run.with().env("LOOPRING_API_KEY", KEY).line(line);
            String request = server.requests().get(0);
            String start = "GET /gate" + BaseUrl.PATH + "?accountId=7&offset=0&limit=5&nonZero=true" + "&tokenAddress="
                    + CONTRACT + "&collectionId=1084 HTTP/1.1\r\n";
            assertTrue(request.startsWith(start), request);
            String headers = request.toLowerCase(Locale.ROOT);
            assertTrue(headers.contains("\r\nx-api-key: " + KEY.toLowerCase(Locale.ROOT) + "\r\n"), request);
            assertTrue(headers.contains("\r\naccept: application/json\r\n"), request);
            assertTrue(headers.contains("\r\naccept-encoding: gzip\r\n"), request);
            assertTrue(headers.matches("(?s).*\r\nuser-agent: lcollections/\\d+\\.\\d+\\.\\d+\r\n.*"), request);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "none", "UTF-8", "identity", "ISO-8859-1", "gzip", "gzip, identity", "X-GZIP", "gzip, gzip"})
    void gzipIsDecodedWhateverTheContentEncodingSays(String encoding) throws IOException {
        String plain = ScriptedServer.answerOfBytes(200, "Content-Encoding: " + encoding + "\r\n", ROWS);
        String packed = gzip(ROWS, 0).replace("Encoding: gzip", "Encoding: " + encoding);
        for (String response : List.of(plain, packed)) {
            try (ScriptedServer server = new ScriptedServer(response)) {
                ask(server).expectOut(ROWS + "\n");
            }
        }
    }

    @Test
    void lookUpSpeaksOfNoKeyAndReadsANumberInAString() throws IOException {
        String owner = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        String rows = json(ROWS);
        for (String account : new String[] {"7", "\"7\""}) {
            try (ScriptedServer server = new ScriptedServer(
                    request -> request.contains("owner=") ? json("{\"accountId\":" + account + "}") : rows)) {
                Run.with().to(server).args("-a", owner, "-o", "raw").expectOut(ROWS + "\n");
            }
        }
        String[] refusals = {
            answer(400, "application/json", "{\"resultInfo\":{\"code\":104001,\"message\":\"no\"}}"),
            answer(401, "text/plain", "no"),
            answer(403, "application/json", "{\"message\":\"Forbidden\"}"),
            answer(403, "text/html", "<html>blocked</html>")
        };
        for (String refusal : refusals) {
            try (ScriptedServer server = new ScriptedServer(refusal)) {
                Run.Result run = Run.with().env("LOOPRING_API_KEY", KEY).args("--base-url", server.base(), "-a", owner);
                String hint = run.err().substring(run.err().indexOf("hint:"));
                assertFalse(hint.contains("key"), hint);
            }
        }
    }

    /** After {@code HTTP/1.1 200 x}, with ¶ for line ends. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            6 | its Content-Length is not a number of bytes | ¶Content-Length: abc¶¶2
            6 | the connection was closed after 2 of 99 bytes | ¶Content-Length: 99¶¶22
            6 | the response (HTTP 200) cannot be read completely: | ¶Content-Length: 999¶¶ROWS
            6 | the response (HTTP 200) cannot be read completely: | ¶Content-Length: 999¶¶{RESET
            6 | the connection was closed too early | ¶Transfer-Encoding: chunked¶¶2¶
            6 | cannot be read completely | ¶Transfer-Encoding: chunked¶¶2f¶ROWS¶
            6 | (no content type, Content-Encoding br) that begins | ¶Content-Encoding: br¶¶xyz
            6 | is too large: over 32 MiB | ¶¶LARGE
            6 | is too large: over 32 MiB | ¶Content-Length: 99999999¶¶LARGE
            6 | is too large: over 32 MiB | ¶Transfer-Encoding: chunked¶¶2000001¶LARGE
            5 | no HTTP response from http://127.0.0.1 | RESET
            5 | no HTTP response from http://127.0.0.1 | SSH-2.0-OpenSSH_9.2¶
            4 | redirected more than 5 times | HTTP/1.1 302 x¶Location: ?again¶Connection: close¶Content-Length: 0¶¶
            4 | redirects (HTTP 302) without a location | HTTP/1.1 302 x¶Content-Length: 0¶¶
            4 | to 'mailto:me@evil.invalid', which is not followed | HTTP/1.1 302 x¶Location: mailto:me@evil.invalid¶Content-Length: 0¶¶
            4 | to 'http://a b', which is not followed | HTTP/1.1 302 x¶Location: http://a b¶Content-Length: 0¶¶
            3 | the service answered HTTP 401, and its body cannot be read | HTTP/1.1 401 x¶Content-Length: 999¶¶{
            4 | the service answered HTTP 404, and its body cannot be read | HTTP/1.1 404 x¶Content-Length: 999¶¶{
            5 | the service answered HTTP 429, and its body cannot be read | HTTP/1.1 429 x¶Content-Length: 999¶¶{
            5 | the service answered HTTP 503, and its body cannot be read | HTTP/1.1 503 x¶Content-Length: 999¶¶{
            """)
    void brokenResponseIsExplainedInPlainWords(int code, String message, String response) throws IOException {
        String bytes = (response.startsWith("¶") ? "HTTP/1.1 200 x" : "")
                + response.replace("¶", "\r\n").replace("ROWS", ROWS).replace("LARGE", TOO_LARGE + ScriptedServer.HANG);
        expectBroken(code, message, response.endsWith("RESET") ? bytes.replace("RESET", RESET) : bytes);
    }

    @Test
    void brokenGzipIsAnError() throws IOException {
        expectBroken(6, "cannot be read completely: its gzip data is cut off", gzip(ROWS, 9));
        expectBroken(6, "is too large: over 32 MiB", gzip(TOO_LARGE, 0));
    }

    private static void expectBroken(int code, String message, String response) throws IOException {
        try (ScriptedServer server = new ScriptedServer(response)) {
            ask(server).fails(code, message).expectErr("\n  hint: ");
        }
    }

    @Test
    void deadlineIncludesTheBody() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer("HTTP/1.1 200 x\r\nContent-Length: 999\r\n\r\n{" + ScriptedServer.HANG)) {
            ask(server, "--timeout", "300ms").fails(5, "no complete response from " + server.base() + " within 300ms");
        }
    }

    @Test
    void redirectWithinTheOriginIsFollowedWithTheKey() throws IOException {
        for (String[] hop : new String[][] {{"/moved?x=1", "/moved?x=1"}, {"?again", BaseUrl.PATH + "?again"}}) {
            try (ScriptedServer server = new ScriptedServer(request -> request.startsWith("GET " + hop[1] + " ")
                    ? json(ROWS)
                    : redirect("Location: " + hop[0] + "\r\n"))) {
                ask(server).expectOut(ROWS + "\n");
                assertTrue(server.requests().get(1).contains(KEY));
            }
        }
    }

    @Test
    void redirectToAnotherOriginIsNotFollowed() throws IOException {
        try (ScriptedServer other = new ScriptedServer(json(ROWS));
                ScriptedServer server = new ScriptedServer(redirect("Location: " + other.base() + "/x\r\n"))) {
            String message = "redirects (HTTP 302) to '" + other.base() + "/x', which is not followed";
            ask(server).fails(4, message);
            assertTrue(other.requests().isEmpty());
        }
    }

    /** The port is one on which nobody listens, and the server one of plain http. */
    @ParameterizedTest
    @CsvSource({
        "5, http://127.0.0.1:PORT, cannot connect to http://127.0.0.1:",
        "5, https://relayer.invalid, the host 'relayer.invalid' cannot be found (DNS)",
        "5, https://SERVER, TLS with https://127.0.0.1:",
        "2, http://relayer.invalid, the key is not sent over plain http to 'http://relayer.invalid'"
    })
    void requestThatIsNotAnswered(int code, String base, String message) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (ScriptedServer server = new ScriptedServer(json(ROWS))) {
            String url = base.replace("PORT", "" + port)
                    .replace("SERVER", server.base().substring("http://".length()));
            Run.Result run = Run.with().env("LOOPRING_API_KEY", KEY).args("--base-url", url, "-a", "1");
            run.fails(code, message);
            assertFalse(run.err().contains(KEY));
        }
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

    // Errors that a server reports

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
            # Hints: the status says more than a code that is not of its kind.
            429 | application/json | {"resultInfo":{"code":100001,"message":"x"}} | 5 | hint: too many requests
            500 | application/json | {"resultInfo":{"code":101002,"message":"x"}} | 5 | hint: try again later
            404 | application/json | {"code":404,"message":"Not Found"} | 4 | hint: is the base URL right?
            404 | application/json | {"resultInfo":{"code":101002,"message":"x"}} | 4 | hint: is the base URL right?
            200 | application/json | {"resultInfo":{"code":101002,"message":"x"}} | 4 | hint: check the account
            # HTTP errors with any body.
            401 | text/plain | no | 3 | HTTP 401 with a body (text/plain) that begins "no"
            403 | text/html | <!DOCTYPE html> <html> | 4 | HTTP 403 with an HTML page (text/html) that begins "<!DOCTYPE html> <html>"
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
            <html>` | 6 | unexpected '<'; HTTP 200 with an HTML page (text/html) that begins "<!DOCTYPE html> <html>"
            200 | application/json | hello | 6 | the response is not JSON
            200 | application/json | [] | 6 | the response is of another shape: it is an array, not an object
            200 | application/json | {"error":"db down","collections":[]} | 6 | it reports an error, in its field 'error'
            200 | application/json | {"resultInfo":{"message":"no"},"collections":[]} | 6 | it reports a failure
            200 | application/json | {"resultInfo":"no","collections":[]} | 6 | it reports a failure
            200 | application/json | {"code":"INTERNAL","message":"no","collections":[]} | 4 | "no" (code INTERNAL)
            200 | application/json | {"errorCode":500,"collections":[]} | 6 | it reports an error, in its field 'errorCode'
            200 | application/json | {"status":"error","totalNum":0,"collections":[]} | 6 | it reports a failure
            200 | application/json | {"status":500,"totalNum":0,"collections":[]} | 6 | it reports a failure
            200 | application/json | {"success":0,"totalNum":0,"collections":[]} | 6 | it reports a failure
            200 | application/json | {"message":"slow down","collections":[]} | 6 | it reports a failure
            200 | application/json | {"accountId":9,"collections":[]} | 6 | it is about another account
            200 | application/json | {"collections":[{"id":1,"accountId":9}]} | 6 | it is about another account
            200 | application/json | {"totalNum":5} | 6 | it has no collections
            200 | application/json | {"collections":{}} | 6 | its collections are an object, not an array
            200 | application/json | {"collections":"x"} | 6 | its collections are a string, not an array
            200 | application/json | {"collections":[{"id":1},7]} | 6 | its collections[1] is a number, not an object
            200 | application/json | {"collections":[{"collection":7,"count":1}]} | 6 | its collections[0] has a number for a collection
            200 | application/json | {"collections":[{"name":"n"}]} | 6 | its collections[0] has neither a collection nor an id
            200 | application/json | {"totalNum":1.5,"collections":[]} | 6 | its totalNum is 1.5, not a count
            200 | application/json | {"totalNum":99999999999999999999,"collections":[]} | 6 | its totalNum is 99999999999999999999
            200 | application/json | {"totalNum":true,"collections":[]} | 6 | its totalNum is true, not a count
            200 | application/json | {"totalNum":[],"collections":[]} | 6 | its totalNum is an array, not a count
            200 | application/json | {"totalNum":-5,"collections":[]} | 6 | its totalNum is -5
            200 | application/json | {"collections":[]} {} | 6 | unexpected content after the end of the JSON
            200 | application/json | {"collections":[NaN]} | 6 | is not JSON at line 1, column 20 (byte 19): unexpected 'NaN'; HTTP 200
            200 | application/json | {"collections":[+1]} | 6 | unexpected '+'; HTTP 200
            200 | application/json | {/* no */"collections":[]} | 6 | unexpected '/'; HTTP 200
            511 | text/html | <html> | 5 | HTTP 511 with an HTML page
            403 | application/json | {"message":"Forbidden"} | 3 | HTTP 403 with a body
            200 | application/json | {"collections":[],"collections":[]} | 6 | the name 'collections' appears twice
            """)
    void errorIsOneLineWithItsExitCode(int status, String type, String body, int code, String part) throws IOException {
        fails(answer(status, type, body), code, part);
    }

    @Test
    void deepNestingIsAnError() throws IOException {
        fails(json("{\"collections\":" + "[".repeat(2000)), 6, "exceeds a limit");
    }

    private static void fails(String answer, int code, String part) throws IOException {
        try (ScriptedServer server = new ScriptedServer(answer)) {
            Run.Result run = Run.with().args("--base-url", server.base(), "--account", "1", "-o", "json");
            assertAll(
                    run.toString(),
                    () -> assertEquals(code, run.code()),
                    () -> assertEquals("", run.out()),
                    () -> assertTrue(run.err().startsWith("lcollections: "), "prefix"),
                    () -> assertTrue(run.err().lines().anyMatch(line -> line.contains(part)), part),
                    () -> assertTrue(run.err().lines().count() <= 2, "one line and a hint"),
                    () -> assertFalse(run.err().contains("StreamRead"), "no setting of the parser's"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"resultInfo":{"code":0,"message":"SUCCESS"},"collections":[{"id":1,"count":1}]} | {"id":1,"count":1}
            {"collections":[{"collection":{"id":1,"name":"n"},"count":2}]} | {"id":1,"name":"n","count":2}
            {"totalNum":null,"collections":[{"id":1,"count":2,"name":"n"}]} | {"id":1,"name":"n","count":2}
            {"collections":[{"new":[1],"collection":{"id":1,"y":1.10},"count":2}]} | {"id":1,"y":1.10,"new":[1],"count":2}
            {"collections":[null]} | {"id":null}
            {"accountId":"","code":"OK","status":"ok","message":"","collections":[{"id":1,"count":1}]} | {"id":1,"count":1}
            """)
    void everyFormOfAPageIsRead(String body, String row) throws IOException {
        try (ScriptedServer server = new ScriptedServer(json(body))) {
            Run.Result run = Run.with().args("--base-url", server.base(), "--account", "1", "-o", "ndjson");
            run.expectOut(row + "\n").expectCode(0);
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
                run.expectOut("");
            }
            Run.with().to(server).line("--account 1").expectCode(0);
        }
    }

    // Retry-After, and the hints for the public service

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** A date is compared with the clock of the server, or with the local one where the server gives none. */
    @ParameterizedTest
    @CsvSource({
        "0, '', 0, 0",
        "7, '', 0, 7",
        "' 120 ', '', 0, 120",
        "007, '', 0, 7",
        "9.5, '', 0, 10",
        "0.0, '', 0, 0",
        "99999999999999999999, '', 0, 3153600000",
        "999999999999999999, '', 0, 3153600000",
        "'Fri, 1 jan 2026 00:00:30 gmt', '', 0, 30",
        "'Thu, 01 Jan 2026 01:00:30 +0100', '', 0, 30",
        "999999999, '', 0, 999999999",
        "'3, 120, soon', '', 0, 120",
        "'Fri, 31 Dec 999999999 23:59:59 GMT', '', 0, 3153600000",
        "'Thursday, 01-Jan-26 00:00:30 GMT', '', 0, 30",
        "'Sunday, 06-Nov-94 08:49:37 GMT', '', 0, 0",
        "'Thu Jan  1 00:00:30 2026', '', 0, 30",
        "'Thu Jan  1 00:00:30 2026', 'Thu Jan  1 00:00:20 2026', 0, 10",
        "'Thu, 01 Jan 2026 00:00:30 GMT, Thu, 01 Jan 2026 00:00:40 GMT', '', 0, 40",
        "'Thu, 01 Jan 2026 00:00:30 GMT', '', 0, 30",
        "'Thu, 01 Jan 2026 00:00:30 GMT', no date, 0, 30",
        "'Thu, 01 Jan 2026 00:00:30 GMT', '', 31, 0",
        "'Thu, 01 Jan 2026 00:00:30 GMT', 'Thu, 01 Jan 2026 00:00:20 GMT', -86400, 10",
        "'Thu, 01 Jan 2026 00:00:30 GMT', 'Thu, 01 Jan 2026 00:00:31 GMT', 0, 0"
    })
    void retryAfterIsSecondsOrADate(String header, String date, long clock, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), retryAfter(header, date, NOW.plusSeconds(clock)));
        for (String invalid : "|  |soon|-1|-1.5|.|1e3|+7|NaN|Infinity|0x7|7s|2026-01-01T00:00:30Z|٧".split("[|]")) {
            assertEquals(Optional.empty(), retryAfter(invalid, date, NOW), invalid);
        }
    }

    private static Optional<Duration> retryAfter(String header, String date, Instant now) {
        Map<String, List<String>> headers = Map.of("Retry-After", List.of(header), "Date", List.of(date));
        return ApiErrors.retryAfter(HttpHeaders.of(headers, (name, value) -> true), now);
    }

    @ParameterizedTest
    @CsvSource({
        "404,gone,true,true",
        "503,gone,true,true",
        "200,<html>parked,true,true",
        "400,'{\"code\":101002}',true,false",
        "503,gone,false,false"
    })
    void hintSaysThatThePublicServiceIsClosed(int status, String body, boolean isPublic, boolean expected)
            throws IOException {
        ApiException failure = fetch(ScriptedServer.answer(status, "text/plain", body));
        String hint = isPublic ? ApiErrors.ofPublicService(failure).hint() : failure.hint();
        assertEquals(expected, hint.equals(ApiErrors.SERVICE_CLOSED), hint);
    }

    @Test
    void publicBaseIsRecognizedInAnySpelling() {
        assertTrue(BaseUrl.of("https://API3.loopring.io/").isPublic());
        assertTrue(BaseUrl.of("https://uat2.loopring.io").isPublic());
        assertFalse(BaseUrl.of("https://relayer.example").isPublic());
    }

    private static ApiException fetch(String answer) throws IOException {
        try (ScriptedServer server = new ScriptedServer(answer)) {
            HttpSettings settings = new HttpSettings(
                    Optional.empty(),
                    Duration.ofSeconds(30),
                    "test",
                    new TlsConfig(name -> null, List.of()),
                    ProxyRoute.direct("a test"),
                    new RequestLog() {},
                    new VirtualTime());
            Query query = PagingScenario.of(0, 50, 50).query();
            HttpCollectionsApi api = new HttpCollectionsApi(BaseUrl.of(server.base()), settings);
            return assertThrows(ApiException.class, () -> api.fetch(query));
        }
    }

    // Base URLs

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            https://gate.example:8443/a/b/, https://gate.example:8443/a/b
            ` 'https://relayer.example'\u00a0`, https://relayer.example
            "http://127.0.0.1:/x", http://127.0.0.1/x
            http://[::1]:080/, http://[::1]:80
            https://relayer.example.:8443/a./, https://relayer.example:8443/a.
            """)
    void pastedQuotesAndBlanksAndEmptyPartsAreDropped(String typed, String base) {
        assertEquals(base, BaseUrl.of(typed).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1, false",
        "http://127.9.8.7:80, false",
        "http://localhost:8080, false",
        "http://[::1]:9, false",
        "https://relayer.example, false",
        "HTTPS://RELAYER.example, false",
        "http://LOCALHOST, false",
        "http://relayer.example, true",
        "http://127.evil.example, true",
        "http://localhost.evil.example, true",
        "http://10.0.0.1, true",
        "http://[::2], true",
        "http://127.0.0.1.evil.example, true",
        "HTTP://relayer.example, true"
    })
    void plainHttpToAnotherMachineIsReadableByOthers(String base, boolean isReadable) {
        assertEquals(isReadable, BaseUrl.of(base).isReadableByOthers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            localhost:8080|did you mean https://localhost:8080?
            relayer.example|did you mean https://relayer.example?
            ftp://relayer.example|
            //127.0.0.1:1|
            https://my_host|
            http://127.0.0.1:99999|
            https://|
            https://relayer.example?x=1|
            https://relayer.example#x|
            http://a b|
            """)
    void anythingElseIsRefused(String base, String hint) {
        UsageException wrong = assertThrows(UsageException.class, () -> BaseUrl.of(base));
        assertTrue(wrong.getMessage().contains(base), wrong.getMessage());
        assertEquals(
                hint == null ? "give a URL such as https://relayer.example or http://127.0.0.1:8080" : hint,
                wrong.hint());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://me:hunter2@relayer.example
            https://me:hunter2@relayer example
            me:hunter2@relayer
            https://me:hunter2@x@relayer
            https://me:hunter2@my_host
            """)
    void passwordInItIsRefusedAndNotShown(String base) {
        UsageException wrong = assertThrows(UsageException.class, () -> BaseUrl.of(base));
        assertFalse((wrong.getMessage() + wrong.hint()).contains("hunter2"), wrong.getMessage());
    }
}
