package io.lcollections.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.json.JsonWriter;
import io.lcollections.output.Column;
import io.lcollections.support.Golden;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Rendering;
import io.lcollections.support.Run;
import io.lcollections.support.StrictTerminal;
import io.lcollections.terminal.Screen;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of {@code lcollections show}. */
class CardTest {
    private static final String CID = "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWP7Vq1";
    private static final String ADDRESS = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";

    static String card(Run run, String json) {
        Run.Result result = run.stdin("{\"collections\":[" + json + "]}").args("show", "1", "--input", "-");
        assertEquals(0, result.code(), result.toString());
        return result.out();
    }

    static Run capable(int width) {
        return Run.with().terminal(width).env("TERM", "xterm-kitty");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void screenOfATerminal(int width) {
        Run.Result run = capable(width).args("show", "200", "589", "--network", "sandbox", "-a", "10001", "-q");
        Golden.assertMatches("show-terminal-" + width + ".txt", run.out().replace("\u001b", "␛"));
    }

    @Test
    void pipe() {
        Run.Result run = Run.with().args("show", "978", "358", "--network", "sandbox", "-a", "10001", "-q");
        Golden.assertMatches("show-pipe.txt", run.out());
    }

    @Test
    void everyReceivedFieldIsShownByItsPath() {
        String out = card(
                Run.with(),
                "{\"id\":1,\"new\":{\"a\":{\"b\":1.10},\"c.d\":[1,{\"e\":null}],\"f\":{}},\"g\":null,"
                        + "\"times\":{\"burntAt\":5},\"isPublic\":true,\"createdAt\":0,\"new.a.b\":2,\"count\":3}");
        assertEquals(
                "Unknown\n  id     1\n  count  3\n\nTimes\n  createdAt  1970-01-01 00:00:00 UTC (0)\n\n"
                        + "Properties\n  isPublic  true\n\nOther fields\n  new.a.b        1.10\n"
                        + "  new.c.d        [1,{\"e\":null}]\n  new.f          {}\n  g              null\n"
                        + "  times.burntAt  5\n  new.a.b        2\n",
                out);
    }

    @Test
    void documentedFieldsAreAllInASection() {
        for (Column column : Column.DOCUMENTED) {
            String json = Stream.of(column.key().split("\\."))
                    .reduce("x", (inner, name) -> inner + "{\"" + name + "\":")
                    .substring(1);
            String close = "}".repeat(column.key().split("\\.").length);
            String row = json.replaceFirst("^\\{", "{\"id\":1,") + "2" + close;
            String out = column.key().equals("id") ? card(Run.with(), "{\"id\":1}") : card(Run.with(), row);
            assertTrue(out.contains("\n  " + column.key() + " "), out);
            assertTrue(!out.contains("Other fields"), out);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collectionAddress|" + ADDRESS + "|metadata  https://nftinfos.loopring.io/" + ADDRESS,
                "collectionAddress|ipfs://" + CID + "/m.json|metadata  https://gw.example/ipfs/" + CID + "/m.json",
                "banner|ipfs://" + CID + "|banner  https://gw.example/ipfs/" + CID,
                "baseUri|ipfs://ipfs/" + CID + "/1 2|baseUri  https://gw.example/ipfs/" + CID + "/1%202",
                "tileUri|ipfs://" + CID + "/../x|",
                "avatar|https://evil.example/x|",
                "baseUri|ipfs://0x12|"
            })
    void addressesAreResolved(String field, String served, String link) {
        Run.Result run = Run.with()
                .stdin("{\"collections\":[{\"id\":1,\"" + field + "\":\"" + served + "\"}]}")
                .line("show 1 --input - --ipfs-gateway https://gw.example");
        String links = link == null ? "" : "\nLinks\n  " + link + "\n";
        assertTrue(run.out().startsWith("Unknown\n  id  1\n" + links + "\n"), run.toString());
        assertTrue(run.out().contains("  " + field + "  " + served + "\n"), run.toString());
    }

    /** On a terminal with links, only URLs that are built here are links. */
    @Test
    void onlyLinksThatWereBuiltHereAreLinks() {
        String out =
                card(capable(80), "{\"id\":1,\"avatar\":\"https://evil.example/\",\"banner\":\"ipfs://" + CID + "\"}");
        String url = "https://ipfs.io/ipfs/" + CID;
        assertTrue(out.contains("\u001b]8;;" + url + "\u001b\\" + url + "\u001b]8;;\u001b\\\n"), out);
        assertEquals(3, out.split("\u001b\\]8;;", -1).length, out);
    }

    @Test
    void ambiguousTextIsQuoted() {
        String out = card(
                Run.with(),
                "{\"id\":1,\"name\":\"null\",\"owner\":\"\",\"nftType\":\" \",\"description\":\"a\\n\\nb\\\\n\","
                        + "\"avatar\":null,\"banner\":\"\\\"x\\\"\",\"tileUri\":true}");
        assertEquals(
                "null\n  id           1\n  name         \"null\"\n  nftType      \" \"\n  description  a\\n\n               \\n\n"
                        + "               b\\\\n\n\nAddresses\n  owner  \"\"\n\n"
                        + "Pictures\n  avatar   null\n  banner   \"\"x\"\"\n  tileUri  true\n",
                out);
    }

    @Test
    void longTextIsBrokenAndAddressesAreNot() {
        String url = "https://images.example/" + "x".repeat(80);
        String out = card(
                Run.with().terminal(60).env("NO_COLOR", "1"),
                "{\"id\":1,\"description\":\"" + "word ".repeat(30) + "\",\"avatar\":\"" + url + "\"}");
        assertTrue(out.contains("\n  avatar  " + url + "\n"), out);
        out.lines()
                .filter(line -> !line.contains(url))
                .forEach(line -> assertTrue(Screen.none().widthOf(line) <= 60, line));
        assertEquals(4, out.lines().filter(line -> line.contains("word")).count(), out);
    }

    private static final List<String> FIELDS =
            List.of("name description owner collectionAddress deployStatus nftType avatar baseUri cached times count"
                    .split(" "));

    /**
     * Hostile text in every value, in the name of a field and in the name of a nested field.
     *
     * @param texts one for each of the fields, and two more
     */
    private record Hostile(List<String> texts) {
        static Hostile any(Random random) {
            return new Hostile(IntStream.range(0, FIELDS.size() + 2)
                    .mapToObj(i -> HostileText.any(random))
                    .toList());
        }

        String row() {
            StringBuilder row = new StringBuilder("{\"id\":1");
            for (int i = 0; i < FIELDS.size(); i++) {
                row.append(",\"")
                        .append(FIELDS.get(i))
                        .append("\":")
                        .append(JsonWriter.compactText(TextNode.valueOf(texts.get(i))));
            }
            String name = name("n" + texts.get(FIELDS.size()));
            String text = name("m" + texts.get(FIELDS.size() + 1));
            return row + "," + name + ":{" + name + ":[" + text + "]," + text + ":" + text + "}}";
        }

        /** The parser accepts no lone surrogate in a name. */
        private static String name(String text) {
            return JsonWriter.compactText(
                    TextNode.valueOf(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
        }

        @Override
        public String toString() {
            return texts.stream().map(HostileText::escaped).toList().toString();
        }
    }

    @Test
    void hostileTextHasNoEffectOnTheTerminal() {
        new Property<>(Hostile::any, hostile -> Stream.of()).holds(100, hostile -> {
            for (int width : new int[] {30, 80, 200}) {
                Screen screen = Rendering.terminal(width, List.of()).screen();
                StrictTerminal terminal = new StrictTerminal().write(card(capable(width), hostile.row()));
                for (String line : terminal.lines()) {
                    String last = line.substring(line.lastIndexOf(' ') + 1);
                    boolean fits = screen.widthOf(line) <= width;
                    assertTrue(fits || CardRenderer.isUnbreakable(last), width + ": " + HostileText.escaped(line));
                }
            }
            new StrictTerminal().write(card(Run.with(), hostile.row())).lines();
        });
    }
}
