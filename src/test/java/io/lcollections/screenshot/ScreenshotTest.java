package io.lcollections.screenshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Run;
import io.lcollections.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The picture of the README is what the program prints. */
class ScreenshotTest {
    private static final Path KEPT = Path.of("docs", "lcollections.svg");
    private static final int COLUMNS = 100;

    private static void shoot(TerminalPicture picture, String command) {
        picture.type("lcollections " + command);
        Run.Result run = Run.with().terminal(COLUMNS).args(command.split(" "));
        assertEquals(0, run.code(), run.toString());
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
                "mvn test -Dscreenshot=write -Dtest=ScreenshotTest writes " + KEPT + " anew");
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

        /**
         * @param columns of the terminal
         */
        TerminalPicture(int columns) {
            this.columns = columns;
        }

        /** Shows what was written: whole lines. */
        TerminalPicture write(String output) {
            output.lines().forEach(this::line);
            return this;
        }

        /** Shows a command as it is typed. */
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
                int start = column + Screen.none().widthOf(text.substring(0, word.start()));
                words.put(start, word(word.group(), start, style));
            }
            column += Screen.none().widthOf(text);
        }

        private static String word(String word, int start, String style) {
            return String.format(
                    Locale.ROOT,
                    "<tspan x=\"%.1f\" textLength=\"%.1f\"%s>%s</tspan>",
                    MARGIN + start * CELL,
                    Screen.none().widthOf(word) * CELL,
                    style.isEmpty() ? "" : " class=\"" + style + "\"",
                    word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }

        /** The picture. */
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
