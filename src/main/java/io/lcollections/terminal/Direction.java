package io.lcollections.terminal;

/**
 * Keeps text that runs from right to left within its own cell.
 *
 * <p>Terminals that know both directions order a whole line at once, and by the rules of Unicode a number behind Arabic
 * or Hebrew belongs to it: the count would stand before the name. A mark of no width that counts as a letter from left
 * to right ends the run. VTE, on which GNOME's terminal is built, obeys it.
 */
public final class Direction {
    private static final char LEFT_TO_RIGHT_MARK = '\u200e';

    private Direction() {}

    /** The text, and behind it the mark where what follows could be drawn into it. */
    public static String closed(String text) {
        return text.codePoints().anyMatch(Direction::runsLeft) ? text + LEFT_TO_RIGHT_MARK : text;
    }

    /**
     * By block, as Unicode keeps these for scripts from right to left and Arabic numbers: a character of them that this
     * Java does not know yet is ordered in the same way by a terminal that does.
     */
    private static boolean runsLeft(int point) {
        return (point >= 0x0590 && point <= 0x08FF)
                || (point >= 0xFB1D && point <= 0xFDFF)
                || (point >= 0xFE70 && point <= 0xFEFE)
                || (point >= 0x10800 && point <= 0x10FFF)
                || (point >= 0x1E800 && point <= 0x1EFFF);
    }
}
