package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users type wrong, and the line and the hint that they get for it. */
class UsageTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "--limit 0|--limit '0' is not a whole number from 1|-",
                "--limit ten|--limit 'ten' is not a whole number from 1|-",
                "--limit -1|--limit '-1' is not a whole number from 1|-",
                "--limit=|--limit '' is not a whole number from 1|-",
                "--limit 99999999999999999999|--limit '99999999999999999999' is too large; the maximum is 2147483647|-",
                "--limit|--limit needs a value|lcollections --help lists the options",
                "--limit --non-zero|--limit needs a value|lcollections --help lists the options",
                "--timeout 9999999h|--timeout '9999999h' is not a duration (500ms, 30s, 2m; at most 24h)|-",
                "--non-zero=|--non-zero '' is not true or false|-",
                "--input - -o raw --limit 1|-o raw prints saved responses as they are, and cannot select collections|use -o ndjson",
                "--api-key-file MadeUpKey0MadeUpKey1MadeUpKey2MadeUpKey3 -a 1|--api-key-file needs a file name, but its value looks like an API key|other users can read a command line; put the key into a file, or pipe it in with -",
                "--offset 1.5|--offset '1.5' is not a whole number from 0|-",
                "--account bob|--account 'bob' is not an account: digits, or 0x and 40 hex digits|-",
                "summary -a 1 -a 2|--account names 2 accounts|name one account at a time",
                "--acount 1|there is no option '--acount'|did you mean --account?",
                "--non-zeros|there is no option '--non-zeros'|did you mean --non-zero?",
                "--frobnicate|there is no option '--frobnicate'|lcollections --help lists the options",
                "-x|there is no option '-x'|lcollections --help lists the options",
                "lst|there is no command 'lst'|did you mean list?",
                "10001|unexpected '10001'|did you mean --account 10001?",
                "completion|completion needs the name of a shell|one of bash, zsh, fish, powershell: lcollections completion bash",
                "completion bahs|completion 'bahs' is not one of bash, zsh, fish, powershell|did you mean bash?",
                "completion nu|completion 'nu' is not one of bash, zsh, fish, powershell|-",
                "completion zsh fish|unexpected 'fish'|lcollections completion --help lists the options",
                "--token-address 0x12|--token-address '0x12' is not an address (0x and 40 hex digits)|an address looks like 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788",
                "--token-address fe0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788|--token-address 'fe0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788' is not an address (0x and 40 hex digits)|did you mean 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788? The example in the service's documentation has a surplus 'fe' at its start",
                "--network mainet|--network 'mainet' is not one of mainnet, testnet, sandbox|did you mean mainnet?",
                "-o jsn|--output 'jsn' is not one of table, json, ndjson, csv, tsv, xlsx, markdown, html, raw|did you mean json?",
                "--color yes|--color 'yes' is not one of auto, always, never|-",
                "--timeout 30sec|--timeout '30sec' is not a duration (500ms, 30s, 2m; at most 24h)|did you mean 30s?",
                "--timeout 0s|--timeout '0s' is not a duration (500ms, 30s, 2m; at most 24h)|-",
                "--non-zero=maybe|--non-zero 'maybe' is not true or false|-",
                "--columns id,,name|--columns 'id,,name' has an empty name in it|separate names by single commas, such as id,name,count",
                "--columns nmae -a 1|there is no column 'nmae'|did you mean name?",
                "--columns isLegacy -a 1|there is no column 'isLegacy'|did you mean extra.properties.isLegacy?",
                "-o markdown --no-header -a 1|--no-header has no effect with -o markdown|--no-header applies to table, csv and tsv",
                "-o html --columns id -a 1|--columns has no effect with -o html|--columns applies to all formats except html and raw",
                "-o html --no-header -a 1|--no-header has no effect with -o html|--no-header applies to table, csv and tsv",
                "-o json --ipfs-gateway https://gateway.example -a 1|--ipfs-gateway has no effect with -o json|--ipfs-gateway applies to table and html",
                "--ipfs-gateway http://gateway.example -a 1|--ipfs-gateway 'http://gateway.example' is not a gateway: an https URL (http for localhost) with a host and a path, and nothing else|a gateway looks like https://ipfs.io/ipfs/",
                "-o raw --no-header -a 1|--no-header has no effect with -o raw|--no-header applies to table, csv and tsv",
                "--base-url localhost:8080 -a 1|the base URL 'localhost:8080' does not start with http:// or https://|did you mean https://localhost:8080?",
                "list --input a.json b.json|unexpected 'b.json'|--input is repeated for each file: --input a.json --input b.json",
                "--account 10001;10002|--account '10001;10002' is not an account: digits, or 0x and 40 hex digits|several accounts are separated by commas: 10001,10002; a file has one account per line",
                "--where .count=5|--where '.count=5' is an assignment, not a condition|'=' assigns; '==' compares",
                "list list|unexpected 'list'|lcollections list --help lists the options",
                "help lst|there is no command 'lst'|did you mean list?",
                "sandbox --port 70000|--port '70000' is too large; the maximum is 65535|-",
                "--input none.json --network sandbox|--network has no effect with --input, which sends no request|remove one of the two",
                "--input= -a 1|--input needs a file name|--input takes a file of saved responses; - reads them from standard input",
                "--api-key-file= -a 1|--api-key-file needs a file name|the file contains only the key; - reads it from standard input",
                "--api-key-file none.key -a 1|--api-key-file 'none.key' cannot be read: there is no such file|the file contains only the key; - reads it from standard input",
            })
    void isToldInOneLine(String line, String message, String hint) {
        Run.Result run = Run.with().line(line);
        String expected = "lcollections: " + message + "\n" + (hint == null ? "" : "  hint: " + hint + "\n");
        assertAll(
                run.toString(),
                () -> assertEquals(expected, run.err()),
                () -> assertEquals("", run.out()),
                () -> assertEquals(2, run.code()));
    }

    @Test
    void noAccountIsToldWithAWayToTry() {
        Run.Result run = Run.with().args();
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("lcollections: no account given\n  hint: add --account 10001;"), run.err());
    }

    @Test
    void noKeyIsToldWithTheWaysToGiveOne() {
        Run.Result run = Run.with().args("--account", "10001");
        Expect.failure(3, "no API key, and mainnet needs one", run);
        for (String way : List.of("--api-key-file FILE", "--api-key-file -", "LOOPRING_API_KEY", "--network sandbox")) {
            assertTrue(run.err().contains(way), way);
        }
    }

    @Test
    void newFieldThatNoCollectionHasIsTold() {
        Run.Result run = Run.with().args("--network", "sandbox", "-a", "10001", "--columns", "id,royaltyShare", "-q");
        assertEquals(2, run.code(), run.toString());
        assertEquals("", run.out());
        assertTrue(
                run.err()
                        .startsWith(
                                "lcollections: there is no column 'royaltyShare': no collection has such a field\n  hint: nearest: "),
                run.err());
    }

    @ParameterizedTest
    @CsvSource({"mintabl,extra.properties.isMintable", "address,'contractAddress, collectionAddress'"})
    void partOfAFieldNameLeadsToTheField(String word, String nearest) {
        Run.Result run = Run.with().args("--network", "sandbox", "-a", "10001", "--columns", word, "-q");
        assertEquals(
                "lcollections: there is no column '" + word + "': no collection has such a field\n  hint: nearest: "
                        + nearest + "\n",
                run.err());
    }

    @Test
    void lastOfTwoWins() {
        Run.Result run = Run.with().line("--network sandbox -a 10001 --limit 5 --limit 1 -o csv --columns id");
        assertEquals("id\n200\n", run.out(), run.toString());
    }

    @Test
    void valuesAreTakenAsTheyAre() {
        for (String value : List.of("@/etc/hostname", "${env:PATH}", "a b", "sandbox", "\u001b[31m", "a\u00a0b")) {
            Run.Result run = Run.with().args("--token-address", value);
            String shown = value.replace("\u001b", "\\u{1b}").replace("\u00a0", "\\u{a0}");
            assertTrue(
                    run.err().startsWith("lcollections: --token-address '" + shown + "' is not an address"), run.err());
        }
    }
}
