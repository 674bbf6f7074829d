package io.lcollections.bench;

import java.util.Locale;

/**
 * What is asked of a contender.
 *
 * @param collections how many the account holds, all of which are wanted
 * @param latency milliseconds that the server waits before each answer
 */
record Load(int collections, int latency) {
    /** How many answers it takes at least. */
    int pages() {
        return (collections + Rows.MOST_A_PAGE - 1) / Rows.MOST_A_PAGE;
    }

    /** Milliseconds that it takes at least, were there nothing but latency. */
    long waiting(int inFlight) {
        return (long) ((pages() + inFlight - 1) / inFlight) * latency;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d at %d ms", collections, latency);
    }
}
