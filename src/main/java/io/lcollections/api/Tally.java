package io.lcollections.api;

import io.lcollections.model.Collection;
import java.util.OptionalLong;

/** What the answers of a sweep say of the account as a whole. */
final class Tally {
    private static final int SOME_ROWS = 1000;

    private final long start;
    private OptionalLong total = OptionalLong.empty();
    private OptionalLong firstTotal = OptionalLong.empty();
    private boolean totalsDiffer;
    private boolean exceedsTotal;
    private long rows;
    private long fingerprint;

    /**
     * @param start the offset of the first row of the sweep
     */
    Tally(long start) {
        this.start = start;
    }

    /**
     * Takes in a page.
     *
     * @param fresh how many of its rows the sweep had not come across; a service may well send the same rows twice
     */
    void add(Served page, int fresh) {
        OptionalLong said = page.page().totalNum();
        if (said.isPresent()) {
            totalsDiffer |= total.isPresent() && !total.equals(said);
            total = said;
            firstTotal = firstTotal.isPresent() ? firstTotal : said;
        }
        exceedsTotal |= fresh > 0 && page.exceedsTotal();
        rows += fresh;
        for (Collection row : page.page().collections()) {
            // Not with 31, with which the ids are hashed themselves: 1, 40 and 2, 30 would be the same.
            fingerprint = (fingerprint ^ row.id().hashCode()) * 0x9E3779B97F4A7C15L;
            fingerprint ^= fingerprint >>> 32;
        }
    }

    /** An offset that is only reached when the account more than doubles meanwhile; the greatest without a total. */
    long mostToExpect() {
        long most = firstTotal.orElse(Long.MAX_VALUE);
        return most > Long.MAX_VALUE / 4 ? Long.MAX_VALUE : start + 2 * most + SOME_ROWS;
    }

    /** What the service counted last. */
    OptionalLong total() {
        return total;
    }

    /** How many of all there are from the start on, as the service counted last. */
    OptionalLong expected() {
        return total.isPresent() ? OptionalLong.of(Math.max(0, total.getAsLong() - start)) : total;
    }

    /** Whether the sweep has come across as many as there are, as the service counted last. */
    boolean hasAll() {
        return total.isPresent() && rows >= expected().getAsLong();
    }

    /** Whether the service's count changed meanwhile. */
    boolean totalsDiffer() {
        return totalsDiffer;
    }

    /** Whether one answer held more rows than it counted. */
    boolean exceedsTotal() {
        return exceedsTotal;
    }

    /** Follows from the ids in their order: sweeps that read the same have the same. */
    long fingerprint() {
        return fingerprint;
    }
}
