package io.lcollections.output;

import io.lcollections.changes.Change;
import io.lcollections.changes.Changes;
import io.lcollections.changes.FieldChange;
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
 * Changes for people: a line for each collection, and below it the fields that are changed; fitted to a terminal or in
 * full. Nothing in it can act on the terminal.
 */
public final class ChangeTable {
    private static final int GAP = 2;
    private static final int BEHIND_SIGN = 2;
    /** A name is not cut shorter than this to make room for how far a count went. */
    private static final int LEAST_NAME = 8;

    private final Writer out;
    private final Screen screen;
    private final Styles palette;
    private final ChangeText text;

    /** How many columns of the line are written, as we reckon. */
    private int at;
    /** Whether every terminal reckons so. */
    private boolean isSure;

    /**
     * @param numbers how counts are written
     * @param zone for dates
     */
    public ChangeTable(Writer out, Screen screen, Locale numbers, ZoneId zone) {
        this.out = out;
        this.screen = screen;
        this.palette = screen.styles();
        this.text = new ChangeText(numbers, zone);
    }

    /**
     * @param isTitled whether it is said whose changes they are, where that is known
     * @throws IOException when the output does not take it
     */
    public void write(Changes changes, boolean isTitled) throws IOException {
        if (changes.all().isEmpty()) {
            return;
        }
        if (isTitled && changes.accountId().isPresent()) {
            out.append(palette.bold("Account " + changes.accountId().getAsLong()))
                    .append('\n');
        }
        Widths widths = widths(changes.all());
        for (Change change : changes.all()) {
            line(change, widths);
            if (isTooWide(change)) {
                field(ChangeText.countChange(change).orElseThrow(), BEHIND_SIGN + widths.id() + GAP);
            }
            for (FieldChange field : ChangeText.others(change)) {
                field(field, BEHIND_SIGN + widths.id() + GAP);
            }
        }
        out.flush();
    }

    /** Columns of each cell; of steps none where there is no room for them. */
    private record Widths(int id, int name, int count, int step) {}

    private Widths widths(List<Change> changes) {
        int id = widest(changes, ChangeText::id);
        int name = widest(changes, ChangeText::name);
        int count = widest(changes, this::count);
        int step = widest(changes, ChangeText::step);
        if (screen.width().isEmpty()) {
            return new Widths(id, name, count, step);
        }
        int columns = screen.width().getAsInt();
        id = Math.min(id, columns / 4);
        count = Math.min(count, mostOfCount());
        int room = columns - BEHIND_SIGN - id - GAP - GAP - count;
        boolean hasStep = step > 0 && room - GAP - step >= Math.min(name, LEAST_NAME);
        room -= hasStep ? GAP + step : 0;
        return new Widths(id, Math.max(1, Math.min(name, room)), count, hasStep ? step : 0);
    }

    /** The cell of a count; empty where it has lines of its own, so that nothing of what is changed is cut off. */
    private String count(Change change) {
        return isTooWide(change) ? "" : text.count(change);
    }

    private boolean isTooWide(Change change) {
        return ChangeText.countChange(change).isPresent() && width(text.count(change)) > mostOfCount();
    }

    private int mostOfCount() {
        return screen.width().isEmpty() ? Integer.MAX_VALUE : screen.width().getAsInt() / 3;
    }

    private int widest(List<Change> changes, Function<Change, String> cell) {
        return changes.stream()
                .mapToInt(change -> width(cell.apply(change)))
                .max()
                .orElse(0);
    }

    private void line(Change change, Widths widths) throws IOException {
        at = 0;
        isSure = true;
        put(0, ChangeText.sign(change.kind()), text -> ChangeText.look(change.kind(), palette, text));
        String id = cut(ChangeText.id(change), widths.id());
        put(BEHIND_SIGN + widths.id() - width(id), id, UnaryOperator.identity());
        int name = BEHIND_SIGN + widths.id() + GAP;
        put(name, cut(ChangeText.name(change), widths.name()), UnaryOperator.identity());
        String count = cut(count(change), widths.count());
        int end = name + widths.name() + GAP + widths.count();
        put(end - width(count), count, UnaryOperator.identity());
        if (widths.step() > 0) {
            String step = ChangeText.step(change);
            put(end + GAP, step, step.startsWith("-") ? palette::error : palette::success);
        }
        out.append('\n');
    }

    /** Puts a cell into its column, counted from 0. */
    private void put(int column, String cell, UnaryOperator<String> look) throws IOException {
        if (cell.isEmpty()) {
            return;
        }
        out.append(isSure || !screen.canMoveCursor() ? blanks(column - at) : screen.toColumn(column + 1));
        out.append(look.apply(closed(cell)));
        at = column + width(cell);
        isSure = TextWidth.isPrintableAscii(cell);
    }

    private void field(FieldChange field, int indent) throws IOException {
        String name = ChangeText.field(field) + ": ";
        String values = text.values(field);
        String line = blanks(indent) + name + values;
        if (screen.width().isEmpty() || width(line) <= screen.width().getAsInt()) {
            out.append(blanks(indent))
                    .append(palette.dim(closed(name)))
                    .append(closed(values))
                    .append('\n');
            return;
        }
        int room = Math.max(1, screen.width().getAsInt() - indent);
        out.append(blanks(indent)).append(palette.dim(cut(name.strip(), room))).append('\n');
        int beginning = ChangeText.beginning(field);
        value("- ", text.value(field, field.before(), beginning), palette::error, indent);
        value("+ ", text.value(field, field.after(), beginning), palette::success, indent);
    }

    private void value(String sign, String value, UnaryOperator<String> look, int indent) throws IOException {
        int room = Math.max(1, screen.width().getAsInt() - indent - GAP);
        out.append(blanks(indent)).append(look.apply(sign + cut(value, room))).append('\n');
    }

    private String cut(String whole, int columns) {
        return screen.width().isEmpty() ? whole : TextWidth.cut(whole, columns, screen.widthMode());
    }

    private int width(String shown) {
        return TextWidth.of(shown, screen.widthMode());
    }

    private String closed(String shown) {
        return screen.width().isPresent() ? TextSanitizer.endRightToLeft(shown) : shown;
    }

    private static String blanks(int columns) {
        return " ".repeat(Math.max(0, columns));
    }
}
