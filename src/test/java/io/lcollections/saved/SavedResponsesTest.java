package io.lcollections.saved;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonException;
import io.lcollections.json.JsonReader;
import io.lcollections.support.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of saved responses: what is read of each form in which people keep them, and what is said of it. */
class SavedResponsesTest {
    private static final String ONE = "{\"totalNum\":2,\"collections\":[{\"collection\":{\"id\":1},\"count\":0}]}";
    private static final String TWO = "{\"totalNum\":2,\"collections\":[{\"collection\":{\"id\":2,\"contractAddress\":"
            + "\"0x00000000000000000000000000000000000000Aa\"},\"count\":5}]}";
    private static final String ROW_1 = "{\"id\":1,\"count\":0}\n";
    private static final String ROW_2 =
            "{\"id\":2,\"contractAddress\":\"0x00000000000000000000000000000000000000Aa\",\"count\":5}\n";

    @Test
    void whatWePrintedReadsBackToTheSameBytes() throws IOException {
        for (String format : new String[] {"json", "ndjson"}) {
            String once = Run.with()
                    .stdin(fixture())
                    .args("--input", "-", "-o", format)
                    .out();
            Run.Result twice = Run.with().stdin(once).args("--input", "-", "-o", format);
            assertEquals(once, twice.out(), twice.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"' '", "'\n'", "''", "'\n\n  '"})
    void pagesStandBehindEachOther(String between) {
        Run.Result run = piped(ONE + between + TWO);
        assertEquals(ROW_1 + ROW_2, run.out(), run.toString());
        assertEquals("", run.err());
        assertEquals(0, run.code());
    }

    @Test
    void filtersOffsetAndLimitWorkAsTheServiceDoes() {
        assertEquals(ROW_2, rows("--non-zero"));
        assertEquals(ROW_2, rows("--token-address", "0x00000000000000000000000000000000000000AA"));
        assertEquals(ROW_2, rows("--offset", "1"));
        assertEquals(ROW_1, rows("--limit", "1"));
        assertEquals("", rows("--offset", "9"));
        assertEquals(ROW_1, rows("--collection-id", "1"));
        assertEquals("", rows("--collection-id", "3"));
        assertEquals(ROW_1 + ROW_2, rows("--non-zero=false"));
        // Without the field of a filter, a row may be any collection.
        assertEquals(
                "",
                piped("{\"name\":\"a\",\"count\":1,\"owner\":null}", "--collection-id", "1")
                        .out());
        assertEquals(
                "",
                piped(ROW_1, "--token-address", "0x00000000000000000000000000000000000000AA")
                        .out());
        String byCollection = ROW_2.replace("contractAddress\":", "contractAddress\":\"0x1\",\"collectionAddress\":");
        assertEquals(
                byCollection,
                piped(byCollection, "--token-address", "0x00000000000000000000000000000000000000AA")
                        .out());
    }

    @Test
    void totalUnderAFilterIsCountedWhereAllIsThere() {
        Run.Result whole = Run.with().stdin(ONE + TWO).args("--input", "-", "--non-zero", "-o", "json");
        assertTrue(whole.out().startsWith("{\"totalNum\":1,"), whole.toString());
        Run.Result part = Run.with().stdin(TWO).args("--input", "-", "--non-zero", "-o", "json");
        assertTrue(part.out().startsWith("{\"collections\":"), part.toString());
        assertEquals("1 of 2 collections; standard input has no more\n", part.err());
    }

    @Test
    void limitedRowsAreSaidToBeSo() {
        Run.Result run = piped(ONE + TWO, "--limit", "1");
        assertEquals("1 of 2 collections; --all fetches every one\n", run.err());
        Run.Result behind = piped(ONE + TWO, "--offset", "9");
        assertEquals("no collections from offset 9 on: there are 2\n", behind.err(), behind.toString());
    }

    @Test
    void rawIsTheFileItself() {
        Run.Result run = Run.with().stdin("\uFEFF " + ONE + "\n\n" + TWO).args("--input", "-", "-o", "raw");
        assertEquals(ONE + "\n" + TWO + "\n", run.out(), run.toString());
    }

    @Test
    void accountsOfOurOwnFilesAreTold() {
        String two = "{\"accountId\":7,\"collections\":[{\"id\":1,\"count\":0}]}\n"
                + "{\"accountId\":8,\"id\":2,\"count\":5}\n";
        Run.Result both = Run.with().stdin(two).args("--input", "-", "-o", "csv", "--columns", "accountId,id");
        assertEquals("accountId,id\n7,1\n8,2\n", both.out(), both.toString());
        // The row without an account would be listed twice.
        Run.Result mixed = Run.with().stdin(two + "{\"id\":3,\"count\":1}").line("--input -");
        assertTrue(mixed.code() == 2 && mixed.err().contains("holds 2 accounts: 7, 8"), mixed.err());
        Run.Result one = Run.with().stdin(two).args("--input", "-", "--account", "8", "-o", "json");
        assertEquals("{\"accountId\":8,\"collections\":[{\"id\":2,\"count\":5}]}\n", one.out(), one.toString());
        Run.Result none = Run.with().stdin(two).args("--input", "-", "--account", "9");
        assertEquals(4, none.code(), none.toString());
        assertTrue(none.err().contains("account 9 is not in standard input"), none.err());
    }

    /** In a time that does not grow with the square of the size; it would take hours. */
    @Test
    void stringsOfMillionsOfDigitsAreNoCounts() {
        String digits = "1".repeat(8_000_000);
        String answer = "{\"totalNum\":\"" + digits + "\",\"collections\":[]}";
        Run.Result total = Run.with().stdin(answer).args("--input", "-");
        assertTrue(total.err().contains("its totalNum is a string, not a count"), total.err());
        String error = "{\"resultInfo\":{\"code\":\"" + digits + "\"}}";
        Run.Result code = Run.with().stdin(error).args("--input", "-");
        assertTrue(code.err().contains("no reason given (code 11111111111111111111…)"), code.err());
    }

    @Test
    void fileThatIsCutOffAnywhereIsTold() {
        String file = ONE + "\n" + TWO;
        for (int length = 1; length < file.length(); length++) {
            Run.Result run = piped(file.substring(0, length));
            boolean whole = length == ONE.length() || length == ONE.length() + 1;
            assertEquals(whole ? 0 : 6, run.code(), "cut after " + length + ": " + run);
            assertEquals(whole ? ROW_1 : "", run.out());
            String line = length > ONE.length() ? "line 2" : "line 1";
            assertTrue(whole || run.err().contains(line), run.err());
        }
    }

    @Test
    void cutThatFallsBehindAWholeValueOrWithinAWordIsStillACut() throws IOException {
        String file = fixture().strip();
        for (int length = 1; length < file.length(); length++) {
            byte[] bytes = file.substring(0, length).getBytes(StandardCharsets.UTF_8);
            JsonException cut = assertThrows(JsonException.class, () -> new JsonReader().read(bytes));
            assertTrue(cut.isCutOff(), file.substring(0, length) + "\n" + cut);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|6|standard input is empty",
                "{\"a\":1}|6|standard input, line 1: not a saved response: it has neither a collection nor an id",
                "{\"a\":\"{}\"}|6|hint: such a file holds responses of the service, or the output of -o json or ndjson; jq -r .FIELD FILE",
                "{\"1\":{\"collections\":[]},\"2\":{\"resultInfo\":{\"code\":1}}}|6|not one saved response, but one in each field: 1, 2",
                "{\"response\":{\"resultInfo\":{\"code\":104002,\"message\":\"no\"}}}|3|line 1: a saved error: \"no\" (code 104002)",
                "{\"accountId\":\"0x1\",\"id\":1}|6|its accountId is not the number of an account, but '0x1'",
                "{\"id\":1,\"resultInfo\":{\"code\":104002,\"message\":\"no\"}}|3|line 1: a saved error",
                "{\"resultInfo\":{\"code\":104002,\"message\":\"no\"}}|3|line 1: a saved error: \"no\" (code 104002)"
            })
    void whatIsNoSavedAnswerIsTold(String file, int code, String part) {
        Run.Result run = Run.with().stdin(file).args("--input", "-");
        assertEquals(code, run.code(), run.toString());
        assertTrue(run.err().contains(part), run.toString());
    }

    @Test
    void accountAroundAResponseIsThatOfItsCollections() {
        String page = "{'accountId':%s,'response':{'totalNum':1,'collections':[{'collection':{'id':%s},'count':1}]}}%n";
        String both = (page.formatted(1, 8) + page.formatted(2, 9)).replace('\'', '"');
        Run.Result all = Run.with().stdin(both).args("--input", "-", "-o", "ndjson");
        assertEquals(
                "{'accountId':1,'id':8,'count':1}\n{'accountId':2,'id':9,'count':1}\n",
                all.out().replace('"', '\''));
        Run.Result other = Run.with().stdin(both).args("--input", "-", "-a", "5");
        assertEquals(4, other.code());
        assertTrue(other.err().contains("account 5 is not in standard input"), other.err());
    }

    @Test
    void fileThatCannotBeReadIsTold(@TempDir Path folder) {
        Run.Result missing =
                Run.with().args("--input", folder.resolve("none.json").toString());
        assertEquals(2, missing.code(), missing.toString());
        assertTrue(missing.err().contains("none.json' cannot be read: there is no such file"), missing.err());
        Run.Result directory = Run.with().args("--input", folder.toString());
        assertEquals(2, directory.code(), directory.toString());
        assertTrue(directory.err().contains("cannot be read: Is a directory"), directory.err());
    }

    /** It has no position, and may be empty between two parts of a file. */
    @Test
    void pipesAreReadByName() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Thread writer = new Thread(() -> {
            try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write(gzip(ONE.getBytes(StandardCharsets.UTF_8)));
                Thread.sleep(300);
                out.write(gzip(TWO.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        });
        writer.start();
        Run.Result run = run(pipe, "-o", "ndjson");
        writer.join();
        assertEquals(ROW_1 + ROW_2, run.out(), run.toString());
    }

    /** The rows of saved responses on standard input, one per line. */
    private static Run.Result piped(String saved, String... options) {
        return Run.with().stdin(saved).given("--input", "-", "-o", "ndjson").args(options);
    }

    private static String rows(String... options) {
        return piped(ONE + TWO, options).out();
    }

    private static String fixture() throws IOException {
        try (InputStream in = SavedResponsesTest.class.getResourceAsStream("/saved/page.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'collection':{'id':1,'code':5,'resultInfo':{'code':3}},'count':1}",
                "{'collection':{'id':1,'collections':[{'id':9}]},'count':1}",
                "{'collection':{'id':1,'collection':{'id':2}},'count':1}",
                "{'collection':{'id':1,'collection':'x'},'count':1}",
                "{'collection':{'id':1,'totalNum':-1},'count':1}",
                "{'collection':{'name':'no id'},'count':1}",
                "{'collection':{'id':null},'count':null}",
                "{'id':'1','count':1.0,'a.b':{'':[]}}"
            })
    void rowIsKept(String row) {
        for (String format : new String[] {"json", "ndjson"}) {
            String wire = ("{'collections':[" + row + "]}").replace('\'', '"');
            Run.Result once = Run.with().stdin(wire).args("--input", "-", "-o", format);
            assertEquals(0, once.code(), once.toString());
            Run.Result twice = Run.with().stdin(once.out()).args("--input", "-", "-o", format);
            assertEquals(once.out(), twice.out(), twice.toString());
        }
    }

    @Test
    void rowsThatShareAnIdWithinAPageAreKeptAsTheyWereServed() {
        String page = "{\"collections\":[{\"id\":1,\"name\":\"A\"},{\"id\":1,\"name\":\"B\"}]}";
        Run.Result run = piped(page);
        assertEquals(2, run.out().lines().count(), run.toString());
    }

    @Test
    void rowsLeftOutAreCounted() {
        String pages = "{\"collections\":[{\"id\":1},{\"id\":2}]}{\"collections\":[{\"id\":2},{\"id\":3}]}";
        Run.Result run = Run.with().stdin(pages).args("--input", "-", "-o", "csv", "--columns", "id", "--no-header");
        assertEquals("1\n2\n3\n", run.out(), run.toString());
        assertEquals("left out because an earlier page of standard input has the same collection: 1\n", run.err());
    }

    // Forms, each of which is said to be what it was taken for

    private static final String WIRE =
            "{'totalNum':2,'collections':[{'collection':{'id':1},'count':2},{'collection':{'id':2},'count':7}]}";
    private static final String ROWS = "1,2\n2,7\n";

    @TempDir
    private Path folder;

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), json(text));
    }

    private Path file(String text) throws IOException {
        return file("saved", text);
    }

    private static Run.Result run(Path file, String... more) {
        return Run.with().given("--input", file.toString()).args(more);
    }

    private static Run.Result csv(Path file, String... more) {
        List<String> args = new ArrayList<>(Arrays.asList(more));
        args.addAll(List.of("-o", "csv", "--no-header", "--columns", "id,count"));
        return run(file, args.toArray(String[]::new));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void expectRead(Run.Result run, String rows, String form) {
        assertEquals(rows, run.out(), run.toString());
        assertEquals(0, run.code(), run.toString());
        assertTrue(run.err().lines().findFirst().orElse("").contains(" was read as " + form), run.err());
    }

    private static void expectRefused(Run.Result run, String... parts) {
        assertEquals(6, run.code(), run.toString());
        assertEquals("", run.out(), run.toString());
        for (String part : parts) {
            assertTrue(run.err().contains(part), run.err());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a JSON array | [WIRE]
            a JSON array | [[WIRE]]
            a JSON array | [{'collection':{'id':1},'count':2},{'collection':{'id':2},'count':7}]
            a JSON array | [{'id':1,'count':2},{'id':2,'count':7}]
            a JSON array | [{'id':1,'count':2}]¶[{'id':2,'count':7}]
            responses within response | {'response':WIRE}
            responses within data | {'data':WIRE}
            responses within data, responses within result | {'data':{'result':WIRE}}
            responses within 7 | {'7':WIRE}
            responses within result | {'jsonrpc':'2.0','id':1,'result':WIRE}
            results of the SDK | {'totalNum':2,'collections':[{'id':1,'extends':{'count':2}},{'id':2,'extends':{'count':7}}],'raw_data':{'collections':[]}}
            a JSON array, results of the SDK | [{'id':1,'extends':{'count':2}},{'id':2,'extends':{'count':7}}]
            """)
    void otherFormsOfPages(String form, String saved) throws IOException {
        Path file = file(saved.replace("WIRE", WIRE).replace('¶', '\n'));
        expectRead(csv(file, "--all"), ROWS, form);
        Run.Result diff =
                Run.with().args("diff", file("wire", WIRE).toString(), file.toString(), "-a", "5", "--exit-code", "-q");
        assertEquals("", diff.out(), diff.toString());
        assertEquals(0, diff.code(), diff.toString());
    }

    @Test
    void pageWithAnIdIsNoCollection() throws IOException {
        Run.Result run = csv(file(WIRE.replace("{'totalNum'", "{'id':'r','accountId':7,'totalNum'")), "--all");
        assertEquals(ROWS, run.out(), run.toString());
        expectRefused(csv(file("{'7':" + WIRE + ",'8':" + WIRE + "}")), "one in each field: 7, 8", "jq -c '.[]'");
    }

    /** As the service sends it for what it knows nothing about. */
    @Test
    void rowsMayBeNull() throws IOException {
        String page = page(3, 1, 2).replace("},{'c", "},null,{'c");
        assertEquals("1,1\n,\n2,1\n", csv(file(page), "--all").out());
        String printed = run(file(page), "-o", "ndjson").out();
        assertEquals(printed, run(file(printed), "-o", "ndjson").out());
        Run.Result nfts = csv(file("{'totalNum':2,'data':[null," + nft(1, 1, 1) + "]}"));
        assertEquals("1,1\n", nfts.out(), nfts.toString());
        assertTrue(nfts.err().contains("1 of 2 NFTs"), nfts.err());
    }

    @Test
    void anArrayMayBeEmptyAndHasOnlyObjects() throws IOException {
        assertEquals(0, csv(file("[]")).code());
        expectRefused(csv(file("[1]")), "line 1: not a saved response: it is a number, not an object");
    }

    @Test
    void otherFieldsOfExtendsStay() throws IOException {
        Run.Result run = run(file("{'id':1,'extends':{'count':2,'x':3}}"), "-o", "ndjson");
        assertEquals(json("{'id':1,'extends':{'x':3},'count':2}\n"), run.out());
        Run.Result both = run(file("{'id':1,'extends':{'count':2},'count':5}"), "-o", "ndjson");
        assertEquals(json("{'id':1,'extends':{'count':2},'count':5}\n"), both.out());
    }

    private static String nft(int collection, int nft, int balance) {
        return "{'id':" + nft + ",'accountId':7,'nftData':'0x" + collection + "f" + nft + "','total':'" + balance
                + "','collectionInfo':{'id':" + collection + ",'name':'N" + collection + "'}}";
    }

    @Test
    void nftBalancesAreGrouped() throws IOException {
        String rows = nft(1, 1, 1) + "," + nft(2, 1, 9) + "," + nft(1, 2, 3) + "," + nft(1, 3, 0);
        String page = "{'totalNum':4,'data':[" + rows + "]}";
        Run.Result run = run(file(page), "--all", "-o", "json");
        expectRead(
                run,
                json("{'accountId':7,'collections':[{'id':1,'name':'N1','count':2},{'id':2,'name':'N2','count':1}]}\n"),
                "NFT balances, grouped by collection");
        assertEquals("1,2\n2,1\n", csv(file("[" + rows + "]")).out());
        assertEquals(
                "1,2\n2,1\n",
                csv(file(page.replace("'data'", "'userNFTBalances'"))).out());
        // The same NFT on two pages counts once.
        String other = "{'totalNum':4,'data':[" + nft(1, 1, 1) + "," + nft(2, 1, 9) + "]}";
        assertEquals("1,2\n2,1\n", csv(file(page + other)).out());
        Path second = file("second", "{'totalNum':5,'data':[" + nft(2, 5, 1) + "]}");
        Run.Result merged = csv(file(page.replace(":4", ":5")), "--input", second.toString(), "--all");
        assertEquals("1,2\n2,2\n", merged.out(), merged.toString());
    }

    @Test
    void missingNftsAreSeen() throws IOException {
        Path part = file("{'totalNum':3,'data':[" + nft(1, 1, 1) + "," + nft(2, 1, 1) + "]}");
        Run.Result run = csv(part);
        assertEquals(0, run.code());
        assertTrue(run.err().contains("2 of 3 NFTs were saved"), run.err());
        assertEquals(6, csv(part, "--all").code());
        // Two responses for one collection each, with the same total, of which the first one is incomplete.
        Path two = file("{'totalNum':2,'data':[" + nft(1, 1, 1) + "]}{'totalNum':2,'data':[" + nft(2, 1, 1) + ","
                + nft(2, 2, 1) + "]}");
        assertTrue(csv(two).err().contains("1 of 2 NFTs of collection 1 were saved"), csv(two).err());
        Path plain = file("{'totalNum':1,'data':[{'id':1,'nftData':'0x1','total':'1'}]}");
        expectRefused(csv(plain), "NFT balances without their collections", "metadata=true");
        Path mixed = file("[" + nft(1, 1, 1) + ",{'accountId':7,'nftData':'0x1','total':'1'}]");
        assertTrue(
                csv(mixed).err().contains("left out because they are in no collection: 1 NFTs"),
                csv(mixed).err());
    }

    private static String entry(String query, String response) {
        return "{'request':{'method':'GET','url':'https://r.example/api/v3/user/collection/details?" + query
                + "'},'response':" + response + "}";
    }

    private static String ok(String body) {
        String base64 = Base64.getEncoder().encodeToString(json(body).getBytes(StandardCharsets.UTF_8));
        return "{'status':200,'content':{'text':'" + base64 + "','encoding':'base64'}}";
    }

    private static String har(String... entries) {
        return "{'log':{'version':'1.2','entries':[{'request':{'method':'OPTIONS','url':'https://r.example/api/v3/"
                + "user/collection/details?accountId=7'},'response':{'status':204}},{'request':{'url':"
                + "'https://r.example/api/v3/timestamp'},'response':{'status':200,'content':{'text':'{}'}}}"
                + Arrays.stream(entries).map(entry -> "," + entry).collect(Collectors.joining()) + "]}}";
    }

    private static String page(int total, int... ids) {
        List<String> rows = new ArrayList<>();
        for (int id : ids) {
            rows.add("{'collection':{'id':" + id + "},'count':1}");
        }
        return "{'totalNum':" + total + ",'collections':[" + String.join(",", rows) + "]}";
    }

    @Test
    void harOfTwoAccounts() throws IOException {
        Path file = file(har(
                entry("accountId=7&limit=1&offset=0", ok(page(2, 1))),
                entry("offset=0&accountId=8", ok(page(1, 5))),
                entry("accountId=7&limit=1&offset=1", ok(page(2, 2)))));
        Run.Result run = run(file, "--all", "-o", "csv", "--columns", "accountId,id", "--no-header");
        expectRead(run, "7,1\n7,2\n8,5\n", "a HAR file with 3 of 3 responses of this call");
        assertEquals(
                json(page(2, 1) + "\n" + page(2, 2) + "\n"),
                run(file, "-a", "7", "-o", "raw").out());
        assertEquals(4, csv(file, "-a", "9").code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'status':200,'content':{'size':900}}|saved without the body",
                "{'status':200,'content':{'text':''}}|saved without the body",
                "{'status':0}|it has no response",
                "{'status':429,'content':{'text':'x'}}|HTTP status 429",
                "{'status':200,'content':{'text':'{'}}|its response is cut off",
                "{'status':200,'content':{'text':'<html>'}}|its response is not JSON",
                "{'status':200,'content':{'text':'%','encoding':'base64'}}|saved without the body;not JSON;cut off",
                "{'status':200,'content':{'text':'{\\\"a\\\":1}'}}|it has neither a collection nor an id",
                "{'status':200,'content':{'text':'{\\\"resultInfo\\\":{\\\"code\\\":104002}}'}}|a saved error"
            })
    void harWithoutABodyIsNeverSilentlyIncomplete(String response, String reasons) throws IOException {
        String bad = entry("accountId=7&offset=1", response);
        Run.Result alone = csv(file(har(bad)));
        expectRefused(alone, "a request of the HAR file cannot be used");
        assertTrue(Arrays.stream(reasons.split(";")).anyMatch(alone.err()::contains), alone.err());
        Path other = file(har(bad, entry("accountId=8", ok(page(1, 5)))));
        assertEquals(6, csv(other, "-a", "7", "--all").code());
        assertTrue(
                csv(other, "-a", "7").err().contains("cannot be used"),
                csv(other, "-a", "7").err());
        // Repeated with success, it does not matter.
        assertEquals(
                0,
                csv(file(har(bad, entry("accountId=7", ok(page(1, 5))))), "--all")
                        .code());
    }

    @Test
    void harThatIsNotComplete() throws IOException {
        Path part = file(har(entry("accountId=7", ok(page(3, 1, 2)))));
        assertEquals(6, csv(part, "--all").code());
        Path noTotal = file(har(entry("accountId=7&limit=2", ok(page(0, 1, 2).replace("'totalNum':0,", "")))));
        assertEquals(6, csv(noTotal, "--all").code());
        assertTrue(
                csv(noTotal).err().contains("may not be the only page"),
                csv(noTotal).err());
        expectRefused(csv(file(har())), "a HAR file without a request of user/collection/details");
    }

    /** The total of a request with a filter is not that of the account. */
    @Test
    void harWithFilters() throws IOException {
        String filtered = entry("accountId=7&tokenAddress=0x1", ok(page(1, 2)));
        Path both = file(har(entry("accountId=7&limit=1", ok(page(3, 1))), filtered));
        Run.Result run = csv(both, "--all");
        assertEquals(6, run.code(), run.toString());
        assertTrue(run.err().contains("2 of 3 collections"), run.err());
        Run.Result only = csv(file(har(filtered)));
        assertEquals("2,1\n", only.out(), only.toString());
        assertTrue(only.err().contains("only collections that match tokenAddress=0x1 were saved"), only.err());
        Run.Result incomplete = csv(file(har(filtered)), "--all");
        assertEquals(6, incomplete.code(), incomplete.toString());
        assertTrue(
                incomplete.err().contains("save the HAR file again with a request without this filter"),
                incomplete.err());
    }

    @Test
    void harOfNftBalances() throws IOException {
        String balances = entry("accountId=7", ok("{'totalNum':1,'data':[" + nft(1, 1, 1) + "]}"))
                .replace("user/collection/details", "user/nft/collection/balances");
        assertEquals("1,1\n", csv(file(har(balances)), "--all").out());
    }

    @Test
    void responsesWithTheirHeaders() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX: {\r\n\r\n";
        String first = "HTTP/1.1 100 Continue\r\n\r\n" + head + page(2, 1);
        expectRead(csv(file(first + "\n" + head + page(2, 2)), "--all"), "1,1\n2,1\n", "HTTP responses");
        String moved = "HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n<html>{'</html>";
        expectRead(csv(file(moved + moved + head + page(1, 1)), "--all"), "1,1\n", "HTTP responses");
        expectRefused(csv(file(moved)), "it seems to be an HTML page");
        expectRefused(csv(file(head + "1f\r\n{}\r\n0\r\n\r\n")), "it seems to be an HTTP response in chunks");
        expectRefused(csv(file(head + "<html>")), "it seems to be an HTML page");
        expectRefused(csv(file(head)), "is empty");
        expectRefused(csv(file(head + page(2, 1).substring(0, 20))), "is cut off at line 5");
        Path packed = folder.resolve("packed");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(head.getBytes(StandardCharsets.UTF_8));
        bytes.write(gzip(json(WIRE).getBytes(StandardCharsets.UTF_8)));
        Files.write(packed, bytes.toByteArray());
        expectRead(csv(packed), ROWS, "gzip");
    }

    @Test
    void gzipThatIsWholeOrCutOff() throws IOException {
        byte[] packed = gzip(json(WIRE).getBytes(StandardCharsets.UTF_8));
        expectRead(csv(Files.write(folder.resolve("a"), packed)), ROWS, "gzip");
        for (int length = 3; length < packed.length; length++) {
            Run.Result run = csv(Files.write(folder.resolve("a"), Arrays.copyOf(packed, length)));
            expectRefused(run, "is cut off: its gzip data does not end");
        }
        packed[0] = 0;
        assertEquals(6, csv(Files.write(folder.resolve("a"), packed)).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void otherEncodings(String charset) throws IOException {
        String text = json("\uFEFF" + page(2, 1) + "\r\n\uFEFF" + page(2, 2));
        Path file = Files.write(folder.resolve("a"), text.getBytes(Charset.forName(charset)));
        expectRead(csv(file, "--all"), "1,1\n2,1\n", "UTF-16 or UTF-32");
    }

    /** Half of a surrogate pair. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void malformedTextIsRefused(String charset) throws IOException {
        String text = json("{'id':1,'name':'#'}");
        byte[] bytes = text.getBytes(Charset.forName(charset));
        bytes[2 * text.indexOf('#') + (charset.endsWith("LE") ? 1 : 0)] = (byte) 0xd8;
        expectRefused(csv(Files.write(folder.resolve("a"), bytes)), "is not text: byte 32 is not " + charset);
    }

    /** A mark within a string belongs to the string. */
    @Test
    void marksBetweenPages() throws IOException {
        Run.Result run = run(file("\uFEFF{'id':1,'name':'\uFEFF'}\uFEFF{'id':2}\uFEFF\n\u001E"), "-o", "ndjson");
        assertEquals(json("{'id':1,'name':'\\ufeff'}\n{'id':2}\n"), run.out(), run.toString());
        assertEquals("", run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'accountId':7,'collections':[{'id':1}]}",
                "{'collections':[{'id':1}],'accountId':'7'}",
                "{'id':1,'count':1,'accountId':'7'}",
                "{'accountId':7.0,'id':1}",
                "{'collections':[{'collection':{'id':1},'accountId':'7'}]}",
                "[{'id':1,'accountId':' 7 '}]"
            })
    void accountIsWhatTheFileSays(String saved) throws IOException {
        Path file = file(saved);
        assertTrue(
                run(file, "-o", "json").out().startsWith(json("{'accountId':7,")),
                run(file, "-o", "json").out());
        assertEquals(4, run(file, "-a", "999").code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'accountId':'x','id':1}",
                "{'accountId':-1,'id':1}",
                "{'accountId':1.5,'id':1}",
                "{'accountId':[7],'collections':[]}",
                "{'accountId':7,'collections':[{'id':1,'accountId':8}]}"
            })
    void accountThatIsNone(String saved) throws IOException {
        expectRefused(run(file(saved)), "not a saved response: its accountId is ");
    }

    @Test
    void rowsOfSeveralAccountsOnAPage() throws IOException {
        Path file = file("{'totalNum':2,'collections':[{'id':1,'accountId':7},{'id':1,'accountId':8}]}");
        String[] csv = {"--all", "-o", "csv", "--no-header", "--columns", "accountId,id"};
        assertEquals("7,1\n8,1\n", run(file, csv).out());
        Path part = file("{'totalNum':3,'collections':[{'id':1,'accountId':7},{'id':1,'accountId':8}]}");
        assertEquals(6, run(part, csv).code());
    }

    @Test
    void filesAreMergedByAccount() throws IOException {
        Path one = file("one", "{'accountId':7,'totalNum':3,'collections':[{'id':1,'count':1},{'id':2,'count':1}]}");
        Path two = file(
                "two",
                "{'accountId':8,'id':1,'count':9}\n{'accountId':7,'id':'1','count':5}\n"
                        + "{'accountId':7,'id':3,'count':1}\n");
        Run.Result run = run(one, "--input", two.toString(), "--all", "-o", "csv", "--columns", "accountId,id,count");
        assertEquals("accountId,id,count\n7,1,1\n7,2,1\n7,3,1\n8,1,9\n", run.out(), run.toString());
        assertAll(
                () -> assertEquals(0, run.code()),
                () -> assertTrue(
                        run.err()
                                .contains(
                                        "saved more than once with different values, of which the first ones are used: 1"),
                        run.err()));
        Run.Result totals = run(
                one,
                "--input",
                file("{'accountId':7,'totalNum':4,'collections':[]}").toString());
        assertTrue(totals.err().contains("different totals (3, 4); the largest is used"), totals.err());
        assertTrue(totals.err().contains("2 of 4 collections; the set of 2 files has no more"), totals.err());
    }

    @Test
    void standardInputIsReadOnce() {
        Run.Result run = Run.with().stdin(json(WIRE)).args("--input", "-", "--input", "-");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--input names standard input twice"), run.err());
    }

    @Test
    void rowsWithoutAnAccountAreTold() throws IOException {
        Path named = file("named", "{'accountId':7,'collections':[{'id':1}]}");
        Run.Result run = csv(named, "--input", file(WIRE).toString());
        assertTrue(
                run.err().contains("listed as those of account 7 although their file does not name it: 2 collections"),
                run.toString());
        Path other = file("other", "{'accountId':8,'collections':[{'id':1}]}");
        Run.Result three = csv(named, "--input", file(WIRE).toString(), "--input", other.toString());
        assertEquals(2, three.code());
        assertTrue(three.err().contains("the set of 3 files holds 2 accounts: 7, 8"), three.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<!DOCTYPE html><html>|an HTML page",
                "<svg/>|XML",
                "-----BEGIN PRIVATE KEY-----¶SECRET|a key or a certificate",
                "abcdefghijklmnopqrstuvwxyz0123456789SECRET|a key or a certificate",
                "accountId,id¶10001,2|CSV, a table or other text",
                "! id ! name !|CSV, a table or other text",
                "{'id': 1}|a dictionary that Python printed",
                "%PDF-1.7|an image, a PDF or a database",
                "* Trying 127.0.0.1:80¶> GET / HTTP/1.1|the log of curl -v",
                "/**/cb({'id':1});|JSONP",
                ")]}',¶{'id':1}|JSON within other text",
                "BZh9|a compressed file"
            })
    void whatIsNoneIsNamed(String text, String name) throws IOException {
        Path file = Files.writeString(
                folder.resolve("a"), text.replace('!', '|').replace("<|", "<!").replace('¶', '\n'));
        Run.Result run = run(file);
        expectRefused(run, "is not JSON: it seems to be ", name, "hint: ");
        assertFalse(run.err().contains("SECRET") || run.err().contains("cut off"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"89504e470d0a", "ffd8ffe0", "28b52ffd", "504b0304", "fd377a585a", "00000000", "0102ff"})
    void binaryFilesAreNamed(String hex) throws IOException {
        Path file = Files.write(folder.resolve("a"), HexFormat.of().parseHex(hex));
        expectRefused(run(file), "is not JSON: it seems to be a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':NaN}",
                "[-Infinity]",
                "{'id':+1}",
                "{]",
                "{'id':1 /* x */}",
                "# x\n{}",
                "{'id':1}\n\n{'id':1} x 5"
            })
    void messagesNameNoSettingOfTheParser(String text) throws IOException {
        Run.Result run = run(file(text));
        assertEquals(6, run.code());
        assertFalse(run.err().matches("(?s).*(Feature|ALLOW|REDACTED|`|java\\.|cut off).*"), run.err());
    }
}
