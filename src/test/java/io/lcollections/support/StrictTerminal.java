package io.lcollections.support;

import io.lcollections.terminal.Screen;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A terminal that takes only what this program may write, and fails over everything else: printable characters, ends of
 * lines, the colours of the palette, moves forward within a line, and links to the page of metadata and to the gateway.
 *
 * <p>What characters may be printed is said here anew, by what Unicode says of them, and not taken from the program.
 */
public final class StrictTerminal {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[(1|2|31|32|33)?m");
    private static final Pattern COLUMN = Pattern.compile("\u001b\\[([1-9]\\d*)G");
    private static final Pattern LINK =
            Pattern.compile("\u001b\\]8;;(https://nftinfos\\.loopring\\.io/0x[0-9a-fA-F]{40}(-0x[0-9a-fA-F]{64})?"
                    + "|https://ipfs\\.io/ipfs/[\\w.~%/-]+)?\u001b\\\\");
    private static final Screen MOVING = Rendering.terminal(80, List.of()).screen();
    /** The first of the scripts from right to left. */
    private static final int FIRST_TO_THE_LEFT = 0x590;

    private static final char LEFT_TO_RIGHT_MARK = '\u200e';
    /** Signs that are drawn although Unicode counts them as formatting. */
    private static final Set<Integer> VISIBLE_FORMAT =
            Set.of(0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd);

    private static final int ZWNJ = 0x200c;
    private static final int ZWJ = 0x200d;

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    /** Where, in the line, the cursor was moved to. */
    private final List<Integer> cellStarts = new ArrayList<>();

    private boolean isPlain = true;
    private boolean isLinked;

    public StrictTerminal write(String output) {
        for (int at = 0; at < output.length(); ) {
            at = output.charAt(at) == '\u001b' ? sequence(output, at) : character(output, at);
        }
        return this;
    }

    /** The lines that it shows, once all of them have ended. */
    public List<String> lines() {
        expect(line.isEmpty(), "a line has no end", line.toString());
        return lines;
    }

    public void expectNoLineBeyond(int columns) {
        lines().forEach(text -> expect(MOVING.widthOf(text) <= columns, "a line is wider than " + columns, text));
    }

    private int sequence(String output, int at) {
        Matcher colour = COLOUR.matcher(output).region(at, output.length());
        if (colour.lookingAt()) {
            isPlain = colour.group(1) == null;
            return colour.end();
        }
        Matcher link = LINK.matcher(output).region(at, output.length());
        if (link.lookingAt()) {
            expect(isLinked == (link.group(1) == null), "links do not follow each other one by one", line.toString());
            isLinked = link.group(1) != null;
            return link.end();
        }
        Matcher column = COLUMN.matcher(output).region(at, output.length());
        expect(column.lookingAt(), "no sequence of this program", excerpt(output, at));
        int here = MOVING.widthOf(line.toString()) + 1;
        int there = Integer.parseInt(column.group(1));
        expect(here < there, "the cursor moves back, to " + there + " from " + here, line.toString());
        line.append(" ".repeat(there - here));
        cellStarts.add(line.length());
        return column.end();
    }

    private int character(String output, int at) {
        int point = output.codePointAt(at);
        if (point == '\n') {
            expect(isPlain && !isLinked, "a look or a link goes on behind the line", line.toString());
            expectCellsInOrder();
            cellStarts.clear();
            lines.add(line.toString());
            line.setLength(0);
        } else {
            expect(mayBePrinted(point) || isMark(point), "U+" + Integer.toHexString(point), excerpt(output, at));
            line.appendCodePoint(point);
        }
        return at + Character.charCount(point);
    }

    /** As a terminal with both directions draws the line: nothing of a cell stands behind what comes after the cell. */
    private void expectCellsInOrder() {
        if (cellStarts.isEmpty()) {
            return;
        }
        Bidi bidi = new Bidi(line.toString(), Bidi.DIRECTION_LEFT_TO_RIGHT);
        byte[] levels = new byte[line.length()];
        Object[] drawn = new Object[line.length()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
            drawn[i] = i;
        }
        Bidi.reorderVisually(levels, 0, drawn, 0, drawn.length);
        for (int start : cellStarts) {
            boolean isApart = Stream.of(drawn).limit(start).allMatch(index -> (int) index < start);
            expect(isApart, "cells are drawn in another order", line.toString());
        }
    }

    /** The one mark of direction that the program puts behind a cell. */
    private boolean isMark(int point) {
        boolean isOwed = line.codePoints().anyMatch(before -> before >= FIRST_TO_THE_LEFT);
        return point == LEFT_TO_RIGHT_MARK && isOwed && line.charAt(line.length() - 1) != LEFT_TO_RIGHT_MARK;
    }

    private static boolean mayBePrinted(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT ->
                point == ZWJ || point == ZWNJ || isFlagTag(point) || VISIBLE_FORMAT.contains(point);
            default -> true;
        };
    }

    /** Of the flags of England, Scotland and Wales. */
    private static boolean isFlagTag(int point) {
        return point >= 0xe0061 && point <= 0xe007a || point == 0xe007f;
    }

    private static String excerpt(String output, int at) {
        return output.substring(Math.max(0, at - 20), Math.min(output.length(), at + 20));
    }

    private static void expect(boolean holds, String what, String where) {
        if (!holds) {
            throw new AssertionError(what + ": " + HostileText.escaped(where));
        }
    }
}
