package io.lcollections.output;

import io.lcollections.changes.Change;
import io.lcollections.changes.Change.FieldChange;
import io.lcollections.changes.Diff;
import io.lcollections.output.Column.Kind;
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
 * Diff for people: a line for each collection, and below it the fields that are changed; fitted to a terminal or in
 * full. Nothing in it can act on the terminal.
 */
public final class DiffTable {
    private static final int SIGN = 1;
    private static final int SIGN_GAP = 1;
    /** The step of a count has no room where it would make names shorter than this. */
    private static final int MIN_NAME = 8;

    private final Writer out;
    private final Screen screen;
    private final Styles palette;
    private final ChangeText text;
    private final int room;
    /** A wider count has lines of its own, so that nothing of it is cut off. */
    private final int maxCount;

    /**
     * @param numbers how counts are written
     * @param zone for dates
     */
    public DiffTable(Writer out, Screen screen, Locale numbers, ZoneId zone) {
        this.out = out;
        this.screen = screen;
        this.palette = screen.styles();
        this.text = new ChangeText(numbers, zone);
        this.room = screen.width().orElse(Integer.MAX_VALUE);
        this.maxCount = screen.width().isEmpty() ? room : room / 3;
    }

    /**
     * @param isTitled whether the account is named, where it is known
     * @throws IOException when the output does not take it
     */
    public void write(Diff changes, boolean isTitled) throws IOException {
        if (changes.changes().isEmpty()) {
            return;
        }
        if (isTitled && changes.accountId().isPresent()) {
            out.append(palette.bold("Account " + changes.accountId().getAsLong()))
                    .append('\n');
        }
        int id = Math.min(widest(changes, ChangeText::id), room / 4);
        int name = widest(changes, ChangeText::name);
        int count = Math.min(widest(changes, this::count), maxCount);
        int step = widest(changes, ChangeText::step);
        int indent = SIGN + SIGN_GAP + id + Table.GAP;
        int left = room - indent - Table.GAP - count;
        boolean hasStep = left - Table.GAP - step >= Math.min(name, MIN_NAME);
        left -= hasStep && step > 0 ? Table.GAP + step : 0;
        List<Slot> slots = List.of(
                new Slot(Kind.WORD, SIGN, SIGN_GAP),
                new Slot(Kind.NUMBER, id),
                new Slot(Kind.TEXT, Math.max(1, Math.min(name, left))),
                new Slot(Kind.NUMBER, count),
                new Slot(Kind.WORD, step));
        Table table = new Table(out, screen, screen.width().isPresent(), slots);
        for (Change change : changes.changes()) {
            String shownStep = hasStep ? ChangeText.step(change) : "";
            table.line(List.of(
                    new Cell(ChangeText.sign(change), sign -> ChangeText.styled(palette, change, sign)),
                    Cell.of(ChangeText.id(change)),
                    Cell.of(ChangeText.name(change)),
                    Cell.of(count(change)),
                    shownStep.isEmpty()
                            ? Cell.NONE
                            : new Cell(shownStep, shownStep.startsWith("-") ? palette::error : palette::success)));
            if (hasWideCount(change)) {
                field(ChangeText.countChange(change).orElseThrow(), indent);
            }
            for (FieldChange field : ChangeText.others(change)) {
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

    private int widest(Diff changes, Function<Change, String> cell) {
        return changes.changes().stream()
                .mapToInt(change -> width(cell.apply(change)))
                .max()
                .orElse(0);
    }

    private int width(String shown) {
        return TextWidth.of(shown, screen.widthMode());
    }

    /** Both values in one line, or, where that has no room, in a line each. */
    private void field(FieldChange field, int indent) throws IOException {
        String name = ChangeText.field(field) + ":";
        String values = text.values(field);
        String blanks = " ".repeat(indent);
        if (indent + width(name + " " + values) <= room) {
            out.append(blanks).append(palette.dim(closed(name + " "))).append(closed(values) + "\n");
            return;
        }
        int from = ChangeText.firstShown(field);
        out.append(blanks).append(palette.dim(cut(name, indent))).append('\n');
        value("- ", text.value(field, field.before(), from), palette::error, indent);
        value("+ ", text.value(field, field.after(), from), palette::success, indent);
    }

    private void value(String sign, String value, UnaryOperator<String> style, int indent) throws IOException {
        String shown = sign + cut(value, indent + sign.length());
        out.append(" ".repeat(indent)).append(style.apply(shown)).append('\n');
    }

    private String cut(String text, int start) {
        return TextWidth.cut(text, Math.max(1, room - start), screen.widthMode());
    }

    private String closed(String shown) {
        return screen.width().isPresent() ? TextSanitizer.endRightToLeft(shown) : shown;
    }
}
