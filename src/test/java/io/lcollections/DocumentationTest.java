package io.lcollections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.output.Column;
import io.lcollections.support.Documentation;
import io.lcollections.support.HelpText;
import io.lcollections.support.Run;
import io.lcollections.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for users say is what there is. {@code RecipesIT} runs their commands. */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]*))?\\)");
    private static final Pattern FIELD =
            Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (?:number|string|boolean|object) \\| ([A-Z ]*)");
    private static final Pattern OPTION = Pattern.compile("(?m)^ {2,6}(?:-\\w, )?(--[a-z-]+)");

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    @Test
    void theReferenceListsAllFields() throws IOException {
        List<MatchResult> rows =
                matches(FIELD, Files.readString(Documentation.REFERENCE)).toList();
        assertEquals(
                new TreeSet<>(Column.documentedNames()),
                new TreeSet<>(rows.stream().map(row -> row.group(1)).toList()));
        List<String> columns = Column.DOCUMENTED.stream()
                .map(column -> column.key() + " " + column.header())
                .toList();
        assertEquals(
                columns,
                rows.stream()
                        .map(row -> (row.group(1) + " " + row.group(2)).strip())
                        .filter(columns::contains)
                        .toList());
    }

    @Test
    void theReferenceNamesAllOptions() throws IOException {
        String reference = Files.readString(Documentation.REFERENCE);
        Set<String> missing = new TreeSet<>();
        for (String command : HelpText.commands()) {
            matches(OPTION, HelpText.of(Run.with(), command))
                    .map(option -> option.group(1))
                    .filter(option -> !reference.contains(option))
                    .forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/reference.md",
                "docs/development.md",
                ".github/CONTRIBUTING.md",
                ".github/SECURITY.md"
            })
    void linksLeadSomewhere(String name) throws IOException {
        Path page = Path.of(name);
        for (MatchResult link : matches(LINK, Files.readString(page)).toList()) {
            Path target = link.group(1).isEmpty()
                    ? page
                    : page.resolveSibling(link.group(1)).normalize();
            // The releases are on GitHub, beside the files.
            assertTrue(Files.exists(target) || link.group(1).equals("../../releases"), link.group());
            if (link.group(2) != null) {
                assertTrue(Documentation.anchors(target).contains(link.group(2)), link.group());
            }
        }
    }

    /** So that {@code RecipesIT} runs each command, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/reference.md"})
    void blocksSayWhatTheyAre(String page) throws IOException {
        for (Documentation.Block block : Documentation.blocks(Path.of(page))) {
            assertTrue(block.isShell() || List.of("text", "toml").contains(block.language()), block::toString);
        }
    }

    // The picture of the README is what the program prints

    private static final Path KEPT = Path.of("docs", "lcollections.svg");
    private static final int COLUMNS = 100;

    private static void shoot(TerminalPicture picture, String command) {
        picture.type("lcollections " + command);
        Run.Result run = Run.with().terminal(COLUMNS).args(command.split(" "));
        run.expectCode(0);
        List<String> notes = run.err().lines().toList();
        // The first note comes before anything is asked for, the others when all of it has come.
        picture.write(notes.get(0) + "\n" + run.out());
        notes.stream().skip(1).forEach(picture::write);
    }

    /** {@code -Dscreenshot=write} writes it anew. */
    @Test
    void showsWhatIsPrinted() throws IOException {
        TerminalPicture picture = new TerminalPicture(COLUMNS);
        shoot(picture, "--network sandbox --account 10001 --limit 8");
        String svg = picture.svg("lcollections in a terminal");
        if ("write".equals(System.getProperty("screenshot"))) {
            Files.createDirectories(KEPT.getParent());
            Files.writeString(KEPT, svg);
        }
        assertEquals(
                svg,
                Files.exists(KEPT) ? Files.readString(KEPT) : "",
                "mvn test -Dscreenshot=write -Dtest=DocumentationTest writes " + KEPT + " anew");
    }

    /**
     * What a terminal shows, as an SVG. Each word stands at its column, so that the picture is aligned whatever font a browser
     * takes for it.
     */
    private static final class TerminalPicture {
        private static final double CELL = 8.2;
        private static final int LINE = 20;
        private static final int MARGIN = 16;
        private static final int BAR = 28;

        private static final Pattern SEQUENCE =
                Pattern.compile("\u001b\\[(\\d*)([mG])|\u001b\\]8;;[^\u001b]*\u001b\\\\");
        /** What the program writes, and how it is drawn; anything else is a fault of this class. */
        private static final Map<String, String> STYLES =
                Map.of("", "", "1", "bold", "2", "dim", "31", "bad", "32", "good", "33", "pending");

        private static final Pattern WORD = Pattern.compile("\\S+( \\S+)*");

        private final int columns;
        private final List<String> rows = new ArrayList<>();
        private final Map<Integer, String> words = new TreeMap<>();
        private int column;

        TerminalPicture(int columns) {
            this.columns = columns;
        }

        TerminalPicture write(String output) {
            output.lines().forEach(this::line);
            return this;
        }

        TerminalPicture type(String command) {
            return write("\u001b[32m$\u001b[m " + command);
        }

        private void line(String line) {
            words.clear();
            column = 0;
            String style = "";
            Matcher sequence = SEQUENCE.matcher(line);
            int at = 0;
            while (sequence.find()) {
                text(line.substring(at, sequence.start()), style);
                if ("m".equals(sequence.group(2))) {
                    style = STYLES.get(sequence.group(1));
                } else if (sequence.group(2) != null) {
                    column = Integer.parseInt(sequence.group(1)) - 1;
                }
                at = sequence.end();
            }
            text(line.substring(at), style);
            rows.add(String.join("", words.values()));
        }

        private void text(String text, String style) {
            if (text.indexOf('\u001b') >= 0 || style == null) {
                throw new IllegalArgumentException("not drawn: " + text);
            }
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                int start = column + Screen.NONE.widthOf(text.substring(0, word.start()));
                words.put(start, word(word.group(), start, style));
            }
            column += Screen.NONE.widthOf(text);
        }

        private static String word(String word, int start, String style) {
            return String.format(
                    Locale.ROOT,
                    "<tspan x=\"%.1f\" textLength=\"%.1f\"%s>%s</tspan>",
                    MARGIN + start * CELL,
                    Screen.NONE.widthOf(word) * CELL,
                    style.isEmpty() ? "" : " class=\"" + style + "\"",
                    word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }

        String svg(String title) {
            int width = (int) Math.ceil(columns * CELL) + 2 * MARGIN;
            int height = BAR + rows.size() * LINE + MARGIN;
            StringBuilder svg = new StringBuilder();
            svg.append(HEAD.formatted(width, height, width, height, title, width, height));
            for (int i = 0; i < rows.size(); i++) {
                svg.append("<text y=\"" + (BAR + (i + 1) * LINE) + "\">" + rows.get(i) + "</text>\n");
            }
            return svg.append("</svg>\n").toString();
        }

        private static final String HEAD = """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
                <title>%s</title>
                <style>
                text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d6dae0;
                  white-space: pre; }
                .bold { font-weight: 700; fill: #ffffff; } .dim { fill: #8b949e; }
                .good { fill: #56d364; } .pending { fill: #e3b341; } .bad { fill: #ff7b72; }
                </style>
                <rect width="%d" height="%d" rx="8" fill="#0d1117"/>
                <circle cx="18" cy="16" r="5" fill="#ff5f57"/><circle cx="36" cy="16" r="5" fill="#febc2e"/>\
                <circle cx="54" cy="16" r="5" fill="#28c840"/>
                """;
    }
}
