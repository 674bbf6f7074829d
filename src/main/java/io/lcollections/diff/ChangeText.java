package io.lcollections.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.diff.Change.FieldChange;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.output.CellText;
import io.lcollections.output.Column;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.output.Table.Slot;
import io.lcollections.output.Utf8;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes changes for people: one line per change, or a table, fitted to the terminal. All text is safe to print. */
public final class ChangeText {
    private static final String GAP = "  ";
    private static final String ARROW = " -> ";
    /** Characters shown before the first difference of two long texts. */
    private static final int CONTEXT = 8;
    /** The difference of counts is omitted where names would be narrower than this. */
    private static final int MIN_NAME = 8;

    private final Writer out;
    private final Screen screen;
    private final Styles styles;
    private final Locale numbers;
    private final ZoneId zone;
    private final int width;
    /** A table shows wider counts on separate lines, uncut. */
    private final int maxCount;

    /**
     * @param numbers the locale of counts
     * @param zone for dates
     */
    public ChangeText(OutputStream out, Screen screen, Locale numbers, ZoneId zone) {
        this.out = Utf8.writer(out);
        this.screen = screen;
        this.styles = screen.styles();
        this.numbers = numbers;
        this.zone = zone;
        this.width = screen.width().orElse(Integer.MAX_VALUE);
        this.maxCount = screen.width().isEmpty() ? width : width / 3;
    }

    /**
     * Writes and flushes one line: time, kind, id, name, count and other fields, cut to the width of the terminal.
     *
     * @param at when the change was detected
     */
    public void line(Instant at, Change change) throws IOException {
        String time = String.format(Locale.ROOT, "%tF %<tT", at.atZone(zone)) + GAP;
        String id = id(change).isEmpty() ? "" : id(change) + GAP;
        String details = details(change);
        int left = width;
        left -= part(time, left, styles::dim);
        left -= part(symbol(change) + " ", left, text -> styled(change, text));
        left -= part(id, left, UnaryOperator.identity());
        // The name is cut before the details, but not below a third of the width.
        left -= part(CellText.name(change.row()), Math.max(left / 3, left - width(details)), UnaryOperator.identity());
        part(details, left, UnaryOperator.identity());
        out.append('\n').flush();
    }

    /** Writes a part, cut to a width, and returns how wide it is. */
    private int part(String part, int max, UnaryOperator<String> style) throws IOException {
        String cut = TextWidth.cut(part, max, screen.widthMode());
        out.append(style.apply(isolated(cut)));
        return width(cut);
    }

    private String details(Change change) {
        String count = count(change);
        String difference = difference(change);
        String fields = otherFields(change).stream()
                .map(field -> name(field) + ": " + values(field))
                .collect(Collectors.joining(", "));
        return (count.isEmpty() ? "" : GAP + count)
                + (difference.isEmpty() ? "" : " (" + difference + ")")
                + (fields.isEmpty() ? "" : GAP + fields);
    }

    /**
     * Writes a line for each collection and its changed fields below it; nothing if there is no change.
     *
     * @param isTitled whether a title names the account if it is known
     */
    public void table(Diff diff, boolean isTitled) throws IOException {
        if (diff.changes().isEmpty()) {
            return;
        }
        if (isTitled && diff.accountId().isPresent()) {
            out.append(styles.bold("Account " + diff.accountId().getAsLong())).append('\n');
        }
        int id = Math.min(widest(diff, ChangeText::id), width / 4);
        int name = widest(diff, change -> CellText.name(change.row()));
        int count = Math.min(widest(diff, this::cellCount), maxCount);
        int difference = widest(diff, ChangeText::difference);
        int indent = "~ ".length() + id + Table.GAP;
        int left = width - indent - Table.GAP - count;
        boolean hasDifference = left - Table.GAP - difference >= Math.min(name, MIN_NAME);
        left -= hasDifference && difference > 0 ? Table.GAP + difference : 0;
        List<Slot> slots = List.of(
                new Slot(Column.Kind.WORD, 1, 1),
                new Slot(Column.Kind.NUMBER, id),
                new Slot(Column.Kind.TEXT, Math.max(1, Math.min(name, left))),
                new Slot(Column.Kind.NUMBER, count),
                new Slot(Column.Kind.WORD, difference));
        Table table = new Table(out, screen, screen.width().isPresent(), slots);
        for (Change change : diff.changes()) {
            String step = hasDifference ? difference(change) : "";
            table.line(List.of(
                    new Cell(symbol(change), symbol -> styled(change, symbol)),
                    Cell.of(id(change)),
                    Cell.of(CellText.name(change.row())),
                    Cell.of(cellCount(change)),
                    step.isEmpty()
                            ? Cell.NONE
                            : new Cell(step, step.startsWith("-") ? styles::error : styles::success)));
            if (hasWideCount(change)) {
                field(countChange(change).orElseThrow(), indent);
            }
            for (FieldChange field : otherFields(change)) {
                field(field, indent);
            }
        }
        out.flush();
    }

    private String cellCount(Change change) {
        return hasWideCount(change) ? "" : count(change);
    }

    private boolean hasWideCount(Change change) {
        return countChange(change).isPresent() && width(count(change)) > maxCount;
    }

    private int widest(Diff diff, Function<Change, String> cell) {
        return diff.changes().stream().map(cell).mapToInt(this::width).reduce(0, Math::max);
    }

    /** Writes both values of a field on one line, or on a line each if they do not fit. */
    private void field(FieldChange field, int indent) throws IOException {
        String name = name(field) + ":";
        String values = values(field);
        String blanks = " ".repeat(indent);
        if (indent + width(name + " " + values) <= width) {
            out.append(blanks).append(styles.dim(isolated(name + " "))).append(isolated(values) + "\n");
            return;
        }
        int from = firstShown(field);
        String before = "- " + cut(value(field, field.before(), from), indent + 2);
        String after = "+ " + cut(value(field, field.after(), from), indent + 2);
        out.append(blanks).append(styles.dim(cut(name, indent))).append('\n');
        out.append(blanks).append(styles.error(before)).append('\n');
        out.append(blanks).append(styles.success(after)).append('\n');
    }

    private String cut(String text, int start) {
        return TextWidth.cut(text, Math.max(1, width - start), screen.widthMode());
    }

    private int width(String shown) {
        return TextWidth.of(shown, screen.widthMode());
    }

    private String isolated(String shown) {
        return screen.width().isPresent() ? TextSanitizer.endRightToLeft(shown) : shown;
    }

    private static String symbol(Change change) {
        return switch (change.kind()) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
    }

    private String styled(Change change, String text) {
        return switch (change.kind()) {
            case ADDED -> styles.success(text);
            case REMOVED -> styles.error(text);
            case CHANGED -> styles.warning(text);
        };
    }

    private static String id(Change change) {
        return TextSanitizer.sanitize(change.row().id().orElse(""));
    }

    /** {@code 12 -> 15} if the count changed, otherwise the count; empty where there is none. */
    private String count(Change change) {
        JsonNode count = change.row().at(Collection.COUNT);
        return countChange(change)
                .map(changed -> count(changed.before()) + ARROW + count(changed.after()))
                .orElseGet(() -> CellText.isAbsent(count) ? "" : count(count));
    }

    private String count(JsonNode count) {
        if (count.isMissingNode()) {
            return "(none)";
        }
        return count instanceof JsonNumber number
                ? CellText.count(number, numbers)
                : TextSanitizer.sanitize(CellText.exact(count));
    }

    private static Optional<FieldChange> countChange(Change change) {
        return change.fields().stream().filter(ChangeText::isCount).findFirst();
    }

    /** The changed fields except the count. */
    private static List<FieldChange> otherFields(Change change) {
        return change.fields().stream().filter(field -> !isCount(field)).toList();
    }

    private static boolean isCount(FieldChange field) {
        return field.path().equals(List.of(Collection.COUNT));
    }

    /** {@code +3}; empty where the count did not change or is no whole number. */
    private static String difference(Change change) {
        FieldChange changed = countChange(change).orElse(null);
        if (changed == null
                || !(changed.before() instanceof JsonNumber before && changed.after() instanceof JsonNumber after)
                || before.exactLong().isEmpty()
                || after.exactLong().isEmpty()) {
            return "";
        }
        BigInteger difference = BigInteger.valueOf(after.exactLong().getAsLong())
                .subtract(BigInteger.valueOf(before.exactLong().getAsLong()));
        return (difference.signum() > 0 ? "+" : "") + difference;
    }

    private static String name(FieldChange field) {
        return TextSanitizer.sanitize(field.name());
    }

    private String values(FieldChange field) {
        return value(field, field.before(), 0) + ARROW + value(field, field.after(), 0);
    }

    /** The index of the first character to show of two long texts. */
    private static int firstShown(FieldChange field) {
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
    private String value(FieldChange field, JsonNode value, int from) {
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
