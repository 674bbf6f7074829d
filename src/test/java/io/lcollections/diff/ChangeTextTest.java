package io.lcollections.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.support.HostileText;
import io.lcollections.support.Rows;
import io.lcollections.support.StrictTerminal;
import io.lcollections.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTextTest {
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
        new ChangeText(out, screen(width, kind), Locale.US, ZoneOffset.UTC)
                .table(OptionalLong.of(7), before.changesTo(after));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String plain(String coloured) {
        return coloured.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Test
    void longValuesAreWrappedBelowTheirCollection() throws IOException {
        Snapshot before = holding(row("1", "n", "one two three four five six", 1), row("2", "m", "a", 1200));
        Snapshot after = holding(row("1", "n", "one two three four five seven", 1), row("2", "m", "b", 900));
        assertEquals("""
                Account 7
                ~ 1  n             1
                    note: "one two three four five six" -> "one
                    two three four five seven"
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
                new ChangeText(out, screen(width, "xterm"), Locale.US, ZoneOffset.UTC).line(Instant.EPOCH, change);
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
