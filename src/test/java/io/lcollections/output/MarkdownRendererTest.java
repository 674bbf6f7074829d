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
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import io.lcollections.terminal.TextSanitizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Pattern;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownRendererTest {

    @Test
    void completeRowsAreKeptAfterAFailure() throws IOException {
        String broken = ScriptedServer.answer(503, "text/plain", "busy");
        Run.Result run = Run.with()
                .served(ScriptedAccount.of(137).brokenBehind(50, broken), "-a 7 --all -o markdown --retries 0");
        run.expectCode(5);
        assertEquals(52, run.out().lines().count());
        assertTrue(run.out().endsWith("| 49 | n49 | 1 |  |  |  |  |  |\n"), run.out());
    }

    /** What attackers try and the Markdown that it becomes; ⁂ is an invisible break. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/markdown.txt", delimiter = '¦', quoteCharacter = '⌑')
    void activeTextIsEscaped(String attack, String text, String markdown) {
        String served = text.replace('⏎', '\n').replace('⇐', '\u202e');
        String expected = markdown.replace("⁂", "&#8203;");
        // The sanitizer doubles a backslash that was served.
        assertEquals(expected, MarkdownRenderer.escape(TextSanitizer.sanitize(served)), attack);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "Cats, Dogs & Friends", "AT&T, R&D &c.", "DEPLOY_FAILED", "NOT__DEPLOYED",
                "0x25dde2b2a64bcf26d3", "2022-11-22", "1. a + b - c. d!", "# a > b = c ^ d",
                "C# @ 12:30:45 for $5 (a:b) www high-5", "理科生的相册 👩‍👩‍👧", "é_ß",
            })
    void otherTextIsReadableInTheSource(String text) {
        assertEquals(text, MarkdownRenderer.escape(text));
    }

    /** Its mail addresses may hold any character beyond ASCII, the break too; those of GitHub may not. */
    private static final List<Extension> GITHUB = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            AutolinkExtension.builder()
                    .linkTypes(EnumSet.of(AutolinkType.URL, AutolinkType.WWW))
                    .build());

    /** What GitHub makes a link of, in the text that it shows. */
    private static final Pattern LINKS = Pattern.compile("(?i)@[a-z0-9_-]|#\\d|(?<![a-z0-9])gh-\\d|:smile:|://|www\\.");

    private static final String[] PIECES = Stream.concat(
                    Stream.of(
                            ("\\ ` * _ { } [ ] ( ) # + - . ! | ~ < > & $ : / \" ' = ^ @ ; a B 1 é 😀 \ud83d \u202e \u200b"
                                            + " ** __ ~~ `` \\| [x](y) ![ <b> </td> <!-- --> <? &amp; &#65; &#x41; &nbsp; https://x.de/"
                                            + " http:/ ftp:// www. WWW.x.de a@b.co @name #12 GH-12 :smile: $x$ <https://x.de> \u00a0"
                                            + " \u3000")
                                    .split(" ")),
                    Stream.of(" ", "  ", "\n", "\t", "| --- |", "]: /u"))
            .toArray(String[]::new);

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(9); left > 0; left--) {
            boolean any = random.nextInt(10) == 0;
            text.append(any ? "" + (char) random.nextInt(0x10000) : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** One row of these cells, under names of columns that are the first of them. */
    private static String markdown(List<String> texts) throws IOException {
        List<Column> columns = List.of(
                new Column("description", "d" + texts.get(0), Column.Kind.TEXT, ""),
                new Column("owner", texts.get(0) + "o", Column.Kind.WORD, ""),
                new Column("count", "COUNT", Column.Kind.NUMBER, ""));
        Renderer.Options options = Rendering.pipe(columns);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Renderer renderer = Renderer.of(Format.markdown, options, out);
        Collection row =
                Rows.of(Map.of("description", texts.get(0), "owner", texts.get(1), "count", new JsonNumber("7")));
        Page page = new Page(OptionalLong.empty(), OptionalLong.empty(), List.of(row, row), List.of(), List.of());
        renderer.begin(page);
        renderer.page(page);
        renderer.end(true);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whateverIsServedIsTextInItsCell() {
        Parser parser = Parser.builder().extensions(GITHUB).build();
        Property.holds(5_000, random -> List.of(text(random), text(random)), texts -> {
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
