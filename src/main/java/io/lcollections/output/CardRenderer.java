package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A card for each collection, with all that was served of it. Nothing on it can act on the terminal. */
final class CardRenderer implements Renderer {
    private static final int INDENT = 2;
    private static final int GAP = 2;
    /** Of values that stand below their labels. */
    private static final int DEEP_INDENT = 4;

    private static final int MOST_LABEL = 40;
    /** With less room beside them, values stand below their labels. */
    private static final int LEAST_VALUE = 20;

    private final Writer out;
    private final RenderOptions options;
    private final Screen screen;
    private final Styles palette;
    private final CardValue values;
    private boolean hasCards;

    CardRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.screen = options.screen();
        this.palette = screen.styles();
        this.values = new CardValue(options);
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            out.append(hasCards ? "\n" : "");
            hasCards = true;
            title(row);
            for (CardSection section : CardSection.of(row, options.ipfsGateway())) {
                section(section, row);
            }
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private void title(Collection row) throws IOException {
        JsonNode name = row.at(Column.NAME);
        boolean isNameless = StandInName.isOwed(name);
        String text = isNameless ? StandInName.of(row) : TextSanitizer.sanitize(CellText.exact(name));
        String cut = TextWidth.cut(text, room(0), screen.widthMode());
        out.append(isNameless ? palette.dim(cut) : palette.bold(cut)).append('\n');
    }

    /** Columns to the right of a place. */
    private int room(int start) {
        return screen.width().orElse(Integer.MAX_VALUE) - start;
    }

    private void section(CardSection section, Collection row) throws IOException {
        if (!section.heading().isEmpty()) {
            out.append('\n').append(palette.bold(section.heading())).append('\n');
        }
        int label = section.fields().stream()
                .mapToInt(field -> width(TextSanitizer.sanitize(field.path())))
                .filter(width -> width <= MOST_LABEL)
                .max()
                .orElse(0);
        int start = INDENT + label + GAP;
        boolean isNarrow = room(start) < LEAST_VALUE;
        boolean areLinks = section.heading().equals(CardSection.LINKS);
        for (CardField field : section.fields()) {
            String path = TextSanitizer.sanitize(field.path());
            boolean isBelow = isNarrow || width(path) > label;
            label(TextWidth.cut(path, room(INDENT), screen.widthMode()), isBelow, start);
            value(field, areLinks, row, isBelow ? DEEP_INDENT : start);
        }
    }

    private int width(String text) {
        return TextWidth.of(text, screen.widthMode());
    }

    private void label(String text, boolean isAlone, int start) throws IOException {
        out.append(blanks(INDENT)).append(palette.dim(options.pretty() ? TextSanitizer.endRightToLeft(text) : text));
        if (isAlone) {
            out.append('\n').append(blanks(DEEP_INDENT));
        } else if (screen.canMoveCursor() && !TextWidth.isPrintableAscii(text)) {
            out.append(screen.toColumn(start + 1));
        } else {
            out.append(blanks(start - INDENT - width(text)));
        }
    }

    /** The first line of it stands behind what was written, the others below that. */
    private void value(CardField field, boolean isLink, Collection row, int start) throws IOException {
        boolean isFirst = true;
        for (String line : values.lines(field)) {
            for (String part : parts(line, room(start))) {
                out.append(isFirst ? "" : blanks(start));
                out.append(isLink ? screen.links().link(part, part) : look(field, row, part));
                out.append('\n');
                isFirst = false;
            }
        }
    }

    private List<String> parts(String line, int room) {
        boolean isWhole = screen.width().isEmpty() || CardValue.isWhole(line);
        return isWhole ? List.of(line) : TextWidth.wrap(line, room, screen.widthMode());
    }

    private String look(CardField field, Collection row, String text) {
        String served = field.value().textValue();
        if (field.path().equals("deployStatus") && served != null) {
            return DeployState.look(palette, served, text);
        }
        boolean isNothing = field.value().isNull() || "".equals(served);
        boolean isEmpty = field.path().equals(Collection.COUNT) && row.isEmpty();
        return isNothing || isEmpty ? palette.dim(text) : text;
    }

    private static String blanks(int columns) {
        return " ".repeat(Math.max(0, columns));
    }
}
