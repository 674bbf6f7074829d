package io.lcollections.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of an account and their order. A page costs what the page holds; only a filter has to look at all. */
abstract class Holding {
    private final int total;

    /** Which row stands where, once it is not the first order any more; guarded by this. */
    private int[] order;

    /**
     * @param total how many rows there are; they are numbered from 0
     */
    Holding(int total) {
        this.total = total;
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
     * @param rows the numbers of the page's own, to be written by {@link #write}
     */
    record Slice(int totalNum, int[] rows) {}

    /** Whether the filter lets a row through. */
    abstract boolean matches(Filter filter, int row);

    /** Writes a row as it stands on the wire. */
    abstract void write(int row, JsonGenerator to) throws IOException;

    /**
     * @param offset rows to skip, from 0
     * @param limit rows at most
     */
    Slice slice(Filter filter, long offset, int limit) {
        if (filter.isOff()) {
            int from = (int) Math.min(offset, total);
            return new Slice(total, rows(from, from + Math.min(limit, total - from)));
        }
        int[] matching = Arrays.stream(rows(0, total))
                .filter(row -> matches(filter, row))
                .toArray();
        int from = (int) Math.min(offset, matching.length);
        int to = from + Math.min(limit, matching.length - from);
        return new Slice(matching.length, Arrays.copyOfRange(matching, from, to));
    }

    private synchronized int[] rows(int from, int to) {
        return order == null ? IntStream.range(from, to).toArray() : Arrays.copyOfRange(order, from, to);
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
