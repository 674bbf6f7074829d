package io.lcollections.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.output.Utf8;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Rows;
import io.lcollections.support.StrictTerminal;
import io.lcollections.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes are, and how people read them. */
class ChangesTest {
    private static Snapshot holding(String rows) {
        Snapshot holding = new Snapshot();
        for (JsonNode row : Rows.json("[" + rows + "]")) {
            holding.add(new Collection((ObjectNode) row));
        }
        return holding;
    }

    private static String text(Change change) {
        return Character.toUpperCase(change.kind().name().charAt(0))
                + change.row().id().orElse("?")
                + change.fields().stream()
                        .map(field -> " " + field.name() + " " + field.before() + ">" + field.after())
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/changes.csv", delimiter = '|', quoteCharacter = '`')
    void changesAreFound(String before, String after, String changes) {
        assertEquals(
                changes,
                holding(before).changesTo(holding(after)).stream()
                        .map(ChangesTest::text)
                        .collect(Collectors.joining("; ")));
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4.0", "4, \"4\"", "4.0, \"4\"", "-5, -5.0",
        "1e2, 100", "0, -0.0", "123456789012345678901, 1.23456789012345678901e20", "1.5, 1.50",
    })
    void numericIdsAreOneWhenTheirValuesAre(String one, String other) {
        assertEquals(List.of(), ofId(one).changesTo(ofId(other)));
    }

    @ParameterizedTest
    @CsvSource({"\"4.0\", 4", "\"1e2\", 100", "\"04\", 4", "4, 4.5", "\"\", 0"})
    void otherIdsAreDifferent(String one, String other) {
        assertEquals(2, ofId(one).changesTo(ofId(other)).size());
    }

    /** A text in quotes is a string. */
    private static Snapshot ofId(String id) {
        Snapshot holding = new Snapshot();
        Object served = id.startsWith("\"") ? id.substring(1, id.length() - 1) : new JsonNumber(id);
        holding.add(Rows.of(Map.of("id", served)));
        return holding;
    }

    private static final int CASES = 5_000;
    private static final JsonNode VALUES = Rows.json("[null,true,'','1','x',1,1.0,10e-1,2,1e99999999999,[],[1],[1.00],"
            + "{},{'a':1},{'a':1.0,'b.c':'x'},{'a':{'a':'x'}}]");
    private static final JsonNode IDS = Rows.json("[1,'1',2,3,'',true,[]]");

    private record Case(List<Map<String, Object>> before, List<Map<String, Object>> after) {
        static Case any(Random random) {
            List<Map<String, Object>> before = rows(random);
            List<Map<String, Object>> after = rows(random);
            // Most of what was there is there still.
            before.stream().filter(row -> random.nextInt(3) > 0).forEach(after::add);
            Collections.shuffle(after, random);
            return new Case(before, after);
        }

        private static List<Map<String, Object>> rows(Random random) {
            return IntStream.range(0, random.nextInt(5))
                    .mapToObj(number -> row(random))
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        private static Map<String, Object> row(Random random) {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (random.nextInt(4) > 0) {
                fields.put("id", IDS.get(random.nextInt(IDS.size())));
            }
            for (String name : List.of("a", "a.b", "extra", "count")) {
                if (random.nextBoolean()) {
                    fields.put(name, VALUES.get(random.nextInt(VALUES.size())));
                }
            }
            return fields;
        }
    }

    private static Snapshot holding(List<Map<String, Object>> rows) {
        Snapshot holding = new Snapshot();
        rows.forEach(row -> holding.add(Rows.of(row)));
        return holding;
    }

    private static void apply(Change change, Snapshot to) {
        if (change.kind() == Change.Kind.removed) {
            to.remove(change.before());
        } else {
            to.put(change.after());
        }
    }

    /** The rows of a snapshot in any order. */
    private static Set<Object> content(Snapshot holding) {
        return holding.rows().stream()
                .map(row -> List.of(
                        Snapshot.key(row), Snapshot.canonical(comparable(row).fields())))
                .collect(Collectors.toSet());
    }

    /** An id is the same as a string, and so is a count. */
    private static Collection comparable(Collection row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        row.fields().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        row.id().ifPresent(id -> fields.put("id", id));
        row.count().ifPresent(count -> fields.put("count", count));
        return Rows.of(fields);
    }

    @Test
    void changesLeadFromOneSnapshotToTheOther() {
        new Property<>(Case::any, made -> Stream.of()).holds(CASES, made -> {
            Snapshot before = holding(made.before());
            Snapshot after = holding(made.after());
            Snapshot moved = holding(made.before());
            before.changesTo(after).forEach(change -> apply(change, moved));
            assertEquals(content(after), content(moved));
            assertEquals(List.of(), moved.changesTo(after));
            before.changesTo(after).forEach(change -> apply(change, moved));
            assertEquals(content(after), content(moved), "a change that is made twice does no harm");
        });
    }

    private static Screen screen(int width, String kind) {
        boolean canMoveCursor = Screen.supportsCursor(Map.of("TERM", kind));
        return new Screen(true, OptionalInt.of(width), canMoveCursor, true, false);
    }

    private static Collection row(Object id, String name, String note, long count) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("name", name);
        fields.put("note", note);
        fields.put("count", new JsonNumber(Long.toString(count)));
        return Rows.of(fields);
    }

    private static Snapshot holding(Collection... rows) {
        Snapshot holding = new Snapshot();
        for (Collection row : rows) {
            holding.add(row);
        }
        return holding;
    }

    private static String table(int width, String kind, Snapshot before, Snapshot after) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ChangeText(Utf8.writer(out), screen(width, kind), Locale.US, ZoneOffset.UTC)
                .table(OptionalLong.of(7), before.changesTo(after));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String plain(String coloured) {
        return coloured.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Test
    void longValuesAreOnALineEachFromTheirFirstDifferenceOn() throws IOException {
        Snapshot before = holding(row("1", "n", "one two three four five six", 1), row("2", "m", "a", 1200));
        Snapshot after = holding(row("1", "n", "one two three four five seven", 1), row("2", "m", "b", 900));
        assertEquals("""
                Account 7
                ~ 1  n             1
                    note:
                    - "…r five six"
                    + "…r five seven"
                ~ 2  m  1,200 -> 900  -300
                    note: "a" -> "b"
                """, plain(table(50, "dumb", before, after)));
    }

    /** Long counts have lines of their own. */
    @Test
    void countsAreWholeWhereverTheyAre() throws IOException {
        Snapshot before = holding(row("1", "a name of some length", "", 1_000_000_007), row("2", "m", "", 1));
        Snapshot after = holding(row("1", "a name of some length", "", 1_000_000_009), row("2", "m", "", 4));
        assertEquals("""
                Account 7
                ~ 1  a name of some l…          +2
                    count: 1,000,000,007 ->
                    1,000,000,009
                ~ 2  m                  1 -> 4  +3
                """, plain(table(34, "dumb", before, after)));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 40, 80, 200})
    void nothingActsOnTheTerminalOrLeavesIt(int width) throws IOException {
        Random random = new Random(width);
        for (int i = 0; i < 300; i++) {
            Snapshot before = hostile(random);
            Snapshot after = hostile(random);
            new StrictTerminal().write(table(width, "xterm", before, after)).expectNoLineBeyond(width);
            for (Change change : before.changesTo(after)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                new ChangeText(Utf8.writer(out), screen(width, "xterm"), Locale.US, ZoneOffset.UTC)
                        .line(Instant.EPOCH, change);
                new StrictTerminal().write(out.toString(StandardCharsets.UTF_8)).expectNoLineBeyond(width);
                assertEquals(1, out.toString(StandardCharsets.UTF_8).lines().count());
                assertTrue(out.toString(StandardCharsets.UTF_8).endsWith("\n"));
            }
        }
    }

    private static Snapshot hostile(Random random) {
        return holding(
                row("1", HostileText.any(random), HostileText.any(random), random.nextInt(3)),
                row("2", HostileText.any(random), HostileText.any(random), 2),
                row(HostileText.any(random), HostileText.any(random), "", 2));
    }
}
