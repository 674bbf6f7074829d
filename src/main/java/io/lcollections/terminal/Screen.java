package io.lcollections.terminal;

import java.util.Map;
import java.util.OptionalInt;
import org.fusesource.jansi.Ansi;
import org.fusesource.jansi.Ansi.Erase;

/**
 * What the terminal that shows standard output can do.
 *
 * <p>No column count is right on every terminal: some draw a skin tone modifier in two columns, others in none. So a
 * table on a terminal moves the cursor to its columns instead of relying on padding alone.
 *
 * @param width the columns that output must fit into; empty if it is written in full
 */
public record Screen(OptionalInt width, boolean canMoveCursor, Styles styles, Hyperlinks links) {
    /** No terminal: output goes to a file or to another program. */
    public static Screen none() {
        return new Screen(OptionalInt.empty(), false, new Styles(false), new Hyperlinks(false));
    }

    /** Whether a terminal with this environment can move its cursor. */
    public static boolean supportsCursor(Map<String, String> env) {
        String term = env.getOrDefault("TERM", "");
        return !term.isEmpty() && !term.equals("dumb");
    }

    /** How to measure text: where the cursor is moved to columns, a cell must not reach the next column on any terminal. */
    public TextWidth.Mode widthMode() {
        return canMoveCursor ? TextWidth.Mode.MAX : TextWidth.Mode.TYPICAL;
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
