package io.lcollections.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.cli.Environment;
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
import io.lcollections.terminal.UserTimeZone;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a card for each collection, with all of its fields in sections. All text is safe to print. */
record CardRenderer(Writer out, Screen screen, UserTimeZone zone, Locale numbers, URI gateway) implements Renderer {
    private static final String INDENT = "  ";
    private static final int MAX_LABEL = 40;
    // Values are written below their labels if there are fewer columns beside them.
    private static final int MIN_VALUE = 20;
    private static final String LINKS = "Links"; // URLs that are built here from received values
    private static final String PICTURES = "(cached\\.)?(avatar|banner|thumbnail|tileUri)";

    // The paths of the fields of each section. Older servers put times and properties at the root of the collection.
    private static final List<Section> SECTIONS = List.of(
            new Section("", "id|name|description|nftType|deployStatus|count"),
            new Section(LINKS, "(?!)"),
            new Section("Addresses", "owner|contractAddress|collectionAddress|nftFactory|baseUri"),
            new Section("Pictures", PICTURES),
            new Section("Times", "(times\\.)?(created|updated)At"),
            new Section(
                    "Properties",
                    "(extra\\.properties\\.)?is(Legacy|Public|CounterFactualNFT|Mintable|Editable|Deletable)"
                            + "|(extra\\.)?mintChannel"),
            new Section("Other fields", "(?s).*"));

    CardRenderer(Environment environment, Screen screen, URI gateway) {
        this(Renderer.writer(environment.stdout()), screen, environment.zone(), environment.numberLocale(), gateway);
    }

    private record Section(String heading, String paths) {}

    /** A value that is not an object with fields; the path has dots. */
    private record Field(String path, JsonNode value) {}

    @Override
    public void page(Page page) throws IOException {
        String separator = "";
        for (Collection row : page.collections()) {
            String title = screen.cut(CellText.name(row), screen.columns());
            out.append(separator)
                    .append(CellText.hasName(row) ? screen.bold(title) : screen.dim(title))
                    .append('\n');
            separator = "\n";
            List<Field> fields = new ArrayList<>();
            flatten("", row.fields(), fields);
            for (Section section : SECTIONS) {
                List<Field> shown = new ArrayList<>();
                fields.removeIf(field -> field.path.matches(section.paths) && shown.add(field));
                section(section.heading, section.heading.equals(LINKS) ? links(row, fields) : shown, row);
            }
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

    private List<Field> links(Collection row, List<Field> fields) {
        Stream<Field> ipfs = fields.stream()
                .filter(field -> field.path.matches("baseUri|" + PICTURES))
                .flatMap(field -> link(field.path, SafeUrls.ipfs(row, field.path, gateway)));
        return Stream.concat(link("metadata", SafeUrls.metadata(row, gateway)), ipfs)
                .toList();
    }

    private static Stream<Field> link(String path, Optional<String> url) {
        return url.stream().map(found -> new Field(path, TextNode.valueOf(found)));
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
        boolean isNarrow = screen.columns() - widest - 2 * INDENT.length() < MIN_VALUE;
        for (Field field : fields) {
            String label = screen.cut(TextSanitizer.sanitize(field.path), screen.columns() - INDENT.length());
            int missing = widest - screen.widthOf(label);
            boolean isBelow = isNarrow || missing < 0;
            String indent = INDENT.repeat(2) + (isBelow ? "" : " ".repeat(widest));
            String separator = isBelow ? "\n" + indent : " ".repeat(missing) + INDENT;
            out.append(INDENT).append(screen.isolated(screen.dim(label)));
            for (String line : lines(field)) {
                int room = screen.columns() - indent.length();
                boolean isWhole = screen.width().isEmpty() || isUnbreakable(line);
                for (String part : isWhole ? List.of(line) : screen.wrap(line, room)) {
                    String styled = heading.equals(LINKS) ? screen.link(part, part) : styled(field, row, part);
                    out.append(separator).append(screen.isolated(styled)).append('\n');
                    separator = indent;
                }
            }
        }
    }

    /** Whether a line is one address or URL, which could not be copied from several lines. */
    static boolean isUnbreakable(String line) {
        boolean isOneWord = TextSanitizer.isPrintableAscii(line) && line.indexOf(' ') < 0;
        return isOneWord && (line.startsWith("0x") || line.contains("://"));
    }

    private String styled(Field field, Collection row, String text) {
        String value = CellText.exact(field.value);
        boolean isZero = field.path.equals(Collection.COUNT) && row.isEmpty();
        boolean isState = field.path.equals("deployStatus");
        return value.isEmpty() || isZero
                ? screen.dim(text)
                : isState ? CellText.inStateColour(screen, value, text) : text;
    }

    /** The lines of a value: safe, exact, and with strings distinguishable from other values. */
    private List<String> lines(Field field) {
        JsonNode value = field.value;
        Kind kind = Column.named(field.path.matches("(created|updated)At") ? "times." + field.path : field.path)
                .kind();
        if (kind == Kind.TIME && JsonNumber.in(value) != null) {
            return List.of(CellText.moment(JsonNumber.in(value), zone));
        }
        if (kind == Kind.COUNT && value instanceof JsonNumber count) {
            return List.of(CellText.count(count, numbers));
        }
        if (!value.isTextual()) {
            return List.of(value.isNull() ? "null" : TextSanitizer.sanitize(CellText.exact(value)));
        }
        String text = value.textValue();
        boolean isLikeOtherJson = CellText.isBlank(text) || text.matches("(?s)null|true|false|\".*");
        String quoted = isLikeOtherJson ? '"' + text + '"' : text;
        String shown = screen.isTerminal() && kind == Kind.STATE ? CellText.withSymbol(quoted) : quoted;
        // The line feed is shown too, at the end of its line.
        return Stream.of(shown.split("(?<=\\n)")).map(TextSanitizer::sanitize).toList();
    }
}
