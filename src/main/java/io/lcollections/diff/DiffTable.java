package io.lcollections.diff;

import io.lcollections.diff.Change.FieldChange;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.output.Table.Slot;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A diff as a table: a line for each collection and its changed fields below it, fitted to the terminal or in full. All
 * text is safe to print.
 */
public final class DiffTable {
    private static final int SYMBOL = 1;
    private static final int SYMBOL_GAP = 1;
    /** The difference of counts is omitted where names would be narrower than this. */
    private static final int MIN_NAME = 8;

    private final Writer out;
    private final Screen screen;
    private final Styles styles;
    private final ChangeText text;
    private final int width;
    /** Wider counts are written on separate lines, uncut. */
    private final int maxCount;

    /**
     * @param numbers the locale of counts
     * @param zone for dates
     */
    public DiffTable(Writer out, Screen screen, Locale numbers, ZoneId zone) {
        this.out = out;
        this.screen = screen;
        this.styles = screen.styles();
        this.text = new ChangeText(numbers, zone);
        this.width = screen.width().orElse(Integer.MAX_VALUE);
        this.maxCount = screen.width().isEmpty() ? width : width / 3;
    }

    /**
     * @param isTitled whether a title names the account if it is known
     * @throws IOException when the output cannot be written
     */
    public void write(Diff diff, boolean isTitled) throws IOException {
        if (diff.changes().isEmpty()) {
            return;
        }
        if (isTitled && diff.accountId().isPresent()) {
            out.append(styles.bold("Account " + diff.accountId().getAsLong())).append('\n');
        }
        int id = Math.min(widest(diff, ChangeText::id), width / 4);
        int name = widest(diff, ChangeText::name);
        int count = Math.min(widest(diff, this::count), maxCount);
        int difference = widest(diff, ChangeText::difference);
        int indent = SYMBOL + SYMBOL_GAP + id + Table.GAP;
        int left = width - indent - Table.GAP - count;
        boolean hasDifference = left - Table.GAP - difference >= Math.min(name, MIN_NAME);
        left -= hasDifference && difference > 0 ? Table.GAP + difference : 0;
        List<Slot> slots = List.of(
                new Slot(Kind.WORD, SYMBOL, SYMBOL_GAP),
                new Slot(Kind.NUMBER, id),
                new Slot(Kind.TEXT, Math.max(1, Math.min(name, left))),
                new Slot(Kind.NUMBER, count),
                new Slot(Kind.WORD, difference));
        Table table = new Table(out, screen, screen.width().isPresent(), slots);
        for (Change change : diff.changes()) {
            String shownDifference = hasDifference ? ChangeText.difference(change) : "";
            table.line(List.of(
                    new Cell(ChangeText.symbol(change), symbol -> ChangeText.styled(styles, change, symbol)),
                    Cell.of(ChangeText.id(change)),
                    Cell.of(ChangeText.name(change)),
                    Cell.of(count(change)),
                    shownDifference.isEmpty()
                            ? Cell.NONE
                            : new Cell(
                                    shownDifference,
                                    shownDifference.startsWith("-") ? styles::error : styles::success)));
            if (hasWideCount(change)) {
                field(ChangeText.countChange(change).orElseThrow(), indent);
            }
            for (FieldChange field : ChangeText.otherFields(change)) {
                field(field, indent);
            }
        }
        out.flush();
    }

    private String count(Change change) {
        return hasWideCount(change) ? "" : text.count(change);
    }

    private boolean hasWideCount(Change change) {
        return ChangeText.countChange(change).isPresent() && width(text.count(change)) > maxCount;
    }

    private int widest(Diff diff, Function<Change, String> cell) {
        return diff.changes().stream()
                .mapToInt(change -> width(cell.apply(change)))
                .max()
                .orElse(0);
    }

    private int width(String shown) {
        return TextWidth.of(shown, screen.widthMode());
    }

    /** Writes both values on one line, or on a line each if they do not fit. */
    private void field(FieldChange field, int indent) throws IOException {
        String name = ChangeText.fieldName(field) + ":";
        String values = text.values(field);
        String blanks = " ".repeat(indent);
        if (indent + width(name + " " + values) <= width) {
            out.append(blanks).append(styles.dim(isolated(name + " "))).append(isolated(values) + "\n");
            return;
        }
        int from = ChangeText.firstShown(field);
        out.append(blanks).append(styles.dim(cut(name, indent))).append('\n');
        value("- ", text.value(field, field.before(), from), styles::error, indent);
        value("+ ", text.value(field, field.after(), from), styles::success, indent);
    }

    private void value(String symbol, String value, UnaryOperator<String> style, int indent) throws IOException {
        String shown = symbol + cut(value, indent + symbol.length());
        out.append(" ".repeat(indent)).append(style.apply(shown)).append('\n');
    }

    private String cut(String text, int start) {
        return TextWidth.cut(text, Math.max(1, width - start), screen.widthMode());
    }

    private String isolated(String shown) {
        return screen.width().isPresent() ? TextSanitizer.endRightToLeft(shown) : shown;
    }
}
