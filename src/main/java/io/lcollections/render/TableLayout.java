package io.lcollections.render;

import io.lcollections.terminal.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * How wide each column of a table is.
 *
 * @param columns the columns that have room, from the left
 * @param widths the width of each of them, in columns of the terminal
 * @param dropped the columns that have none
 */
record TableLayout(List<Column> columns, int[] widths, List<Column> dropped) {
    /** Blanks between two columns. */
    static final int GAP = 2;

    private static final int LEAST_TEXT = 10;
    /** {@code 0x1ab…8788}: enough to tell two addresses apart. */
    private static final int LEAST_ADDRESS = 11;
    /** No number or word that means well is longer. */
    private static final int MOST_WORD = 20;
    /** As much of a text as is read at a glance; it has this before addresses are shown whole. */
    private static final int GOOD_TEXT = 32;

    /**
     * @param cells the rows, each with a cell for each column
     * @param room the width to fit; empty where there is no bound
     */
    static TableLayout of(List<Column> columns, List<List<String>> cells, boolean header, OptionalInt room) {
        int[] natural = new int[columns.size()];
        for (int i = 0; i < natural.length; i++) {
            natural[i] = header ? TextWidth.of(columns.get(i).header()) : 0;
            for (List<String> row : cells) {
                natural[i] = Math.max(natural[i], TextWidth.of(row.get(i)));
            }
        }
        return room.isPresent()
                ? fitted(columns, natural, room.getAsInt())
                : new TableLayout(columns, natural, List.of());
    }

    private static TableLayout fitted(List<Column> columns, int[] natural, int room) {
        int[] widths = new int[natural.length];
        int shown = 0;
        int used = -GAP;
        for (; shown < widths.length; shown++) {
            widths[shown] = least(columns.get(shown).kind(), natural[shown]);
            if (shown > 0 && used + GAP + widths[shown] > room) {
                break;
            }
            used += GAP + widths[shown];
        }
        List<Column> kept = columns.subList(0, shown);
        int left = room - used;
        left = widen(kept, widths, natural, left, GOOD_TEXT, kind -> kind == Column.Kind.TEXT);
        left = widen(kept, widths, natural, left, room, kind -> kind == Column.Kind.ADDRESS);
        widen(kept, widths, natural, left, room, kind -> true);
        return new TableLayout(kept, widths, new ArrayList<>(columns.subList(shown, columns.size())));
    }

    private static int least(Column.Kind kind, int natural) {
        return switch (kind) {
            case TEXT -> Math.min(natural, LEAST_TEXT);
            case ADDRESS -> Math.min(natural, LEAST_ADDRESS);
            case NUMBER, WORD, TIME, STATE -> Math.min(natural, MOST_WORD);
        };
    }

    /** Gives what is left to the columns of a kind, the narrowest first, and returns what is left then. */
    private static int widen(
            List<Column> columns, int[] widths, int[] natural, int left, int most, Predicate<Column.Kind> kind) {
        int rest = left;
        while (rest > 0) {
            int narrowest = -1;
            for (int i = 0; i < columns.size(); i++) {
                boolean grows = kind.test(columns.get(i).kind()) && widths[i] < Math.min(natural[i], most);
                if (grows && (narrowest < 0 || widths[i] < widths[narrowest])) {
                    narrowest = i;
                }
            }
            if (narrowest < 0) {
                return rest;
            }
            widths[narrowest]++;
            rest--;
        }
        return rest;
    }
}
