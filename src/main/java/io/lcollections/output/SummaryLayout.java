package io.lcollections.output;

import java.util.OptionalInt;

/**
 * How wide the parts of a bar's line are, in columns of the terminal: its label, its numbers, its share, and the bar.
 *
 * @param share 0 where there is no room for it
 * @param bar 0 where there is no room for it
 */
record SummaryLayout(int label, int collections, int kinds, int share, int bar) {
    static final int INDENT = 2;
    static final int GAP = 2;

    private static final int SHARE = "100%".length();
    private static final int LEAST_LABEL = 6;
    /** A sign and the longest of the documented states. */
    private static final int GOOD_LABEL = 15;

    private static final int LEAST_BAR = 6;
    private static final int GOOD_BAR = 20;
    private static final int MOST_BAR = 40;

    /**
     * The label gives way to the bar, and the share, which the bar shows as well, to both. Numbers are never cut.
     *
     * @param label the width of the longest one
     * @param collections the width of the longest number of them
     * @param kinds the width of the longest number of them
     * @param room the width to fit; empty where there is no bound
     */
    static SummaryLayout of(int label, int collections, int kinds, OptionalInt room) {
        if (room.isEmpty()) {
            return new SummaryLayout(label, collections, kinds, SHARE, 0);
        }
        int rest = room.getAsInt() - INDENT - GAP - collections - GAP - kinds;
        int fit = Math.min(label, GOOD_LABEL);
        int share = rest - GAP - SHARE - GAP - LEAST_BAR >= fit ? SHARE : 0;
        int left = rest - (share > 0 ? GAP + SHARE : 0) - GAP;
        int most = Math.min(label, Math.max(fit, left - GOOD_BAR));
        int bar = Math.min(MOST_BAR, left - most);
        return bar < LEAST_BAR
                ? new SummaryLayout(Math.max(LEAST_LABEL, Math.min(label, rest)), collections, kinds, 0, 0)
                : new SummaryLayout(most, collections, kinds, share, bar);
    }

    /** The first column behind the label and its gap, from 1. */
    int behindLabel() {
        return INDENT + label + GAP + 1;
    }
}
