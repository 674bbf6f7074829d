package io.lcollections.output;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How wide each column of a table is.
 *
 * @param shown the indexes of the columns that have room, from the left
 * @param widths the width of each column, by its index, in columns of the terminal
 * @param hidden the columns that have no room
 */
record TableLayout(int[] shown, int[] widths, List<Column> hidden) {
    /** Blanks between two columns. */
    static final int GAP = 2;

    /** As little of a text as is still of use. */
    private static final int LEAST_TEXT = 10;
    /** No other column takes a text's room below this. */
    private static final int DECENT_TEXT = 20;
    /** As much of a text as is read at a glance; it has this before addresses are shown whole. */
    private static final int GOOD_TEXT = 32;
    /** {@code 0x1abe…8788}: enough to tell two addresses apart. */
    private static final int BRIEF_ADDRESS = 11;

    private static final int LEAST_URI = 16;
    /** No count that means well is longer, nor an id that was seen. */
    private static final int MOST_NUMBER = 13;
    /** No word that means well is longer. */
    private static final int MOST_WORD = 20;
    /** One name of a megabyte must not become one of blanks in every row. */
    private static final int MOST_IN_FULL = 200;
    /** A table of fewer columns says too little: these are there however narrow they are. */
    private static final int LEAST_COLUMNS = 3;

    /** Every column as wide as its widest cell, within reason: a longer one pushes its own row aside, and no other. */
    static TableLayout full(int[] natural) {
        int[] widths = IntStream.of(natural)
                .map(width -> Math.min(width, MOST_IN_FULL))
                .toArray();
        return new TableLayout(IntStream.range(0, natural.length).toArray(), widths, List.of());
    }

    /**
     * Columns that fit.
     *
     * @param order their indexes, those first that are wanted most
     * @param natural how wide each would like to be
     * @param room the width of the terminal
     * @param areChosen whether the columns were asked for: then all of them narrow rather than few with room
     */
    static TableLayout fitted(List<Column> columns, List<Integer> order, int[] natural, int room, boolean areChosen) {
        int[] widths = narrow(columns, natural, areChosen ? LEAST_TEXT : DECENT_TEXT);
        int count = howMany(order, widths, room);
        if (count < Math.min(LEAST_COLUMNS, order.size())) {
            widths = narrow(columns, natural, LEAST_TEXT);
            count = howMany(order, widths, room);
        }
        int[] shown = order.stream().limit(count).mapToInt(i -> i).sorted().toArray();
        List<Column> hidden =
                order.stream().skip(count).sorted().map(columns::get).toList();
        TableLayout layout = new TableLayout(shown, widths, hidden);
        layout.widths[shown[0]] = Math.min(widths[shown[0]], room);
        layout.fill(columns, natural, room);
        return layout;
    }

    private static int[] narrow(List<Column> columns, int[] natural, int text) {
        int[] widths = new int[natural.length];
        for (int i = 0; i < widths.length; i++) {
            int most = switch (columns.get(i).kind()) {
                case TEXT -> text;
                case ADDRESS -> BRIEF_ADDRESS;
                case URI -> LEAST_URI;
                case NUMBER, COUNT -> MOST_NUMBER;
                case WORD, TIME, STATE -> MOST_WORD;
            };
            widths[i] = Math.min(natural[i], most);
        }
        return widths;
    }

    /** How many of them stand side by side; at least one. */
    private static int howMany(List<Integer> order, int[] widths, int room) {
        int used = widths[order.get(0)];
        int count = 1;
        while (count < order.size() && used + GAP + widths[order.get(count)] <= room) {
            used += GAP + widths[order.get(count)];
            count++;
        }
        return count;
    }

    private void fill(List<Column> columns, int[] natural, int room) {
        int left = room - GAP * (shown.length - 1);
        for (int i : shown) {
            left -= widths[i];
        }
        left = widen(i -> columns.get(i).kind() == Column.Kind.TEXT, GOOD_TEXT, natural, left);
        for (int i : shown) {
            // Something between brief and whole is harder to compare, and no more to read.
            boolean isWhole = columns.get(i).kind() == Column.Kind.ADDRESS && natural[i] - widths[i] <= left;
            left -= isWhole ? natural[i] - widths[i] : 0;
            widths[i] = isWhole ? natural[i] : widths[i];
        }
        widen(i -> columns.get(i).kind() != Column.Kind.ADDRESS, room, natural, left);
    }

    /** Gives what is left to some of the columns, the narrowest first, and returns what is left then. */
    private int widen(Predicate<Integer> these, int most, int[] natural, int left) {
        int rest = left;
        while (rest > 0) {
            int narrowest = -1;
            for (int i : shown) {
                boolean grows = these.test(i) && widths[i] < Math.min(natural[i], most);
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
