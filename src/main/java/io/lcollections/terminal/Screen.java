package io.lcollections.terminal;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.fusesource.jansi.Ansi;
import org.fusesource.jansi.Ansi.Attribute;
import org.fusesource.jansi.Ansi.Erase;

/**
 * What the terminal that shows standard output can do. The width is empty if output is written in full.
 *
 * <p>No column count is right on every terminal: some draw a skin tone modifier in two columns, others in none. So a
 * table on a terminal moves the cursor to its columns instead of relying on padding alone.
 */
public record Screen(boolean isTerminal, OptionalInt width, boolean canMoveCursor, boolean isStyled, boolean isLinked) {
    private static final String LINK = "\u001b]8;;";
    private static final String LINK_END = "\u001b\\";
    /** The first release of VTE (0.50.1) that supports links and does not crash on them. */
    private static final int MIN_VTE = 5001;

    private static final Set<String> LINKING_TERMS = Set.of(
            "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour", "wezterm", "rio", "domterm");

    /** By {@code TERM_PROGRAM}. */
    private static final Set<String> LINKING_PROGRAMS = Set.of("iTerm.app", "WezTerm", "vscode", "ghostty", "rio");

    public static Screen none() {
        return new Screen(false, OptionalInt.empty(), false, false, false);
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
        boolean isSafe = TextWidth.isPrintableAscii(url) && url.indexOf(' ') < 0;
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

    /** How to measure text: where the cursor is moved to columns, a cell must not reach the next column on any terminal. */
    private TextWidth.Mode widthMode() {
        return canMoveCursor ? TextWidth.Mode.MAX : TextWidth.Mode.TYPICAL;
    }

    /** How many columns a text takes. */
    public int widthOf(String text) {
        return TextWidth.of(text, widthMode());
    }

    /** The text if it fits, otherwise cut with an ellipsis. */
    public String cut(String text, int columns) {
        return TextWidth.cut(text, columns, widthMode());
    }

    public String cutMiddle(String text, int columns) {
        return TextWidth.cutMiddle(text, columns, widthMode());
    }

    public List<String> wrap(String text, int columns) {
        return TextWidth.wrap(text, columns, widthMode());
    }

    /** On a terminal, sanitized text whose right-to-left characters do not reorder what follows. */
    public String isolated(String text) {
        return isTerminal ? TextSanitizer.endRightToLeft(text) : text;
    }

    /** The sequence that moves the cursor to a column of its line, counted from 1; empty if it cannot move. */
    public String toColumn(int column) {
        return canMoveCursor ? Ansi.ansi().cursorToColumn(column).toString() : "";
    }

    /** The sequence that replaces the current line with the text and leaves the cursor behind it. */
    public static String replaceLine(String text) {
        return "\r" + text + Ansi.ansi().eraseLine(Erase.FORWARD);
    }
}
