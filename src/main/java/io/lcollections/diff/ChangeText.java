package io.lcollections.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.cli.Environment;
import io.lcollections.diff.Change.FieldChange;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.output.CellText;
import io.lcollections.output.Column;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Renderer;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.UserTimeZone;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes changes for people: one line per change, or a table, fitted to the terminal. All text is safe to print. */
public record ChangeText(Writer out, Screen screen, Locale numbers, UserTimeZone zone) {
    private static final String GAP = "  ";
    private static final String ARROW = " -> ";
    private static final int MAX_COUNT = 13; // wider counts are on a line of their own, where they are not cut
    private static final String INDENT = "    ";
    private static final int CONTEXT = 8; // characters shown before the first difference of two long texts

    public static ChangeText of(Environment environment, ColorMode color) {
        Writer out = Renderer.writer(environment.stdout());
        Screen screen = environment.screen(color, true);
        return new ChangeText(out, screen, environment.numberLocale(), environment.zone());
    }

    /** Writes and flushes one line: time, kind, id, name, count and other fields, cut to the width of the terminal. */
    public void line(Instant at, Change change) throws IOException {
        String count = count(change);
        String difference = difference(change);
        String fields = fields(change, false).stream().map(this::text).collect(Collectors.joining(", "));
        String details = (count.isEmpty() ? "" : GAP + count)
                + (difference.isEmpty() ? "" : " (" + difference + ")")
                + (fields.isEmpty() ? "" : GAP + fields);
        int width = screen.columns();
        String time = String.format(Locale.ROOT, "%tF %<tT", zone.at(at)) + GAP;
        String symbol = screen.cut(change.kind().symbol + " ", width - time.length());
        int room = Math.max(0, width - time.length() - symbol.length());
        String id = id(change).isEmpty() ? "" : screen.cut(id(change), room / 3) + GAP;
        // The name is cut before the details, but not below a third of the width.
        int left = Math.max(0, room - screen.widthOf(id));
        String name = screen.cut(CellText.name(change.row()), Math.max(left / 3, left - screen.widthOf(details)));
        out.append(screen.dim(screen.cut(time, width)))
                .append(change.kind().style.apply(screen, symbol))
                .append(screen.isolated(screen.cut(id, room)))
                .append(screen.isolated(name))
                .append(screen.isolated(screen.cut(details, left - screen.widthOf(name))))
                .append('\n')
                .flush();
    }

    /** Writes a line for each collection and its changed fields below it, below the account if it is known. */
    void table(OptionalLong account, List<Change> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        if (account.isPresent()) {
            out.append(screen.bold("Account " + account.getAsLong())).append('\n');
        }
        List<List<Cell>> lines = changes.stream().map(this::cells).toList();
        List<Kind> kinds = List.of(Kind.WORD, Kind.TEXT, Kind.NUMBER, Kind.WORD);
        Table table = Table.fitted(out, screen, kinds, lines, List.of(0, 1, 2, 3), true);
        for (int i = 0; i < changes.size(); i++) {
            table.line(lines.get(i));
            String count = count(changes.get(i));
            if (!count.isEmpty() && (!table.isShown(2) || isWide(count))) {
                for (String part : screen.wrap(Collection.COUNT + ": " + count, screen.columns() - INDENT.length())) {
                    line(part, UnaryOperator.identity());
                }
            }
            for (FieldChange field : fields(changes.get(i), false)) {
                field(field);
            }
        }
        out.flush();
    }

    private List<Cell> cells(Change change) {
        Change.Kind kind = change.kind();
        String count = count(change);
        String difference = difference(change);
        return List.of(
                new Cell(
                        kind.symbol + " " + id(change),
                        text -> kind.style.apply(screen, text.substring(0, 1)) + text.substring(1)),
                new Cell(CellText.name(change.row())),
                new Cell(isWide(count) ? "" : count),
                new Cell(difference, difference.startsWith("-") ? screen::error : screen::success));
    }

    private boolean isWide(String count) {
        return screen.width().isPresent() && screen.widthOf(count) > MAX_COUNT;
    }

    /** Writes both values of a field on one line, or on a line each if they do not fit. */
    private void field(FieldChange field) throws IOException {
        String text = text(field);
        if (screen.widthOf(text) <= screen.columns() - INDENT.length()) {
            line(text, UnaryOperator.identity());
            return;
        }
        int from = firstShown(field.before().textValue(), field.after().textValue());
        line(TextSanitizer.sanitize(field.name()) + ":", screen::dim);
        line("- " + value(field, field.before(), from), screen::error);
        line("+ " + value(field, field.after(), from), screen::success);
    }

    private void line(String text, UnaryOperator<String> style) throws IOException {
        String cut = screen.cut(text, Math.max(1, screen.columns() - INDENT.length()));
        out.append(INDENT).append(screen.isolated(style.apply(cut))).append('\n');
    }

    /** The index of the first character to show of two long texts, 0 for other values. */
    private static int firstShown(String before, String after) {
        int difference =
                before == null || after == null ? 0 : Arrays.mismatch(before.toCharArray(), after.toCharArray());
        int from = Math.max(0, difference - CONTEXT);
        return from > 0 && Character.isLowSurrogate(before.charAt(from)) ? from - 1 : from;
    }

    /** The change of the count, or all others. */
    private static List<FieldChange> fields(Change change, boolean isCount) {
        return change.fields().stream()
                .filter(field -> field.name().equals(Collection.COUNT) == isCount)
                .toList();
    }

    private static String id(Change change) {
        return TextSanitizer.sanitize(change.row().id().orElse(""));
    }

    /** {@code 12 -> 15} if the count changed, otherwise the count; empty where there is none. */
    private String count(Change change) {
        JsonNode count = change.row().at(Collection.COUNT);
        return fields(change, true).stream()
                .findFirst()
                .map(changed -> count(changed.before()) + ARROW + count(changed.after()))
                .orElseGet(() -> CellText.isAbsent(count) ? "" : count(count));
    }

    private String count(JsonNode count) {
        JsonNumber number = JsonNumber.in(count);
        return number == null ? exact(count) : CellText.count(number, numbers);
    }

    /** {@code +3}; empty where the count did not change or is no whole number. */
    private static String difference(Change change) {
        for (FieldChange changed : fields(change, true)) {
            if (changed.before() instanceof JsonNumber before
                    && changed.after() instanceof JsonNumber after
                    && before.exactLong().isPresent()
                    && after.exactLong().isPresent()) {
                BigInteger difference = after.value().subtract(before.value()).toBigInteger();
                return (difference.signum() > 0 ? "+" : "") + difference;
            }
        }
        return "";
    }

    /** {@code deployStatus: "DEPLOYING" -> "DEPLOYED"}. */
    private String text(FieldChange field) {
        String before = value(field, field.before(), 0);
        String after = value(field, field.after(), 0);
        // Times within one minute would look the same.
        boolean isSame = before.equals(after);
        return TextSanitizer.sanitize(field.name()) + ": "
                + (isSame ? exact(field.before()) + ARROW + exact(field.after()) : before + ARROW + after);
    }

    /** A value, or the end of a long text. */
    private String value(FieldChange field, JsonNode value, int from) {
        if (from > 0) {
            return "\"…" + TextSanitizer.sanitize(value.textValue().substring(from)) + '"';
        }
        boolean isTime = Column.named(field.name()).kind() == Kind.TIME;
        return isTime && value instanceof JsonNumber time ? CellText.time(time, zone) : exact(value);
    }

    private static String exact(JsonNode value) {
        String text = value.isNull() ? "null" : TextSanitizer.sanitize(CellText.exact(value));
        return value.isMissingNode() ? "(none)" : value.isTextual() ? '"' + text + '"' : text;
    }
}
