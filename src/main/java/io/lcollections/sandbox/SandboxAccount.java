package io.lcollections.sandbox;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * An account and the order of its rows. A page costs what the page holds, and not what the account holds; only a filter
 * has to look at all. Of about every eighth collection the account holds nothing any more.
 */
final class SandboxAccount {
    private final long id;
    private final int total;
    private final Catalogue catalogue;

    /** Which row stands where, once it is not the first order any more; guarded by this. */
    private int[] order;

    SandboxAccount(long id, int total, Catalogue catalogue) {
        this.id = id;
        this.total = total;
        this.catalogue = catalogue;
    }

    /**
     * Which rows to show.
     *
     * @param nonZero only those of which the account holds something
     * @param token only those of this contract; empty for all
     */
    record Filter(boolean nonZero, String token) {
        boolean isOff() {
            return !nonZero && token.isEmpty();
        }
    }

    /**
     * A page.
     *
     * @param totalNum how many rows the filter lets through
     * @param rows the page's own, to be built by {@link #row}
     */
    record Slice(int totalNum, int[] rows) {}

    /**
     * @param offset rows to skip, from 0
     * @param limit rows at most
     */
    Slice slice(Filter filter, long offset, int limit) {
        if (filter.isOff()) {
            int from = (int) Math.min(offset, total);
            return new Slice(total, rows(from, from + Math.min(limit, total - from)));
        }
        IntPredicate matches = row -> matches(filter, catalogue.id(id, row));
        int[] matching = Arrays.stream(rows(0, total)).filter(matches).toArray();
        int from = (int) Math.min(offset, matching.length);
        int to = from + Math.min(limit, matching.length - from);
        return new Slice(matching.length, Arrays.copyOfRange(matching, from, to));
    }

    private synchronized int[] rows(int from, int to) {
        return order == null ? IntStream.range(from, to).toArray() : Arrays.copyOfRange(order, from, to);
    }

    private boolean matches(Filter filter, int collection) {
        return (!filter.nonZero() || count(collection) > 0)
                && (filter.token().isEmpty() || SandboxCollection.isOfContract(collection, filter.token()));
    }

    /** One of the rows of a {@link Slice}, built. */
    SandboxRow row(int row) {
        SandboxCollection collection = catalogue.collection(id, row);
        return new SandboxRow(collection, count(collection.id()));
    }

    private int count(int collection) {
        long luck = Hashes.mix(id * 31 + collection);
        return luck % 8 == 0 ? 0 : 1 + (int) ((luck >>> 8) % 12);
    }

    /**
     * Takes one row out and puts it in at another place, so that all between move by one.
     *
     * @param luck decides which, and where
     */
    synchronized void shift(long luck) {
        if (total < 2) {
            return;
        }
        if (order == null) {
            order = IntStream.range(0, total).toArray();
        }
        int from = (int) (luck % total);
        int to = (int) ((from + 1 + Hashes.mix(luck) % (total - 1)) % total);
        int moved = order[from];
        int direction = from < to ? 1 : -1;
        for (int i = from; i != to; i += direction) {
            order[i] = order[i + direction];
        }
        order[to] = moved;
    }
}
