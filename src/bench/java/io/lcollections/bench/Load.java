package io.lcollections.bench;

import java.util.Locale;

/**
 * What is asked of a contender.
 *
 * @param collections how many the account holds, all of which are wanted
 * @param latency milliseconds that the server waits before each answer
 * @param isSecured whether over https
 */
record Load(int collections, int latency, boolean isSecured) {
    static Load http(int collections, int latency) {
        return new Load(collections, latency, false);
    }

    static Load https(int collections, int latency) {
        return new Load(collections, latency, true);
    }

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
        return String.format(Locale.ROOT, "%,d at %d ms%s", collections, latency, isSecured ? ", https" : "");
    }
}
