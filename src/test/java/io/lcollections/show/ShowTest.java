package io.lcollections.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.json.JsonWriter;
import io.lcollections.output.Column;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Rendering;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.StrictTerminal;
import io.lcollections.terminal.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code show}: the card, which collections are found, how much is read for that, and what is said of others. */
class ShowTest {
    static String card(Run run, String json) {
        Run.Result result = run.stdin("{\"collections\":[" + json + "]}").args("show", "1", "--input", "-");
        result.expectCode(0);
        return result.out();
    }

    static Run capable(int width) {
        return Run.with().terminal(width).env("TERM", "xterm-kitty");
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

    private static final List<String> FIELDS =
            List.of("name description owner collectionAddress deployStatus nftType avatar baseUri cached times count"
                    .split(" "));

    /** Hostile text in every value, and in two names of fields. */
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
        Property.holds(100, Hostile::any, hostile -> {
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

    // Which collections are found

    static List<String> ids(Run.Result run) {
        return run.out()
                .lines()
                .map(row -> row.replaceFirst("^\\{\"id\":\"?(\\w+).*", "$1"))
                .toList();
    }

    private static Run.Result show(UnaryOperator<String> script, String line) {
        return Run.with().served(script, "show -a 7 -o ndjson " + line);
    }

    private static Run.Result show(ScriptedServer server, String... words) {
        return Run.with().to(server).given("show", "-a", "7", "-o", "ndjson").args(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "49, 1", "50, 2", "98, 2", "99, 3", "136, 3"})
    void noMorePagesAreReadThanItTakes(String id, int requests) throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(137))) {
            Run.Result run = show(server, id, "0", "--concurrency", "1");
            run.expectCode(0);
            assertEquals(Stream.of(id, "0").distinct().toList(), ids(run));
            run.expectMessages("");
            assertEquals(requests, server.requests().size(), server.requests().toString());
        }
    }

    @Test
    void whatComesBehindTheLastOneDoesNotMatter() {
        ScriptedAccount script =
                ScriptedAccount.of(1000).brokenBehind(150, ScriptedServer.answer(500, "text/html", "<html>"));
        assertEquals(List.of("120", "3"), ids(show(script, "120 3")));
        Run.Result beyond = show(script, "3 200 --retries 0");
        beyond.expectCode(5);
        assertEquals(List.of("3"), ids(beyond));
        beyond.expectErr("; not found before: 200\n");
    }

    @Test
    void nameIsLookedForInAll() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(137))) {
            assertEquals(List.of("12", "0"), ids(show(server, "N12", "0", "--concurrency", "1")));
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void optionsAreSent() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(3))) {
            String address = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
            Run.Result run = show(server, "9", "--non-zero", "--token-address", address);
            String first = server.requests().get(0);
            assertTrue(first.contains("?accountId=7&offset=0&limit=50&nonZero=true&tokenAddress=" + address), first);
            run.expectMessages("lcollections: account 7 has no collection 9 with --non-zero, --token-address\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ndjson"})
    void jsonIsWhatTheListPrints(String form) {
        String sandbox = " --network sandbox -a 10001 -q -o " + form;
        Run.with()
                .line("show 200 589" + sandbox)
                .expectOut(Run.with().line("list --limit 2" + sandbox).out());
    }

    @Test
    void accountOfManyIsReadOnceForAll() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(400))) {
            String[] every = IntStream.range(0, 400)
                    .map(id -> 399 - id)
                    .mapToObj(String::valueOf)
                    .toArray(String[]::new);
            List<String> ids = ids(show(server, every));
            assertEquals(List.of(every), ids);
            assertFalse(server.requests().size() > 9, server.requests().toString());
        }
    }

    @Test
    void strangersNamesAreCutAndSafeInHints() {
        String name = "\\u001b[2Jneon" + "理".repeat(60_000);
        Run.Result run = Run.with()
                .stdin("{\"collections\":[{\"id\":1,\"name\":\"" + name + "\"}]}")
                .line("show --input - neon");
        run.expectMessages(
                "lcollections: the saved responses have no collection named 'neon'\n  hint: nearest: 1 '\\u{1b}[2Jneon"
                        + "理".repeat(17) + "…'\n");
    }
}
