package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.changes.Change;
import io.lcollections.changes.Change.FieldChange;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A change as people read it: its parts, and a line with all of them. All of it is safe to print. */
public final class ChangeText {
    private static final String GAP = "  ";
    private static final String ARROW = " -> ";
    /** Texts that are too long to be shown whole begin so many characters before they differ. */
    private static final int LEAD = 8;

    private static final List<String> COUNT = List.of(Collection.COUNT);

    private final Locale numbers;
    private final ZoneId zone;

    /**
     * @param numbers how counts are written
     * @param zone for dates
     */
    public ChangeText(Locale numbers, ZoneId zone) {
        this.numbers = numbers;
        this.zone = zone;
    }

    /**
     * Writes one line in one piece, and flushes it: when, what, the id, the name, the count and other fields. On a
     * terminal it is cut to the width.
     *
     * @param at when the change was seen
     * @throws IOException when the output does not take it
     */
    public void writeLine(OutputStream out, Screen screen, Instant at, Change change) throws IOException {
        StringBuilder line = new StringBuilder();
        int left = screen.width().orElse(Integer.MAX_VALUE);
        String time = String.format(Locale.ROOT, "%tF %<tT", at.atZone(zone)) + GAP;
        left = append(line, left, screen, time, screen.styles()::dim);
        left = append(line, left, screen, sign(change) + " ", text -> styled(screen.styles(), change, text));
        left = append(line, left, screen, id(change).isEmpty() ? "" : id(change) + GAP, UnaryOperator.identity());
        String details = details(change);
        // The name is cut first, but not below a third of the room.
        int name = Math.max(left / 3, left - TextWidth.of(details, screen.widthMode()));
        String cut = TextWidth.cut(name(change), name, screen.widthMode());
        left = append(line, left, screen, cut, UnaryOperator.identity());
        append(line, left, screen, details, UnaryOperator.identity());
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String details(Change change) {
        String count = count(change);
        String step = step(change);
        String fields = others(change).stream()
                .map(field -> field(field) + ": " + values(field))
                .collect(Collectors.joining(", "));
        return (count.isEmpty() ? "" : GAP + count)
                + (step.isEmpty() ? "" : " (" + step + ")")
                + (fields.isEmpty() ? "" : GAP + fields);
    }

    /** Appends as much of a part as there is room for, and returns the room that is left. */
    private static int append(StringBuilder line, int room, Screen screen, String part, UnaryOperator<String> style) {
        String cut = TextWidth.cut(part, room, screen.widthMode());
        line.append(style.apply(screen.width().isPresent() ? TextSanitizer.endRightToLeft(cut) : cut));
        return room - TextWidth.of(cut, screen.widthMode());
    }

    /** The sign of a kind of change. */
    static String sign(Change change) {
        return switch (change.kind()) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
    }

    /** A text in the colour of a kind of change. */
    static String styled(Styles palette, Change change, String text) {
        return switch (change.kind()) {
            case ADDED -> palette.success(text);
            case REMOVED -> palette.error(text);
            case CHANGED -> palette.warning(text);
        };
    }

    /** The id of a collection; empty where it has none. */
    static String id(Change change) {
        return TextSanitizer.sanitize(change.row().id().orElse(""));
    }

    /** Its name, or a fallback. */
    static String name(Change change) {
        Collection row = change.row();
        JsonNode name = row.at(Column.NAME);
        return CellText.isNameless(name) ? CellText.fallbackName(row) : TextSanitizer.sanitize(CellText.exact(name));
    }

    /** Its count, or both where that is changed: {@code 12 -> 15}; empty where it has none. */
    String count(Change change) {
        FieldChange changed = countChange(change).orElse(null);
        if (changed != null) {
            return count(changed.before()) + ARROW + count(changed.after());
        }
        JsonNode count = change.row().at(Collection.COUNT);
        return CellText.isAbsent(count) ? "" : count(count);
    }

    private String count(JsonNode count) {
        if (count.isMissingNode()) {
            return "(none)";
        }
        return count instanceof JsonNumber number
                ? CellText.count(number, numbers)
                : TextSanitizer.sanitize(CellText.exact(count));
    }

    /** The change of its count, where there is one. */
    static Optional<FieldChange> countChange(Change change) {
        return change.fields().stream().filter(ChangeText::isCount).findFirst();
    }

    /** What is changed besides the count. */
    static List<FieldChange> others(Change change) {
        return change.fields().stream().filter(field -> !isCount(field)).toList();
    }

    private static boolean isCount(FieldChange field) {
        return field.path().equals(COUNT);
    }

    /** The difference of the counts: {@code +3}; empty where there is none, or one of them is no whole number. */
    static String step(Change change) {
        FieldChange changed = countChange(change).orElse(null);
        if (changed == null
                || !(changed.before() instanceof JsonNumber before
                        && before.exactLong().isPresent())
                || !(changed.after() instanceof JsonNumber after
                        && after.exactLong().isPresent())) {
            return "";
        }
        BigInteger step = BigInteger.valueOf(after.exactLong().getAsLong())
                .subtract(BigInteger.valueOf(before.exactLong().getAsLong()));
        return (step.signum() > 0 ? "+" : "") + step;
    }

    /** The name of a field. */
    static String field(FieldChange field) {
        return TextSanitizer.sanitize(field.name());
    }

    /** Both values of a field in one line. */
    String values(FieldChange field) {
        return value(field, field.before(), 0) + ARROW + value(field, field.after(), 0);
    }

    /** The index of the first character to show of two texts, where there is no room to show both whole. */
    static int firstShown(FieldChange field) {
        String before = field.before().textValue();
        String after = field.after().textValue();
        if (before == null || after == null) {
            return 0;
        }
        int same = 0;
        while (same < Math.min(before.length(), after.length()) && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int from = Math.max(0, same - LEAD);
        return from > 0 && Character.isLowSurrogate(before.charAt(from)) ? from - 1 : from;
    }

    /**
     * One value of a field.
     *
     * @param from the index of the first character to show of a text
     */
    String value(FieldChange field, JsonNode value, int from) {
        if (value.isMissingNode()) {
            return "(none)";
        }
        if (value.isTextual()) {
            return "\"" + (from > 0 ? "…" : "")
                    + TextSanitizer.sanitize(value.textValue().substring(from)) + "\"";
        }
        if (value instanceof JsonNumber time && Column.named(field.name()).kind() == Column.Kind.TIME) {
            // Two times of the same minute would look alike.
            boolean isSameMinute = field.before() instanceof JsonNumber before
                    && field.after() instanceof JsonNumber after
                    && CellText.time(before, zone).equals(CellText.time(after, zone));
            return isSameMinute ? time.text() : CellText.time(time, zone);
        }
        return value.isNull() ? "null" : TextSanitizer.sanitize(CellText.exact(value));
    }
}
