package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.CardSection.Field;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes a card for each collection, with all of its fields. Text of a server cannot act on the terminal. */
final class CardRenderer implements Renderer {
    private static final int INDENT = 2;
    private static final int GAP = 2;
    /** The indent of values below their labels. */
    private static final int DEEP_INDENT = 4;

    private static final int MAX_LABEL = 40;
    /** Values are written below their labels if there are fewer columns beside them. */
    private static final int MIN_VALUE = 20;

    /** Strings that look like other JSON values and are quoted. */
    private static final Set<String> JSON_WORDS = Set.of("null", "true", "false");

    private final Writer out;
    private final RenderOptions options;
    private final Screen screen;
    private final Styles palette;
    private boolean hasCards;

    CardRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.screen = options.screen();
        this.palette = screen.styles();
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
        boolean isNameless = CellText.isNameless(name);
        String text = isNameless ? CellText.fallbackName(row) : TextSanitizer.sanitize(CellText.exact(name));
        String cut = TextWidth.cut(text, room(0), screen.widthMode());
        out.append(isNameless ? palette.dim(cut) : palette.bold(cut)).append('\n');
    }

    private void section(CardSection section, Collection row) throws IOException {
        if (!section.heading().isEmpty()) {
            out.append('\n').append(palette.bold(section.heading())).append('\n');
        }
        int label = section.fields().stream()
                .mapToInt(field -> width(TextSanitizer.sanitize(field.path())))
                .filter(width -> width <= MAX_LABEL)
                .max()
                .orElse(0);
        int start = INDENT + label + GAP;
        boolean isNarrow = room(start) < MIN_VALUE;
        boolean areLinks = section.heading().equals(CardSection.LINKS);
        for (Field field : section.fields()) {
            String path = TextSanitizer.sanitize(field.path());
            boolean isBelow = isNarrow || width(path) > label;
            label(TextWidth.cut(path, room(INDENT), screen.widthMode()), isBelow, start);
            value(field, areLinks, row, isBelow ? DEEP_INDENT : start);
        }
    }

    private void label(String text, boolean isAlone, int start) throws IOException {
        out.append(spaces(INDENT)).append(palette.dim(options.pretty() ? TextSanitizer.endRightToLeft(text) : text));
        if (isAlone) {
            out.append('\n').append(spaces(DEEP_INDENT));
        } else if (screen.canMoveCursor() && !TextWidth.isPrintableAscii(text)) {
            out.append(screen.toColumn(start + 1));
        } else {
            out.append(spaces(start - INDENT - width(text)));
        }
    }

    /** Writes the first line of a value at the cursor and the others below it. */
    private void value(Field field, boolean isLink, Collection row, int start) throws IOException {
        boolean isFirst = true;
        for (String line : lines(field)) {
            for (String part : wrapped(line, room(start))) {
                out.append(isFirst ? "" : spaces(start));
                out.append(isLink ? screen.links().link(part, part) : styled(field, row, part));
                out.append('\n');
                isFirst = false;
            }
        }
    }

    private List<String> wrapped(String line, int room) {
        return screen.width().isEmpty() || isUnbreakable(line)
                ? List.of(line)
                : TextWidth.wrap(line, room, screen.widthMode());
    }

    /** Whether a line is one address or URL, which could not be copied from several lines. */
    static boolean isUnbreakable(String line) {
        return TextWidth.isPrintableAscii(line)
                && line.indexOf(' ') < 0
                && (line.startsWith("0x") || line.contains("://"));
    }

    private String styled(Field field, Collection row, String text) {
        String served = field.value().textValue();
        if (field.path().equals("deployStatus") && served != null) {
            return DeployState.styled(palette, served, text);
        }
        boolean isBlank = field.value().isNull() || "".equals(served);
        boolean isZero = field.path().equals(Collection.COUNT) && row.isEmpty();
        return isBlank || isZero ? palette.dim(text) : text;
    }

    /** The lines of a value: safe, exact, and with strings distinguishable from other values. */
    private List<String> lines(Field field) {
        Column.Kind kind = kind(field.path());
        if (field.value() instanceof JsonNumber number) {
            return List.of(
                    switch (kind) {
                        case TIME -> CellText.moment(number, options.zone().get());
                        case COUNT -> CellText.count(number, options.numbers());
                        default -> number.text();
                    });
        }
        if (field.value().isTextual()) {
            String text = field.value().textValue();
            boolean hasSymbol = options.pretty()
                    && kind == Column.Kind.STATE
                    && !DeployState.symbol(text).isEmpty();
            String shown = hasSymbol ? DeployState.withSymbol(text) : quotedIfAmbiguous(text);
            // The line feed is shown too, at the end of its line.
            return Stream.of(shown.split("(?<=\\n)"))
                    .map(TextSanitizer::sanitize)
                    .toList();
        }
        return List.of(field.value().isNull() ? "null" : TextSanitizer.sanitize(CellText.exact(field.value())));
    }

    private static Column.Kind kind(String path) {
        boolean isTime = path.equals("createdAt") || path.equals("updatedAt");
        return isTime ? Column.Kind.TIME : Column.named(path).kind();
    }

    private static String quotedIfAmbiguous(String text) {
        boolean isAmbiguous = CellText.isBlank(text) || text.startsWith("\"") || JSON_WORDS.contains(text);
        return isAmbiguous ? '"' + text + '"' : text;
    }

    private int width(String text) {
        return TextWidth.of(text, screen.widthMode());
    }

    /** The number of columns to the right of a position. */
    private int room(int start) {
        return screen.width().orElse(Integer.MAX_VALUE) - start;
    }

    private static String spaces(int columns) {
        return " ".repeat(Math.max(0, columns));
    }
}
