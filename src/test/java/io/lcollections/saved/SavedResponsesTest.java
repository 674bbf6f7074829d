package io.lcollections.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonReader.JsonException;
import io.lcollections.support.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of saved responses: what is read of each form in which people keep them, and what is said of it. */
class SavedResponsesTest {
    private static final String ADDRESS = "0x00000000000000000000000000000000000000Aa";
    private static final String ONE = "{'totalNum':2,'collections':[{'collection':{'id':1},'count':0}]}";
    private static final String TWO =
            "{'totalNum':2,'collections':[{'collection':{'id':2,'contractAddress':'" + ADDRESS + "'},'count':5}]}";
    private static final String WIRE =
            "{'totalNum':2,'collections':[{'collection':{'id':1},'count':2},{'collection':{'id':2},'count':7}]}";
    private static final String ROWS = "1,2\n2,7\n";
    private static final Pattern PAGE = Pattern.compile("page\\((\\d+)((?:,\\d+)*)\\)");

    @TempDir
    private Path folder;

    /** With names for the texts above, ' for ", ¶ for the ends of lines, and pages and NFTs by their numbers. */
    private static String json(String text) {
        return PAGE.matcher(text.replace("WIRE", WIRE).replace("ONE", ONE).replace("TWO", TWO))
                .replaceAll(page -> page(page.group(1), page.group(2)))
                .replaceAll(
                        "nft\\((\\d+),(\\d+),(\\d+)\\)",
                        "{'id':$2,'accountId':7,'nftData':'0x$1f$2','total':'$3',"
                                + "'collectionInfo':{'id':$1,'name':'N$1'}}")
                .replace('\'', '"')
                .replace('¶', '\n');
    }

    private static String page(String total, String ids) {
        String rows = Stream.of(ids.split(","))
                .filter(id -> !id.isEmpty())
                .map(id -> "{'collection':{'id':" + id + "},'count':1}")
                .collect(Collectors.joining(","));
        return "{'totalNum':" + total + ",'collections':[" + rows + "]}";
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), json(text));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("saved"), bytes);
    }

    private static Run.Result list(Object file, String... options) {
        return Run.with().given("--input", file.toString()).args(options);
    }

    private static Run.Result csv(Object file, String... options) {
        return Run.with()
                .given("--input", file.toString(), "-o", "csv", "--no-header", "--columns", "id,count")
                .args(options);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(json(text).getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String fixture() throws IOException {
        try (InputStream in = SavedResponsesTest.class.getResourceAsStream("/saved/page.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Files with the options that they are read with; the ids and counts, and what stderr has (* for anything). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # Pages one behind the other, filtered and limited as the service does it.
            `` | ONE TWO | 0 | 1,0¶2,5¶ | ``
            `` | ONETWO | 0 | 1,0¶2,5¶ | ``
            `` | ONE¶¶  TWO¶ | 0 | 1,0¶2,5¶ | ``
            --non-zero | ONE TWO | 0 | 2,5¶ | ``
            --non-zero=false | ONE TWO | 0 | 1,0¶2,5¶ | ``
            --token-address 0x00000000000000000000000000000000000000AA | ONE TWO | 0 | 2,5¶ | ``
            --token-address 0x00000000000000000000000000000000000000AA | {'id':1,'count':0} | 0 | `` | no collections
            --token-address 0x00000000000000000000000000000000000000AA | {'id':3,'contractAddress':'0x1','collectionAddress':'0x00000000000000000000000000000000000000Aa','count':5} | 0 | 3,5¶ | ``
            --collection-id 1 | ONE TWO | 0 | 1,0¶ | ``
            --collection-id 3 | ONE TWO | 0 | `` | no collections
            --collection-id 1 | {'name':'a','count':1,'owner':null} | 0 | `` | no collections
            --offset 1 | ONE TWO | 0 | 2,5¶ | ``
            --offset 9 | ONE TWO | 0 | `` | no collections from offset 9 on: there are 2
            --limit 1 | ONE TWO | 0 | 1,0¶ | 1 of 2 collections; --all fetches every one
            --all --limit 1 | ONE TWO | 0 | 1,0¶2,5¶ | ``
            --all --max-items 1 | ONE TWO | 0 | 1,0¶ | 1 of 2 collections; continue with --offset 1
            # Of rows with the same id, the first page has the one that is listed; within a page all are.
            `` | {'collections':[{'id':1},{'id':2}]}{'collections':[{'id':2},{'id':3}]} | 0 | 1,¶2,¶3,¶ | left out because an earlier page of standard input has the same collection: 1
            `` | {'collections':[{'id':1,'count':1},{'id':1,'count':2}]} | 0 | 1,1¶1,2¶ | ``
            # Accounts.
            -a 8 | {'accountId':7,'collections':[{'id':1}]}{'accountId':8,'id':2,'count':5} | 0 | 2,5¶ | ``
            -a 9 | {'accountId':7,'collections':[{'id':1}]}{'accountId':8,'id':2,'count':5} | 4 | `` | account 9 is not in standard input
            `` | {'accountId':7,'id':1}{'accountId':8,'id':2}{'id':3} | 2 | `` | holds 2 accounts: 7, 8
            -a 5 | {'accountId':1,'response':page(1,8)}{'accountId':2,'response':page(1,9)} | 4 | `` | account 5 is not in standard input
            --all | {'totalNum':3,'collections':[{'id':1,'accountId':7},{'id':1,'accountId':8}]} | 6 | * | *
            # Files that are not of saved responses.
            `` | `` | 6 | `` | standard input is empty
            `` | {'a':1} | 6 | `` | standard input, line 1: not a saved response: it has neither a collection nor an id
            `` | {'a':'{}'} | 6 | `` | hint: such a file holds responses of the service, or the output of -o json or ndjson; jq -r .FIELD FILE
            `` | [1] | 6 | `` | line 1: not a saved response: it is a number, not an object
            `` | {'1':{'collections':[]},'2':{'resultInfo':{'code':1}}} | 6 | `` | not one saved response, but one in each field: 1, 2
            `` | {'7':WIRE,'8':WIRE} | 6 | `` | jq -c '.[]'
            `` | {'response':{'resultInfo':{'code':104002,'message':'no'}}} | 3 | `` | line 1: a saved error: "no" (code 104002)
            `` | {'resultInfo':{'code':104002,'message':'no'}} | 3 | `` | line 1: a saved error: "no" (code 104002)
            `` | {'id':1,'resultInfo':{'code':104002,'message':'no'}} | 3 | `` | line 1: a saved error
            `` | {'accountId':'0x1','id':1} | 6 | `` | its accountId is not the number of an account, but '0x1'
            `` | {'accountId':'x','id':1} | 6 | `` | not a saved response: its accountId is
            `` | {'accountId':-1,'id':1} | 6 | `` | not a saved response: its accountId is
            `` | {'accountId':1.5,'id':1} | 6 | `` | not a saved response: its accountId is
            `` | {'accountId':[7],'collections':[]} | 6 | `` | not a saved response: its accountId is
            `` | {'accountId':7,'collections':[{'id':1,'accountId':8}]} | 6 | `` | not a saved response: its accountId is
            `` | {'jsonrpc':'2.0','id':1,'error':{'code':-1,'message':'no'}} | 6 | `` | it reports an error, in its field 'error'
            `` | {'jsonrpc':'2.0','id':1,'result':{}} | 6 | `` | it is a response without collections
            `` | {'id':1,'name':'a','error':null} | 0 | 1,¶ | ``
            `` | {'id':'r','code':104002,'message':'no'} | 3 | `` | line 1: a saved error: "no" (code 104002)
            `` | {'count':2,'results':[{'id':1},{'id':2}]} | 6 | `` | it has a list in its field 'results', and no collections
            `` | {'change':'removed','id':1} | 6 | `` | it is a change, of diff or watch
            `` | {'put':{'id':1}} | 6 | `` | the next run of a watch completes its state file
            `` | {'success':false,'collections':[]} | 6 | `` | it reports a failure
            `` | HTTP/1.1 503 Busy¶¶{'totalNum':0,'collections':[]} | 6 | `` | has an HTTP response with the status of a failure
            `` | HTTP/1.1 407 Login¶¶HTTP/1.1 200 OK¶¶page(1,1) | 0 | 1,1¶ | was read as HTTP responses
            # A total beside the field of the rows.
            -a 7 --all | {'totalNum':2,'data':[{'accountId':7,'id':1},{'accountId':8,'id':2}]} | 0 | 1,¶ | *
            --all | {'totalNum':137,'data':[{'id':1}]} | 6 | * | 1 of 137 collections
            --all | {'totalNum':137,'result':{'collections':[{'id':1}]}} | 6 | * | 1 of 137 collections
            # Other forms, and rows of a page that are null.
            --all | {'id':'r','accountId':7,'totalNum':2,'collections':[{'id':1,'count':2}]}{'accountId':7,'id':2} | 0 | 1,2¶2,¶ | ``
            --all | {'totalNum':3,'collections':[{'id':1,'count':1},null,{'id':2,'count':1}]} | 0 | 1,1¶,¶2,1¶ | ``
            `` | [] | 0 | `` | *
            # NFTs are grouped by collection, and one on two pages counts once.
            `` | [nft(1,1,1),nft(2,1,9),nft(1,2,3),nft(1,3,0)] | 0 | 1,2¶2,1¶ | *
            --all | {'totalNum':4,'userNFTBalances':[nft(1,1,1),nft(2,1,9),nft(1,2,3),nft(1,3,0)]} | 0 | 1,2¶2,1¶ | *
            --all | {'totalNum':3,'data':[nft(1,1,1),nft(1,2,3)]}{'totalNum':3,'data':[nft(1,1,1),nft(2,1,9)]} | 0 | 1,2¶2,1¶ | *
            `` | {'totalNum':2,'data':[null,nft(1,1,1)]} | 0 | 1,1¶ | 1 of 2 NFTs
            `` | {'totalNum':3,'data':[nft(1,1,1),nft(2,1,1)]} | 0 | 1,1¶2,1¶ | 2 of 3 NFTs were saved
            --all | {'totalNum':3,'data':[nft(1,1,1),nft(2,1,1)]} | 6 | * | 2 of 3 NFTs were saved
            `` | {'totalNum':2,'data':[nft(1,1,1)]}{'totalNum':2,'data':[nft(2,1,1),nft(2,2,1)]} | 0 | 1,1¶2,2¶ | 1 of 2 NFTs of collection 1 were saved
            `` | {'totalNum':1,'data':[{'id':1,'nftData':'0x1','total':'1'}]} | 6 | `` | NFT balances without their collections
            `` | [nft(1,1,1),{'accountId':7,'nftData':'0x1','total':'1'}] | 0 | 1,1¶ | left out because they are in no collection: 1 NFTs
            """)
    void savedResponsesAreReadAs(String options, String saved, int code, String out, String err) {
        Run.Result run = Run.with()
                .stdin(json(saved))
                .given("--input", "-", "-o", "csv", "--no-header", "--columns", "id,count")
                .line(options.isEmpty() ? null : options);
        run.expectCode(code);
        assertTrue(out.equals("*") || run.out().equals(out.replace('¶', '\n')), run.toString());
        assertTrue(
                err.isEmpty()
                        ? run.err().isEmpty()
                        : err.equals("*") || run.err().contains(err),
                run.toString());
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
        Path file = file("saved", saved);
        csv(file, "--all").expect(0, ROWS, " was read as " + form);
        Run.with()
                .args("diff", file("wire", WIRE).toString(), file.toString(), "-a", "5", "--exit-code", "-q")
                .expect(0, "");
    }

    /** The options of a listing, and what is printed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            -o json --non-zero | ONE TWO | {'totalNum':1,'collections':[{'id':2,'contractAddress':'0x00000000000000000000000000000000000000Aa','count':5}]} | ``
            -o json --non-zero | TWO | {'collections':[{'id':2,'contractAddress':'0x00000000000000000000000000000000000000Aa','count':5}]} | 1 of 2 collections; standard input has no more
            -o raw | \uFEFF ONE¶¶TWO | ONE¶TWO | *
            -o ndjson | {'accountId':1,'response':page(1,8)}{'accountId':2,'response':page(1,9)} | {'accountId':1,'id':8,'count':1}¶{'accountId':2,'id':9,'count':1} | *
            -o csv --columns accountId,id | {'accountId':7,'collections':[{'id':1}]}{'accountId':8,'id':2,'count':5} | accountId,id¶7,1¶8,2 | *
            -o csv --columns accountId,id --all | {'totalNum':2,'collections':[{'id':1,'accountId':7},{'id':1,'accountId':8}]} | accountId,id¶7,1¶8,1 | *
            -o ndjson | {'id':1,'extends':{'count':2,'x':3}} | {'id':1,'extends':{'x':3},'count':2} | results of the SDK
            -o ndjson | {'id':1,'extends':{'count':2},'count':5} | {'id':1,'extends':{'count':2},'count':5} | ``
            -o json --all | {'totalNum':2,'data':[nft(1,1,1),nft(2,1,0)]} | {'accountId':7,'collections':[{'id':1,'name':'N1','count':1},{'id':2,'name':'N2','count':0}]} | was read as NFT balances, grouped by collection
            # A mark within a string belongs to the string.
            -o ndjson | \uFEFF{'id':1,'name':'\uFEFF'}\uFEFF{'id':2}\uFEFF¶\u001E | {'id':1,'name':'\\ufeff'}¶{'id':2} | ``
            """)
    void savedResponsesArePrintedAs(String options, String saved, String out, String err) {
        Run.Result run = Run.with().stdin(json(saved)).given("--input", "-").line(options);
        run.expectOut(json(out) + "\n");
        assertTrue(
                err.isEmpty()
                        ? run.err().isEmpty()
                        : err.equals("*") || run.err().contains(err),
                run.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            FIXTURE
            {'collection':{'id':1,'code':5,'resultInfo':{'code':3}},'count':1}
            {'collection':{'id':1,'collections':[{'id':9}]},'count':1}
            {'collection':{'id':1,'collection':{'id':2}},'count':1}
            {'collection':{'id':1,'collection':'x'},'count':1}
            {'collection':{'id':1,'totalNum':-1},'count':1}
            {'collection':{'name':'no id'},'count':1}
            {'collection':{'id':null},'count':null}
            {'id':'1','count':1.0,'a.b':{'':[]}}
            null
            """)
    void whatWePrintedReadsBackToTheSameBytes(String row) throws IOException {
        String wire = row.equals("FIXTURE") ? fixture() : json("{'collections':[" + row + "]}");
        for (String format : new String[] {"json", "ndjson"}) {
            Run.Result once = Run.with().stdin(wire).args("--input", "-", "-o", format);
            once.expectCode(0);
            Run.with().stdin(once.out()).args("--input", "-", "-o", format).expectOut(once.out());
        }
    }

    @Test
    void stringsOfMillionsOfDigitsAreNoCounts() {
        String digits = "1".repeat(8_000_000);
        Run.with()
                .stdin("{\"totalNum\":\"" + digits + "\",\"collections\":[]}")
                .args("--input", "-")
                .expect(6, "", "its totalNum is a string, not a count");
        Run.with()
                .stdin("{\"resultInfo\":{\"code\":\"" + digits + "\"}}")
                .args("--input", "-")
                .expect(4, "", "no reason given (code 11111111111111111111…)");
    }

    @Test
    void fileThatIsCutOffAnywhereIsTold() {
        String file = json("ONE¶TWO");
        int first = json("ONE").length();
        for (int length = 1; length < file.length(); length++) {
            Run.Result run = Run.with()
                    .stdin(file.substring(0, length))
                    .args("--input", "-", "-o", "csv", "--no-header", "--columns", "id");
            boolean whole = length == first || length == first + 1;
            assertEquals(whole ? 0 : 6, run.code(), "cut after " + length + ": " + run);
            run.expectOut(whole ? "1\n" : "");
            assertTrue(whole || run.err().contains(length > first ? "line 2" : "line 1"), run.err());
        }
    }

    @Test
    void cutThatFallsBehindAWholeValueOrWithinAWordIsStillACut() throws IOException {
        String file = fixture().strip();
        for (int length = 1; length < file.length(); length++) {
            byte[] bytes = file.substring(0, length).getBytes(StandardCharsets.UTF_8);
            JsonException cut = assertThrows(JsonException.class, () -> new JsonReader().read(bytes));
            assertTrue(cut.isCutOff, file.substring(0, length) + "\n" + cut);
        }
    }

    @Test
    void fileThatCannotBeReadIsTold() {
        list(folder.resolve("none.json")).expect(2, "", "none.json' cannot be read: there is no such file");
        list(folder).expect(2, "", "cannot be read: Is a directory");
        Run.with().args("--input", "-", "--input", "-").expect(2, "", "--input names standard input twice");
    }

    /** It has no position, and may be empty between two parts of a file. */
    @Test
    void pipesAreReadByName() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Thread writer = new Thread(() -> {
            try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write(gzip("ONE"));
                Thread.sleep(300);
                out.write(gzip("TWO"));
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        });
        writer.start();
        Run.Result run = csv(pipe);
        writer.join();
        run.expect(0, "1,0\n2,5\n", "gzip");
    }

    // HAR files

    private static String entry(String query, String response) {
        return "{'request':{'method':'GET','url':'https://r.example/api/v3/user/collection/details?" + query
                + "'},'response':" + response + "}";
    }

    private static String ok(String body) {
        String base64 = Base64.getEncoder().encodeToString(json(body).getBytes(StandardCharsets.UTF_8));
        return "{'status':200,'content':{'text':'" + base64 + "','encoding':'base64'}}";
    }

    private Path har(String... entries) throws IOException {
        return file(
                "har",
                "{'log':{'version':'1.2','entries':[{'request':{'method':'OPTIONS','url':"
                        + "'https://r.example/api/v3/user/collection/details?accountId=7'},'response':{'status':204}},"
                        + "{'request':{'url':'https://r.example/api/v3/timestamp'},"
                        + "'response':{'status':200,'content':{'text':'{}'}}}"
                        + Arrays.stream(entries).map(entry -> "," + entry).collect(Collectors.joining()) + "]}}");
    }

    @Test
    void harOfTwoAccounts() throws IOException {
        Path file = har(
                entry("accountId=7&limit=1&offset=0", ok("page(2,1)")),
                entry("offset=0&accountId=8", ok("page(1,5)")),
                entry("accountId=7&limit=1&offset=1", ok("page(2,2)")));
        list(file, "--all", "-o", "csv", "--columns", "accountId,id", "--no-header")
                .expect(0, "7,1\n7,2\n8,5\n", "was read as a HAR file with 3 of 3 responses of this call");
        list(file, "-a", "7", "-o", "raw").expectOut(json("page(2,1)¶page(2,2)¶"));
        csv(file, "-a", "9").expectCode(4);
        String other = Files.readString(file).replace("r.example", "other.example");
        csv(Files.writeString(file, Files.readString(file) + other)).expectCode(6);
        String balances = entry("accountId=7", ok("{'totalNum':1,'data':[nft(1,1,1)]}"));
        Path nfts = har(balances.replace("user/collection/details", "user/nft/collection/balances"));
        csv(nfts, "--all").expectOut("1,1\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'status':200,'content':{'size':900}}|saved without the body
            {'status':200,'content':{'text':''}}|saved without the body
            {'status':0}|it has no response
            {'status':429,'content':{'text':'x'}}|HTTP status 429
            {'status':200,'content':{'text':'{'}}|its response is cut off
            {'status':200,'content':{'text':'<html>'}}|its response is not JSON
            {'status':200,'content':{'text':'%','encoding':'base64'}}|saved without the body;not JSON;cut off
            {'status':200,'content':{'text':'{\\"a\\":1}'}}|it has neither a collection nor an id
            {'status':200,'content':{'text':'{\\"resultInfo\\":{\\"code\\":104002}}'}}|a saved error
            """)
    void harWithoutABodyIsNeverSilentlyIncomplete(String response, String reasons) throws IOException {
        String bad = entry("accountId=7&offset=1", response);
        Run.Result alone = csv(har(bad)).expect(6, "", "a request of the HAR file cannot be used");
        assertTrue(Arrays.stream(reasons.split(";")).anyMatch(alone.err()::contains), alone.err());
        Path other = har(bad, entry("accountId=8", ok("page(1,5)")));
        csv(other, "-a", "7", "--all").expectCode(6);
        csv(other, "-a", "7").expectErr("cannot be used");
        // Repeated with success, it does not matter.
        csv(har(bad, entry("accountId=7", ok("page(1,5)"))), "--all").expectCode(0);
    }

    @Test
    void harThatIsNotComplete() throws IOException {
        csv(har(entry("accountId=7", ok("page(3,1,2)"))), "--all").expectCode(6);
        Path noTotal = har(entry("accountId=7&limit=2", ok("{'collections':[{'id':1,'count':1}]}")));
        csv(noTotal, "--all").expectCode(6);
        csv(noTotal).expect(0, "1,1\n", "may not be the only page");
        csv(har()).expect(6, "", "a HAR file without a request of user/collection/details");
        // The total of a request with a filter is not that of the account.
        String filtered = entry("accountId=7&tokenAddress=0x1", ok("page(1,2)"));
        Run.Result both = csv(har(entry("accountId=7&limit=1", ok("page(3,1)")), filtered), "--all");
        assertTrue(both.code() == 6 && both.err().contains("2 of 3 collections"), both.toString());
        csv(har(filtered)).expect(0, "2,1\n", "only collections that match tokenAddress=0x1 were saved");
        Run.Result all = csv(har(filtered), "--all");
        assertTrue(
                all.code() == 6 && all.err().contains("save the HAR file again with a request without this filter"),
                all.toString());
    }

    // Headers, compression and encodings

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            HTTP/1.1 100 Continue¶¶HEADpage(2,1)¶HEADpage(2,2) | 0 | 1,1¶2,1¶ | was read as HTTP responses
            MOVEDMOVEDHEADpage(1,1) | 0 | 1,1¶ | was read as HTTP responses
            MOVED | 6 | `` | it seems to be an HTML page
            HEAD1f¶{}¶0¶¶ | 6 | `` | it seems to be an HTTP response in chunks
            HEAD<html> | 6 | `` | it seems to be an HTML page
            HEAD | 6 | `` | is empty
            HEAD{'totalNum' | 6 | `` | is cut off at line 5
            """)
    void responsesWithTheirHeaders(String text, int code, String out, String err) throws IOException {
        String saved = text.replace("HEAD", "HTTP/1.1 200 OK¶Content-Type: application/json¶X: {¶¶")
                .replace("MOVED", "HTTP/1.1 301 Moved¶Location: /¶¶<html>{'</html>");
        byte[] bytes = json(saved).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        csv(file(bytes), "--all").expect(code, out.replace('¶', '\n'), err);
    }

    @Test
    void gzipThatIsWholeOrCutOff() throws IOException {
        byte[] packed = gzip(WIRE);
        for (byte[] more : List.of(gzip("\n"), WIRE.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(packed, 9))) {
            byte[] both = Arrays.copyOf(packed, packed.length + more.length);
            System.arraycopy(more, 0, both, packed.length, more.length);
            int code = more.length > 9 && more[0] == packed[0] ? 0 : 6;
            csv(file(both)).expectCode(code);
        }
        csv(file(packed)).expect(0, ROWS, "was read as gzip");
        for (int length = 3; length < packed.length; length++) {
            csv(file(Arrays.copyOf(packed, length))).expect(6, "", "is cut off: its gzip data does not end");
        }
        ByteArrayOutputStream withHead = new ByteArrayOutputStream();
        withHead.writeBytes("HTTP/1.1 200 OK\r\nX: {\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        withHead.writeBytes(packed);
        csv(file(withHead.toByteArray())).expect(0, ROWS, "was read as gzip");
        packed[0] = 0;
        csv(file(packed)).expectCode(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void otherEncodings(String charset) throws IOException {
        String text = json("\uFEFFpage(2,1)\r\n\uFEFFpage(2,2)");
        csv(file(text.getBytes(Charset.forName(charset))), "--all")
                .expect(0, "1,1\n2,1\n", "was read as UTF-16 or UTF-32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void malformedTextIsRefused(String charset) throws IOException {
        String text = json("{'id':1,'name':'#'}");
        byte[] bytes = text.getBytes(Charset.forName(charset));
        bytes[2 * text.indexOf('#') + (charset.endsWith("LE") ? 1 : 0)] = (byte) 0xd8;
        csv(file(bytes)).expect(6, "", "is not text: byte 32 is not " + charset);
    }

    // Accounts and several files

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'accountId':7,'collections':[{'id':1}]}", "{'collections':[{'id':1}],'accountId':'7'}",
                "{'id':1,'count':1,'accountId':'7'}", "{'accountId':7.0,'id':1}",
                "{'collections':[{'collection':{'id':1},'accountId':'7'}]}", "[{'id':1,'accountId':' 7 '}]"
            })
    void accountIsWhatTheFileSays(String saved) throws IOException {
        Path file = file("saved", saved);
        String printed = list(file, "-o", "json").out();
        assertTrue(printed.startsWith(json("{'accountId':7,")), printed);
        list(file, "-a", "999").expectCode(4);
    }

    @Test
    void filesAreMergedByAccount() throws IOException {
        Path one = file("one", "{'accountId':7,'totalNum':3,'collections':[{'id':1,'count':1},{'id':2,'count':1}]}");
        Path two = file(
                "two",
                "{'accountId':8,'id':1,'count':9}¶{'accountId':7,'id':'1','count':5}¶{'accountId':7,'id':3,'count':1}");
        list(one, "--input", two.toString(), "--all", "-o", "csv", "--columns", "accountId,id,count")
                .expect(
                        0,
                        "accountId,id,count\n7,1,1\n7,2,1\n7,3,1\n8,1,9\n",
                        "saved more than once with different values, of which the first ones are used: 1");
        Path four = file("four", "{'accountId':7,'totalNum':4,'collections':[]}");
        csv(one, "--input", four.toString())
                .expect(
                        0,
                        "1,1\n2,1\n",
                        "different totals (3, 4); the largest is used",
                        "2 of 4 collections; the set of 2 files has no more");
        Path more = file("more", "{'accountId':7,'totalNum':3,'collections':[{'id':4},{'id':5}]}");
        csv(one, "--input", more.toString())
                .expect(0, "1,1\n2,1\n4,\n5,\n", "saved responses have 4 collections, and their total is 3");
        Path nfts = file("nfts", "{'totalNum':3,'data':[nft(1,1,1),nft(2,1,1)]}");
        Path others = file("others", "{'totalNum':3,'data':[nft(2,5,1)]}");
        csv(nfts, "--input", others.toString(), "--all").expectOut("1,1\n2,2\n");
    }

    @Test
    void rowsWithoutAnAccountAreTold() throws IOException {
        Path named = file("named", "{'accountId':7,'collections':[{'id':1}]}");
        String wire = file("wire", WIRE).toString();
        csv(named, "--input", wire)
                .expect(0, "1,\n2,7\n", "listed as those of account 7 although their file does not name it: 2");
        Path other = file("other", "{'accountId':8,'collections':[{'id':1}]}");
        csv(named, "--input", wire, "--input", other.toString())
                .expect(2, "", "the set of 3 files holds 2 accounts: 7, 8");
    }

    // Other files

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <!DOCTYPE html><html>|an HTML page
            <svg/>|XML
            -----BEGIN PRIVATE KEY-----¶SECRET|a key or a certificate
            abcdefghijklmnopqrstuvwxyz0123456789SECRET|a key or a certificate
            accountId,id¶10001,2|CSV, a table or other text
            ! id ! name !|CSV, a table or other text
            {'id': 1}|a dictionary that Python printed
            %PDF-1.7|an image, a PDF or a database
            * Trying 127.0.0.1:80¶> GET / HTTP/1.1|the log of curl -v
            /**/cb({'id':1});|JSONP
            )]}',¶{'id':1}|JSON within other text
            BZh9|a compressed file
            """)
    void whatIsNoneIsNamed(String text, String name) throws IOException {
        String saved = text.replace('!', '|').replace("<|", "<!").replace('¶', '\n');
        Run.Result run = list(file(saved.getBytes(StandardCharsets.UTF_8)))
                .expect(6, "", "is not JSON: it seems to be ", name, "hint: ");
        assertFalse(run.err().contains("SECRET") || run.err().contains("cut off"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"89504e470d0a", "ffd8ffe0", "28b52ffd", "504b0304", "fd377a585a", "00000000", "0102ff"})
    void binaryFilesAreNamed(String hex) throws IOException {
        list(file(HexFormat.of().parseHex(hex))).expect(6, "", "is not JSON: it seems to be a");
    }

    @Test
    void messagesNameNoSettingOfTheParser() throws IOException {
        for (String text : List.of(
                "{'id':NaN}",
                "[-Infinity]",
                "{'id':+1}",
                "{]",
                "{'id':1 /* x */}",
                "# x\n{}",
                "{'id':1}\n\n{'id':1} x 5")) {
            Run.Result run = list(file("saved", text));
            run.expectCode(6);
            assertFalse(run.err().matches("(?s).*(Feature|ALLOW|REDACTED|`|java\\.|cut off).*"), run.err());
        }
    }
}
