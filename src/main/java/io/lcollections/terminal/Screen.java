package io.lcollections.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.fusesource.jansi.Ansi;
import org.fusesource.jansi.Ansi.Attribute;
import org.fusesource.jansi.Ansi.Erase;

/** What the terminal that shows standard output can do. The width is empty if output is written in full. */
public record Screen(boolean isTerminal, OptionalInt width, boolean canMoveCursor, boolean isStyled, boolean isLinked) {
    private static final String LINK = "\u001b]8;;";
    private static final String LINK_END = "\u001b\\";
    // The first release of VTE (0.50.1) that supports links and does not crash on them.
    private static final int MIN_VTE = 5001;
    private static final Set<String> LINKING_TERMS = Set.of(
            "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour", "wezterm", "rio", "domterm");

    // By TERM_PROGRAM.
    private static final Set<String> LINKING_PROGRAMS = Set.of("iTerm.app", "WezTerm", "vscode", "ghostty", "rio");

    public static final Screen NONE = new Screen(false, OptionalInt.empty(), false, false, false);

    /** The columns of a line; no limit if output is written in full. */
    public int columns() {
        return width.orElse(Integer.MAX_VALUE);
    }

    public static boolean supportsCursor(Map<String, String> env) {
        String term = env.getOrDefault("TERM", "");
        return !term.isEmpty() && !term.equals("dumb");
    }

    /**
     * Whether the terminal is known to support links, unless {@code FORCE_HYPERLINK} overrides it. In doubt it does not:
     * most terminals ignore the sequences, but some print them.
     */
    public static boolean supportsLinks(boolean isTerminal, Map<String, String> env) {
        String force = env.getOrDefault("FORCE_HYPERLINK", "");
        if (!force.isEmpty()) {
            return !force.equals("0");
        }
        String term = env.getOrDefault("TERM", "");
        if (env.containsKey("TMUX") || term.startsWith("tmux") || term.startsWith("screen")) {
            // A multiplexer may drop them, whatever the terminal around it supports.
            return false;
        }
        String vte = env.getOrDefault("VTE_VERSION", "");
        boolean isKnown = vte.matches("[1-9]\\d{3,8}") && Integer.parseInt(vte) >= MIN_VTE
                || LINKING_PROGRAMS.contains(env.getOrDefault("TERM_PROGRAM", ""))
                || LINKING_TERMS.contains(term)
                || !env.getOrDefault("WT_SESSION", "").isEmpty();
        return isTerminal && isKnown && supportsCursor(env);
    }

    /** The text as a link; without a link if the URL has characters other than visible ASCII. */
    public String link(String url, String text) {
        boolean isSafe = TextSanitizer.isPrintableAscii(url) && url.indexOf(' ') < 0;
        return isLinked && isSafe ? LINK + url + LINK_END + text + LINK + LINK_END : text;
    }

    public String bold(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().bold());
    }

    public String dim(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().a(Attribute.INTENSITY_FAINT));
    }

    public String error(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().fgRed());
    }

    public String success(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().fgGreen());
    }

    public String warning(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().fgYellow());
    }

    /** Then the library is not loaded. */
    private boolean isPlain(String text) {
        return !isStyled || text.isEmpty();
    }

    private static String styled(String text, Ansi style) {
        return style.a(text).reset().toString();
    }

    /** How many columns a text takes; where the cursor is moved to columns, the most that any terminal needs. */
    public int widthOf(String text) {
        if (TextSanitizer.isPrintableAscii(text)) {
            return text.length();
        }
        int columns = 0;
        for (int at = 0, end; at < text.length(); at = end) {
            end = CharacterClass.clusterEnd(text, at);
            columns += CharacterClass.clusterWidth(text.substring(at, end), canMoveCursor);
        }
        return columns;
    }

    /** The text if it fits, otherwise as much of its beginning as fits with an ellipsis. */
    public String cut(String text, int columns) {
        return widthOf(text) <= columns
                ? text
                : text.substring(0, fittingEnd(text, 0, columns - 1)) + (columns > 0 ? "…" : "");
    }

    /** The text if it fits, otherwise its beginning and end with an ellipsis between; only ASCII is cut in the middle. */
    public String cutMiddle(String text, int columns) {
        if (!TextSanitizer.isPrintableAscii(text) || text.length() <= columns) {
            return cut(text, columns);
        }
        int tail = Math.max(0, (columns - 3) / 2);
        return text.substring(0, Math.max(0, columns - 1 - tail)) + "…" + text.substring(text.length() - tail);
    }

    /**
     * Wraps text at spaces, which are dropped there, and within words that are too long for a line; at least one line. A
     * grapheme cluster may be too wide for its line.
     */
    public List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end; (end = fittingEnd(text, start, columns)) < text.length(); ) {
            end = Math.max(end, CharacterClass.clusterEnd(text, start));
            // A space in the first column that does not fit ends a word as well.
            int space = text.substring(start, Math.min(end + 1, text.length())).lastIndexOf(' ');
            int next = space > 0 ? start + space : end;
            String line = text.substring(start, next).replaceFirst(" +$", "");
            if (!line.isEmpty()) {
                lines.add(line);
            }
            start = next;
            while (text.startsWith(" ", start)) {
                start++;
            }
        }
        if (start < text.length() || lines.isEmpty()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private int fittingEnd(String text, int start, int columns) {
        int used = 0;
        for (int at = start, end; at < text.length(); at = end) {
            end = CharacterClass.clusterEnd(text, at);
            used += CharacterClass.clusterWidth(text.substring(at, end), canMoveCursor);
            if (used > columns) {
                return at;
            }
        }
        return text.length();
    }

    /**
     * On a terminal, appends a left-to-right mark, which has no width, to sanitized text with right-to-left characters.
     * Otherwise terminals that reorder a whole line would show a number after Arabic or Hebrew text before it.
     */
    public String isolated(String text) {
        return isTerminal && TextSanitizer.hasRightToLeft(text) ? text + "\u200e" : text;
    }

    /** The sequence that moves the cursor to a column of its line, counted from 1. */
    public static String toColumn(int column) {
        return Ansi.ansi().cursorToColumn(column).toString();
    }

    /** The sequence that replaces the current line with the text and leaves the cursor behind it. */
    public static String replaceLine(String text) {
        return "\r" + text + Ansi.ansi().eraseLine(Erase.FORWARD);
    }
}
