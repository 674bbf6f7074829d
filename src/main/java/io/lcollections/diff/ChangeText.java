package io.lcollections.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.cli.ColorOption;
import io.lcollections.cli.Environment;
import io.lcollections.diff.Change.FieldChange;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.output.CellText;
import io.lcollections.output.Column;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.output.Utf8;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes changes for people: one line per change, or a table, fitted to the terminal. All text is safe to print. */
public final class ChangeText {
    private static final String GAP = "  ";
    private static final String ARROW = " -> ";
    /** Any table has room for a count of this width. */
    private static final int MIN_COUNT = 13;

    private static final int MIN_ID = 6;
    /** Characters shown before the first difference of two long texts. */
    private static final int CONTEXT = 8;
    /** Symbol, id, name, count, difference. */
    private static final List<Kind> KINDS = List.of(Kind.WORD, Kind.NUMBER, Kind.TEXT, Kind.NUMBER, Kind.WORD);

    private final Writer out;
    private final Screen screen;
    private final Locale numbers;
    private final ZoneId zone;
    private final int width;
    /** A table shows wider counts on separate lines, uncut. */
    private final int maxCount;

    ChangeText(OutputStream out, Screen screen, Locale numbers, ZoneId zone) {
        this.out = Utf8.writer(out);
        this.screen = screen;
        this.numbers = numbers;
        this.zone = zone;
        this.width = screen.width().orElse(Integer.MAX_VALUE);
        this.maxCount = screen.width().isEmpty() ? width : Math.max(MIN_COUNT, width / 4);
    }

    public static ChangeText of(Environment environment, ColorOption color) {
        return new ChangeText(
                environment.stdout(), color.screen(environment, true), environment.numberLocale(), environment.zone());
    }

    /** Writes and flushes one line: time, kind, id, name, count and other fields, cut to the width of the terminal. */
    public void line(Instant at, Change change) throws IOException {
        String id = id(change).isEmpty() ? "" : id(change) + GAP;
        String details = details(change);
        int left = width;
        left -= part(String.format(Locale.ROOT, "%tF %<tT", at.atZone(zone)) + GAP, left, screen::dim);
        left -= part(change.kind().symbol + " ", left, text -> styled(change, text));
        left -= part(id, left, UnaryOperator.identity());
        // The name is cut before the details, but not below a third of the width.
        int nameWidth = Math.max(left / 3, left - screen.widthOf(details));
        left -= part(CellText.name(change.row()), nameWidth, UnaryOperator.identity());
        part(details, left, UnaryOperator.identity());
        out.append('\n').flush();
    }

    /** Writes a part, cut to a width, and returns how wide it is. */
    private int part(String part, int max, UnaryOperator<String> style) throws IOException {
        String cut = screen.cut(part, max);
        out.append(style.apply(screen.isolated(cut)));
        return screen.widthOf(cut);
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

    /** Writes a line for each collection and its changed fields below it, below the account if it is known. */
    void table(OptionalLong account, List<Change> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        if (account.isPresent()) {
            out.append(screen.bold("Account " + account.getAsLong())).append('\n');
        }
        List<List<Cell>> lines = new ArrayList<>();
        for (Change change : changes) {
            String difference = difference(change);
            lines.add(List.of(
                    new Cell(change.kind().symbol, symbol -> styled(change, symbol)),
                    // One long id must not hide the other columns.
                    Cell.of(
                            screen.width().isEmpty()
                                    ? id(change)
                                    : screen.cut(id(change), Math.max(MIN_ID, width / 4))),
                    Cell.of(CellText.name(change.row())),
                    Cell.of(hasWideCount(change) ? "" : count(change)),
                    Cell.of(difference, difference.startsWith("-") ? screen::error : screen::success)));
        }
        Table table = Table.fitted(out, screen, KINDS, lines, List.of(0, 1, 2, 3, 4), true);
        int indent = Math.min(table.start(2), width / 3);
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            table.line(lines.get(i));
            if (!table.isShown(3)
                    && countChange(change) == null
                    && !count(change).isEmpty()) {
                out.append(" ".repeat(indent))
                        .append("count: ")
                        .append(count(change))
                        .append('\n');
            }
            for (FieldChange field : change.fields()) {
                if (!field.isCount() || hasWideCount(change) || !table.isShown(3)) {
                    field(field, indent);
                }
            }
        }
        out.flush();
    }

    private boolean hasWideCount(Change change) {
        return countChange(change) != null && screen.widthOf(count(change)) > maxCount;
    }

    /** Writes both values of a field on one line, or on a line each if they do not fit. */
    private void field(FieldChange field, int indent) throws IOException {
        String name = name(field) + ":";
        String values = values(field);
        String blanks = " ".repeat(indent);
        if (indent + screen.widthOf(name + " " + values) <= width) {
            out.append(blanks).append(screen.dim(screen.isolated(name + " ")));
            out.append(screen.isolated(values)).append('\n');
            return;
        }
        int from = firstShown(field);
        String before = "- " + cut(value(field, field.before(), from), indent + 2);
        String after = "+ " + cut(value(field, field.after(), from), indent + 2);
        out.append(blanks).append(screen.dim(cut(name, indent))).append('\n');
        out.append(blanks).append(screen.error(before)).append('\n');
        out.append(blanks).append(screen.success(after)).append('\n');
    }

    private String cut(String text, int start) {
        return screen.cut(text, Math.max(1, width - start));
    }

    private String styled(Change change, String text) {
        return switch (change.kind()) {
            case added -> screen.success(text);
            case removed -> screen.error(text);
            case changed -> screen.warning(text);
        };
    }

    private static String id(Change change) {
        return TextSanitizer.sanitize(change.row().id().orElse(""));
    }

    /** {@code 12 -> 15} if the count changed, otherwise the count; empty where there is none. */
    private String count(Change change) {
        FieldChange changed = countChange(change);
        JsonNode count = change.row().at(Collection.COUNT);
        return changed != null
                ? count(changed.before()) + ARROW + count(changed.after())
                : CellText.isAbsent(count) ? "" : count(count);
    }

    private String count(JsonNode count) {
        return count.isMissingNode()
                ? "(none)"
                : count instanceof JsonNumber number
                        ? CellText.count(number, numbers)
                        : TextSanitizer.sanitize(CellText.exact(count));
    }

    /** The change of the count; {@code null} if it did not change. */
    private static FieldChange countChange(Change change) {
        return change.fields().stream().filter(FieldChange::isCount).findFirst().orElse(null);
    }

    private static List<FieldChange> otherFields(Change change) {
        return change.fields().stream().filter(field -> !field.isCount()).toList();
    }

    /** {@code +3}; empty where the count did not change or is no whole number. */
    private static String difference(Change change) {
        FieldChange changed = countChange(change);
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
        int difference = Arrays.mismatch(before.toCharArray(), after.toCharArray());
        int from = Math.max(0, difference - CONTEXT);
        return from > 0 && Character.isLowSurrogate(before.charAt(from)) ? from - 1 : from;
    }

    /** The old or the new value of a field; a text from the index of its first character to show. */
    private String value(FieldChange field, JsonNode value, int from) {
        if (value.isMissingNode()) {
            return "(none)";
        }
        if (value.isTextual()) {
            return "\"" + (from > 0 ? "…" : "")
                    + TextSanitizer.sanitize(value.textValue().substring(from)) + "\"";
        }
        if (value instanceof JsonNumber time && Column.named(field.name()).kind() == Kind.TIME) {
            // Times within one minute are shown as numbers, because they would look the same.
            boolean isSameMinute = field.before() instanceof JsonNumber before
                    && field.after() instanceof JsonNumber after
                    && CellText.time(before, zone).equals(CellText.time(after, zone));
            return isSameMinute ? time.text() : CellText.time(time, zone);
        }
        return value.isNull() ? "null" : TextSanitizer.sanitize(CellText.exact(value));
    }
}
