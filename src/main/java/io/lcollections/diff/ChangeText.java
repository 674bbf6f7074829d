package io.lcollections.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.diff.Change.FieldChange;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.output.CellText;
import io.lcollections.output.Column;
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

/** The text of a change: its parts, and one line with all of them. All text is safe to print. */
public final class ChangeText {
    private static final String GAP = "  ";
    private static final String ARROW = " -> ";
    /** Characters shown before the first difference of two long texts. */
    private static final int CONTEXT = 8;

    private static final List<String> COUNT = List.of(Collection.COUNT);

    private final Locale numbers;
    private final ZoneId zone;

    /**
     * @param numbers the locale of counts
     * @param zone for dates
     */
    public ChangeText(Locale numbers, ZoneId zone) {
        this.numbers = numbers;
        this.zone = zone;
    }

    /**
     * Writes and flushes one line: time, kind, id, name, count and other fields, cut to the width of the terminal.
     *
     * @param at when the change was detected
     * @throws IOException when the output cannot be written
     */
    public void writeLine(OutputStream out, Screen screen, Instant at, Change change) throws IOException {
        StringBuilder line = new StringBuilder();
        int left = screen.width().orElse(Integer.MAX_VALUE);
        String time = String.format(Locale.ROOT, "%tF %<tT", at.atZone(zone)) + GAP;
        left = append(line, left, screen, time, screen.styles()::dim);
        left = append(line, left, screen, symbol(change) + " ", text -> styled(screen.styles(), change, text));
        left = append(line, left, screen, id(change).isEmpty() ? "" : id(change) + GAP, UnaryOperator.identity());
        String details = details(change);
        // The name is cut before the details, but not below a third of the width.
        int name = Math.max(left / 3, left - TextWidth.of(details, screen.widthMode()));
        String cut = TextWidth.cut(name(change), name, screen.widthMode());
        left = append(line, left, screen, cut, UnaryOperator.identity());
        append(line, left, screen, details, UnaryOperator.identity());
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String details(Change change) {
        String count = count(change);
        String difference = difference(change);
        String fields = otherFields(change).stream()
                .map(field -> fieldName(field) + ": " + values(field))
                .collect(Collectors.joining(", "));
        return (count.isEmpty() ? "" : GAP + count)
                + (difference.isEmpty() ? "" : " (" + difference + ")")
                + (fields.isEmpty() ? "" : GAP + fields);
    }

    /** Appends a part, cut to the remaining width, and returns the width that remains after it. */
    private static int append(StringBuilder line, int left, Screen screen, String part, UnaryOperator<String> style) {
        String cut = TextWidth.cut(part, left, screen.widthMode());
        line.append(style.apply(screen.width().isPresent() ? TextSanitizer.endRightToLeft(cut) : cut));
        return left - TextWidth.of(cut, screen.widthMode());
    }

    static String symbol(Change change) {
        return switch (change.kind()) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
    }

    static String styled(Styles styles, Change change, String text) {
        return switch (change.kind()) {
            case ADDED -> styles.success(text);
            case REMOVED -> styles.error(text);
            case CHANGED -> styles.warning(text);
        };
    }

    static String id(Change change) {
        return TextSanitizer.sanitize(change.row().id().orElse(""));
    }

    static String name(Change change) {
        Collection row = change.row();
        JsonNode name = row.at(Column.NAME);
        return CellText.isNameless(name) ? CellText.fallbackName(row) : TextSanitizer.sanitize(CellText.exact(name));
    }

    /** {@code 12 -> 15} if the count changed, otherwise the count; empty where there is none. */
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

    static Optional<FieldChange> countChange(Change change) {
        return change.fields().stream().filter(ChangeText::isCount).findFirst();
    }

    /** The changed fields except the count. */
    static List<FieldChange> otherFields(Change change) {
        return change.fields().stream().filter(field -> !isCount(field)).toList();
    }

    private static boolean isCount(FieldChange field) {
        return field.path().equals(COUNT);
    }

    /** {@code +3}; empty where the count did not change or is no whole number. */
    static String difference(Change change) {
        FieldChange changed = countChange(change).orElse(null);
        if (changed == null
                || !(changed.before() instanceof JsonNumber before
                        && before.exactLong().isPresent())
                || !(changed.after() instanceof JsonNumber after
                        && after.exactLong().isPresent())) {
            return "";
        }
        BigInteger difference = BigInteger.valueOf(after.exactLong().getAsLong())
                .subtract(BigInteger.valueOf(before.exactLong().getAsLong()));
        return (difference.signum() > 0 ? "+" : "") + difference;
    }

    static String fieldName(FieldChange field) {
        return TextSanitizer.sanitize(field.name());
    }

    String values(FieldChange field) {
        return value(field, field.before(), 0) + ARROW + value(field, field.after(), 0);
    }

    /** The index of the first character to show of two long texts. */
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
        int from = Math.max(0, same - CONTEXT);
        return from > 0 && Character.isLowSurrogate(before.charAt(from)) ? from - 1 : from;
    }

    /**
     * @param value the old or the new value of the field
     * @param from the index of the first character to show if it is a text
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
            // Times within one minute are shown as numbers, because they would look the same.
            boolean isSameMinute = field.before() instanceof JsonNumber before
                    && field.after() instanceof JsonNumber after
                    && CellText.time(before, zone).equals(CellText.time(after, zone));
            return isSameMinute ? time.text() : CellText.time(time, zone);
        }
        return value.isNull() ? "null" : TextSanitizer.sanitize(CellText.exact(value));
    }
}
