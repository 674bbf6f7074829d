package io.lcollections.show;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.json.JsonWriter;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Run;
import io.lcollections.support.StrictTerminal;
import io.lcollections.terminal.TextWidth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cards of collections in which everything is a stranger's. */
class HostileCardTest {
    private static final List<String> FIELDS = List.of(
            "name",
            "description",
            "owner",
            "collectionAddress",
            "deployStatus",
            "nftType",
            "avatar",
            "baseUri",
            "cached",
            "times",
            "count");

    /**
     * Texts of a stranger in every value, in the name of a field, and in one within another.
     *
     * @param texts one for each of the fields, and two more
     */
    private record Hostile(List<String> texts) {
        static Hostile any(Random random) {
            return new Hostile(IntStream.range(0, FIELDS.size() + 2)
                    .mapToObj(i -> HostileText.any(random))
                    .toList());
        }

        Stream<Hostile> simpler() {
            return IntStream.range(0, texts.size())
                    .boxed()
                    .flatMap(i -> HostileText.simpler(texts.get(i)).map(text -> {
                        List<String> changed = new ArrayList<>(texts);
                        changed.set(i, text);
                        return new Hostile(changed);
                    }));
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

        /** The parser takes no half of a pair in a name. */
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
    void nothingOfAServersActsOnTheTerminal() {
        new Property<>(Hostile::any, Hostile::simpler).holds(300, hostile -> {
            for (int width : new int[] {30, 80, 200}) {
                StrictTerminal terminal =
                        new StrictTerminal().write(CardTest.card(CardTest.capable(width), hostile.row()));
                for (String line : terminal.lines()) {
                    String last = line.substring(line.lastIndexOf(' ') + 1);
                    boolean fits = TextWidth.of(line, TextWidth.Mode.MAX) <= width;
                    assertTrue(fits || CardRenderer.isUnbreakable(last), width + ": " + HostileText.escaped(line));
                }
            }
            new StrictTerminal().write(CardTest.card(Run.with(), hostile.row())).lines();
        });
    }
}
