package io.lcollections.api;

import io.lcollections.model.AccountName;
import io.lcollections.model.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A walk over an account in memory.
 *
 * @param total rows at the beginning
 * @param cap the most that the service sends on a page
 * @param size of a page that is asked for
 * @param start the offset where the walk begins
 * @param concurrency requests in flight at most
 * @param counts whether the service gives {@code totalNum}
 * @param oddity what is wrong with the service
 * @param lie by how much {@code totalNum} is wrong, where it is
 * @param changes of the account while it is read
 * @param faults that pass
 * @param jitter how requests overtake each other; 0 where they need not
 */
record WalkCase(
        int total,
        int cap,
        int size,
        int start,
        int concurrency,
        boolean counts,
        Oddity oddity,
        int lie,
        List<Change> changes,
        List<Fault> faults,
        int jitter) {

    enum Oddity {
        NONE,
        IGNORES_OFFSET,
        /** Rounds offsets down to whole pages. */
        WHOLE_PAGES,
        /** Takes the offset for the number of a page. */
        PAGE_NUMBERS,
        COUNTS_HIGH,
        COUNTS_LOW
    }

    enum Kind {
        INSERT,
        REMOVE,
        /** Just in front of what the request asks for. */
        INSERT_BEHIND_CURSOR,
        REMOVE_BEHIND_CURSOR,
        /** Rows go in front of what the request asks for, and as many come behind it: the total stays. */
        BALANCED,
        /** The other way round. */
        BALANCED_BACK
    }

    /**
     * @param at it happens before this request comes, from 0
     * @param place the row, or how far from the cursor
     * @param rows how many come or go at once
     */
    record Change(int at, Kind kind, int place, int rows) {
        boolean inserts() {
            return kind != Kind.REMOVE && kind != Kind.REMOVE_BEHIND_CURSOR;
        }

        boolean removes() {
            return kind != Kind.INSERT && kind != Kind.INSERT_BEHIND_CURSOR;
        }
    }

    /**
     * @param at this request fails, from 0
     * @param status 0 is a connection that was reset
     * @param retryAfter seconds; none if negative
     */
    record Fault(int at, int status, int retryAfter) {}

    static WalkCase quiet(int total, int cap, int size) {
        return new WalkCase(total, cap, size, 0, 1, true, Oddity.NONE, 0, List.of(), List.of(), 0);
    }

    WalkCase from(int offset) {
        return new WalkCase(total, cap, size, offset, concurrency, counts, oddity, lie, changes, faults, jitter);
    }

    WalkCase concurrently(int requests) {
        return new WalkCase(total, cap, size, start, requests, counts, oddity, lie, changes, faults, jitter);
    }

    WalkCase uncounted() {
        return new WalkCase(total, cap, size, start, concurrency, false, oddity, lie, changes, faults, jitter);
    }

    WalkCase odd(Oddity how, int by) {
        return new WalkCase(total, cap, size, start, concurrency, counts, how, by, changes, faults, jitter);
    }

    WalkCase with(List<Change> others, List<Fault> failing) {
        return new WalkCase(
                total,
                cap,
                size,
                start,
                concurrency,
                counts,
                oddity,
                lie,
                List.copyOf(others),
                List.copyOf(failing),
                jitter);
    }

    WalkCase jittery(int how) {
        return new WalkCase(total, cap, size, start, concurrency, counts, oddity, lie, changes, faults, how);
    }

    /** The same walk over so many rows, so many of them on a page. */
    WalkCase of(int rows, int most, int asked) {
        return new WalkCase(rows, most, asked, start, concurrency, counts, oddity, lie, changes, faults, jitter);
    }

    Query query() {
        return new Query(
                Optional.of(AccountName.of(1)), OptionalLong.of(start), OptionalInt.of(size), false, Optional.empty());
    }

    /** Rows on a full page. */
    int page() {
        return Math.min(size, cap);
    }

    /** Pages of one row have none in common. */
    boolean overlaps() {
        return page() > 1;
    }

    int inserted() {
        return changes.stream().filter(Change::inserts).mapToInt(Change::rows).sum();
    }

    /** How many requests one sweep needs over this many rows. */
    int pages(int rows) {
        int stride = Math.max(1, page() - 1);
        return (Math.max(0, rows - start) + stride - 1) / stride + 1;
    }
}
