package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Property;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import io.lcollections.terminal.TextSanitizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Whatever is served, a reader of Markdown finds one table, and the text of each cell in it. */
class MarkdownPropertiesTest {
    /** Its mail addresses may hold any character beyond ASCII, the break too; those of GitHub may not. */
    private static final List<Extension> GITHUB = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            AutolinkExtension.builder()
                    .linkTypes(EnumSet.of(AutolinkType.URL, AutolinkType.WWW))
                    .build());

    /** What GitHub makes a link of, in the text that it shows. */
    private static final Pattern LINKS = Pattern.compile("(?i)@[a-z0-9_-]|#\\d|(?<![a-z0-9])gh-\\d|:smile:|://|www\\.");

    private static final String[] PIECES = {
        "\\",
        "`",
        "*",
        "_",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "#",
        "+",
        "-",
        ".",
        "!",
        "|",
        "~",
        "<",
        ">",
        "&",
        "$",
        ":",
        "/",
        "\"",
        "'",
        "=",
        "^",
        "@",
        ";",
        " ",
        "  ",
        "a",
        "B",
        "1",
        "é",
        "😀",
        "\ud83d",
        "\n",
        "\t",
        "\u202e",
        "\u200b",
        "**",
        "__",
        "~~",
        "``",
        "\\|",
        "| --- |",
        "[x](y)",
        "![",
        "]: /u",
        "<b>",
        "</td>",
        "<!--",
        "-->",
        "<?",
        "&amp;",
        "&#65;",
        "&#x41;",
        "&nbsp;",
        "https://x.de/",
        "http:/",
        "ftp://",
        "www.",
        "WWW.x.de",
        "a@b.co",
        "@name",
        "#12",
        "GH-12",
        ":smile:",
        "$x$",
        "<https://x.de>",
        "\u00a0",
        "\u3000"
    };

    private static String text(Random luck) {
        StringBuilder text = new StringBuilder();
        for (int left = luck.nextInt(9); left > 0; left--) {
            boolean any = luck.nextInt(10) == 0;
            text.append(any ? "" + (char) luck.nextInt(0x10000) : PIECES[luck.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static Stream<List<String>> smaller(List<String> texts) {
        return IntStream.range(0, texts.size())
                .boxed()
                .flatMap(i -> IntStream.range(0, texts.get(i).length()).mapToObj(at -> {
                    List<String> less = new ArrayList<>(texts);
                    less.set(i, new StringBuilder(texts.get(i)).deleteCharAt(at).toString());
                    return less;
                }));
    }

    /** One row of these cells, under names of columns that are the first of them. */
    private static String markdown(List<String> texts) throws IOException {
        List<Column> columns = List.of(
                new Column("description", "d" + texts.get(0), Column.Kind.TEXT),
                new Column("owner", texts.get(0) + "o", Column.Kind.WORD),
                new Column("count", "COUNT", Column.Kind.NUMBER));
        RenderOptions options = Rendering.pipe(columns);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Renderer renderer = Renderer.of(Format.markdown, options, out);
        Collection row =
                Rows.of(Map.of("description", texts.get(0), "owner", texts.get(1), "count", new JsonNumber("7")));
        Page page = new Page(OptionalLong.empty(), OptionalLong.empty(), List.of(row, row), List.of(), List.of());
        renderer.begin(page);
        renderer.page(page);
        renderer.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whateverIsServedIsTextInItsCell() {
        Parser parser = Parser.builder().extensions(GITHUB).build();
        new Property<>(luck -> List.of(text(luck), text(luck)), MarkdownPropertiesTest::smaller)
                .holds(20_000, texts -> {
                    Node table = parser.parse(markdown(texts)).getFirstChild();
                    assertInstanceOf(TableBlock.class, table);
                    assertNull(table.getNext());
                    Node header = table.getFirstChild().getFirstChild();
                    requireText(header, List.of("d" + texts.get(0), texts.get(0) + "o", "COUNT"));
                    List<String> cells = List.of(texts.get(0), texts.get(1), "7");
                    requireText(table.getLastChild().getFirstChild(), cells);
                    requireText(table.getLastChild().getLastChild(), cells);
                });
    }

    private static void requireText(Node row, List<String> served) {
        Node cell = row.getFirstChild();
        for (String text : served) {
            StringBuilder shown = new StringBuilder();
            for (Node part = cell.getFirstChild(); part != null; part = part.getNext()) {
                assertInstanceOf(Text.class, part);
                shown.append(((Text) part).getLiteral());
            }
            assertEquals(TextSanitizer.sanitize(text), shown.toString().replace("\u200b", ""));
            assertTrue(!LINKS.matcher(shown).find(), () -> "a link in " + shown);
            cell = cell.getNext();
        }
        assertNull(cell, "one cell too many");
    }
}
