package io.lcollections.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.CellText;
import io.lcollections.output.Column;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Renderer;
import io.lcollections.output.SafeUrls;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes a card for each collection, with all of its fields in sections. All text is safe to print. */
public record CardRenderer(Writer out, Options options, Screen screen) implements Renderer {
    private static final String INDENT = "  ";
    private static final int MAX_LABEL = 40;
    /** Values are written below their labels if there are fewer columns beside them. */
    private static final int MIN_VALUE = 20;

    private static final String LINKS = "Links"; // the section of URLs that are built here from received values
    private static final String PICTURES = "(cached\\.)?(avatar|banner|thumbnail|tileUri)";

    /** The paths of the fields of each section. Older servers put times and properties at the root of the collection. */
    private static final List<Section> SECTIONS = List.of(
            new Section("", "id|name|description|nftType|deployStatus|count"),
            new Section(LINKS, ""),
            new Section("Addresses", "owner|contractAddress|collectionAddress|nftFactory|baseUri"),
            new Section("Pictures", PICTURES),
            new Section("Times", "(times\\.)?(created|updated)At"),
            new Section(
                    "Properties",
                    "(extra\\.properties\\.)?is(Legacy|Public|CounterFactualNFT|Mintable|Editable|Deletable)"
                            + "|(extra\\.)?mintChannel"));

    private record Section(String heading, String paths) {}

    /** A value that is not an object with fields; the path has dots. */
    private record Field(String path, JsonNode value) {}

    public CardRenderer(Writer out, Options options) {
        this(out, options, options.screen());
    }

    @Override
    public void page(Page page) throws IOException {
        String separator = "";
        for (Collection row : page.collections()) {
            out.append(separator);
            separator = "\n";
            String title = screen.cut(CellText.name(row), room(0));
            out.append(CellText.hasName(row) ? screen.bold(title) : screen.dim(title))
                    .append('\n');
            List<Field> fields = new ArrayList<>();
            flatten("", row.fields(), fields);
            List<Field> links = links(row, fields);
            for (Section section : SECTIONS) {
                section(section.heading, section.heading.equals(LINKS) ? links : take(section.paths, fields), row);
            }
            section("Other fields", fields, row);
        }
        out.flush();
    }

    private static void flatten(String prefix, JsonNode object, List<Field> fields) {
        object.properties().forEach(field -> {
            String path = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject() && !value.isEmpty()) {
                flatten(path + ".", value, fields);
            } else {
                fields.add(new Field(path, value));
            }
        });
    }

    private static List<Field> take(String paths, List<Field> from) {
        List<Field> fields =
                from.stream().filter(field -> field.path.matches(paths)).toList();
        from.removeAll(fields);
        return fields;
    }

    private List<Field> links(Collection row, List<Field> fields) {
        List<Field> links = new ArrayList<>();
        SafeUrls.metadata(row, options.ipfsGateway())
                .ifPresent(url -> links.add(new Field("metadata", TextNode.valueOf(url))));
        for (Field field : fields) {
            if (field.path.matches("baseUri|" + PICTURES)) {
                SafeUrls.ipfs(row, field.path, options.ipfsGateway())
                        .ifPresent(url -> links.add(new Field(field.path, TextNode.valueOf(url))));
            }
        }
        return links;
    }

    private void section(String heading, List<Field> fields, Collection row) throws IOException {
        if (!heading.isEmpty() && !fields.isEmpty()) {
            out.append('\n').append(screen.bold(heading)).append('\n');
        }
        int widest = fields.stream()
                .mapToInt(field -> screen.widthOf(TextSanitizer.sanitize(field.path)))
                .filter(width -> width <= MAX_LABEL)
                .max()
                .orElse(0);
        boolean isNarrow = room(widest + 2 * INDENT.length()) < MIN_VALUE;
        for (Field field : fields) {
            String label = screen.cut(TextSanitizer.sanitize(field.path), room(INDENT.length()));
            int missing = widest - screen.widthOf(label);
            boolean isBelow = isNarrow || missing < 0;
            String indent = INDENT.repeat(2) + (isBelow ? "" : " ".repeat(widest));
            String separator = isBelow ? "\n" + indent : " ".repeat(missing) + INDENT;
            out.append(INDENT).append(screen.isolated(screen.dim(label)));
            for (String line : lines(field)) {
                boolean isWhole = screen.width().isEmpty() || isUnbreakable(line);
                for (String part : isWhole ? List.of(line) : screen.wrap(line, room(indent.length()))) {
                    String styled = heading.equals(LINKS) ? screen.link(part, part) : styled(field, row, part);
                    out.append(separator).append(screen.isolated(styled)).append('\n');
                    separator = indent;
                }
            }
        }
    }

    /** Whether a line is one address or URL, which could not be copied from several lines. */
    static boolean isUnbreakable(String line) {
        return TextSanitizer.isPrintableAscii(line)
                && line.indexOf(' ') < 0
                && (line.startsWith("0x") || line.contains("://"));
    }

    private String styled(Field field, Collection row, String text) {
        String served = field.value.textValue();
        if (field.path.equals("deployStatus") && served != null) {
            return CellText.inStateColour(screen, served, text);
        }
        boolean isBlank = field.value.isNull() || "".equals(served);
        boolean isZero = field.path.equals(Collection.COUNT) && row.isEmpty();
        return isBlank || isZero ? screen.dim(text) : text;
    }

    /** The lines of a value: safe, exact, and with strings distinguishable from other values. */
    private List<String> lines(Field field) {
        Kind kind = Column.named(field.path.matches("(created|updated)At") ? "times." + field.path : field.path)
                .kind();
        JsonNumber number = field.value.isNumber() || kind == Kind.TIME ? JsonNumber.in(field.value) : null;
        if (number != null) {
            return List.of(
                    switch (kind) {
                        case TIME -> CellText.moment(number, options.zone().get());
                        case COUNT -> CellText.count(number, options.numbers());
                        default -> number.asText();
                    });
        }
        String text = field.value.textValue();
        if (text == null) {
            return List.of(field.value.isNull() ? "null" : TextSanitizer.sanitize(CellText.exact(field.value)));
        }
        boolean isLikeOtherJson = CellText.isBlank(text) || text.matches("(?s)null|true|false|\".*");
        String quoted = isLikeOtherJson ? '"' + text + '"' : text;
        String shown = screen.isTerminal() && kind == Kind.STATE ? CellText.withSymbol(quoted) : quoted;
        // The line feed is shown too, at the end of its line.
        return Stream.of(shown.split("(?<=\\n)")).map(TextSanitizer::sanitize).toList();
    }

    private int room(int start) {
        return screen.columns() - start;
    }
}
