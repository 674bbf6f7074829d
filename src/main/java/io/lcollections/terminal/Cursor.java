package io.lcollections.terminal;

import java.util.Map;
import org.fusesource.jansi.Ansi;
import org.fusesource.jansi.Ansi.Erase;

/**
 * Puts the cursor where it must be.
 *
 * <p>No count of columns is right on every terminal: a skin tone takes two more in one and none in the next. So where a
 * table is written to a terminal, its columns are addressed and not only counted. Wishes about colour do not matter here.
 */
public final class Cursor {
    private final boolean canMove;

    private Cursor(boolean canMove) {
        this.canMove = canMove;
    }

    /** A cursor that moves on any terminal that says it is more than a typewriter. */
    public static Cursor of(boolean isTerminal, Map<String, String> env) {
        String kind = env.getOrDefault("TERM", "");
        return new Cursor(isTerminal && !kind.isEmpty() && !kind.equals("dumb"));
    }

    /** Whether it moves at all. */
    public boolean canMove() {
        return canMove;
    }

    /** What puts text in the place of what the line shows, on a terminal on which it moves; it stays on that line. */
    public static String replaceLine(String text) {
        return "\r" + text + Ansi.ansi().eraseLine(Erase.FORWARD);
    }

    /** What moves it into a column of its line, counted from 1; nothing where it cannot move. */
    public String toColumn(int column) {
        return canMove ? Ansi.ansi().cursorToColumn(column).toString() : "";
    }
}
