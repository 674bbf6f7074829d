package io.lcollections.api;

import io.lcollections.model.Account;
import io.lcollections.model.Query;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A simulated account and service, and how the account is read.
 *
 * @param total rows at the beginning
 * @param cap the largest page that the service sends
 * @param limit the requested page size
 * @param start the offset of the first row to read
 * @param concurrency maximum number of concurrent requests
 * @param hasTotal whether the service sends {@code totalNum}
 * @param defect what is wrong with the service
 * @param totalError by how much {@code totalNum} is wrong, or which request or row is wrong, for the defects of that kind
 * @param changes of the account while it is read
 * @param failures temporary ones
 * @param jitter seed for the order in which concurrent requests are answered; 0 keeps their order
 */
record PagingScenario(
        int total,
        int cap,
        int limit,
        int start,
        int concurrency,
        boolean hasTotal,
        Defect defect,
        int totalError,
        List<Change> changes,
        List<Failure> failures,
        int jitter) {

    enum Defect {
        NONE,
        IGNORES_OFFSET,
        ROUNDS_OFFSET_DOWN_TO_WHOLE_PAGES,
        OFFSET_IS_PAGE_NUMBER,
        TOTAL_TOO_HIGH,
        TOTAL_TOO_LOW,
        TOTAL_OF_PAGE,
        TOTAL_SO_FAR,
        TOTAL_LEFT,
        TOTAL_LEFT_AND_IGNORES_OFFSET,
        TOTAL_ALTERNATES,
        DROPS_ROW_ONCE,
        DROPS_ROW_OF_FULL_PAGE_ONCE,
        DROPS_ROW_ALWAYS,
        REPEATS_ROW_ONCE,
        REPEATS_EARLIER_ROW_ONCE,
        REPEATS_ROW_ALWAYS,
        DOUBLES_ROW_ONCE,
        DOUBLES_ROW_ALWAYS,
        RESPELLS_IDS,
        ROW_WITHOUT_ID,
        REFUSES_OVERLAP,
        REFUSES_END,
        REFUSES_OVERLAP_AND_END,
        REFUSES_LIMIT,
        FAILS_AT_END,
        IGNORES_FILTER,
        /** Takes offset and limit before the filter. */
        FILTERS_EACH_PAGE;

        private static final Set<Defect> READABLE = EnumSet.of(
                DROPS_ROW_ONCE,
                DROPS_ROW_OF_FULL_PAGE_ONCE,
                REPEATS_ROW_ONCE,
                REPEATS_EARLIER_ROW_ONCE,
                DOUBLES_ROW_ONCE,
                RESPELLS_IDS,
                ROW_WITHOUT_ID,
                REFUSES_OVERLAP,
                REFUSES_END,
                REFUSES_OVERLAP_AND_END,
                IGNORES_FILTER);

        private static final Set<Defect> OTHER_OFFSETS = EnumSet.of(
                IGNORES_OFFSET,
                ROUNDS_OFFSET_DOWN_TO_WHOLE_PAGES,
                OFFSET_IS_PAGE_NUMBER,
                TOTAL_LEFT_AND_IGNORES_OFFSET,
                REPEATS_EARLIER_ROW_ONCE,
                REFUSES_OVERLAP,
                REFUSES_OVERLAP_AND_END,
                FILTERS_EACH_PAGE);

        /** Whether a list that does not change can be read completely in spite of it if the service sends a total. */
        boolean isReadable() {
            return READABLE.contains(this);
        }

        /** Whether a service that pages by rows has it, so that it can be read from any offset. */
        boolean pagesByRows() {
            return !OTHER_OFFSETS.contains(this);
        }

        /** Whether the list is that of a filter. */
        boolean isAboutFilter() {
            return this == IGNORES_FILTER || this == FILTERS_EACH_PAGE;
        }
    }

    enum Kind {
        ADD,
        REMOVE,
        /** Just before the requested offset. */
        ADD_BEFORE_OFFSET,
        REMOVE_BEFORE_OFFSET,
        /** Just before the requested offset, and as many rows are added after the page: the total stays. */
        REMOVE_BEFORE_ADD_AFTER,
        ADD_BEFORE_REMOVE_AFTER
    }

    /**
     * @param request it happens before this request, from 0
     * @param place the row, or the distance from the offset
     * @param rows how many are added or removed
     */
    record Change(int request, Kind kind, int place, int rows) {
        boolean adds() {
            return kind != Kind.REMOVE && kind != Kind.REMOVE_BEFORE_OFFSET;
        }

        boolean removes() {
            return kind != Kind.ADD && kind != Kind.ADD_BEFORE_OFFSET;
        }
    }

    /**
     * @param request the number of the request that fails, from 0
     * @param status 0 is a connection reset, 200 an error code of the service
     * @param retryAfter seconds; none if negative
     */
    record Failure(int request, int status, int retryAfter) {}

    static PagingScenario of(int total, int cap, int limit) {
        return new PagingScenario(total, cap, limit, 0, 1, true, Defect.NONE, 0, List.of(), List.of(), 0);
    }

    PagingScenario startingAt(int offset) {
        return read(offset, concurrency, hasTotal, jitter);
    }

    PagingScenario concurrently(int requests) {
        return read(start, requests, hasTotal, jitter);
    }

    PagingScenario withoutTotal() {
        return read(start, concurrency, false, jitter);
    }

    PagingScenario jitter(int seed) {
        return read(start, concurrency, hasTotal, seed);
    }

    private PagingScenario read(int offset, int requests, boolean sendsTotal, int seed) {
        return new PagingScenario(
                total, cap, limit, offset, requests, sendsTotal, defect, totalError, changes, failures, seed);
    }

    PagingScenario size(int otherTotal, int otherCap, int otherLimit) {
        return of(otherTotal, otherCap, otherLimit)
                .read(start, concurrency, hasTotal, jitter)
                .defective(defect, totalError)
                .with(changes, failures);
    }

    PagingScenario defective(Defect what, int wrongBy) {
        return new PagingScenario(
                total, cap, limit, start, concurrency, hasTotal, what, wrongBy, changes, failures, jitter);
    }

    PagingScenario with(List<Change> otherChanges, List<Failure> otherFailures) {
        List<Change> changed = List.copyOf(otherChanges);
        List<Failure> failing = List.copyOf(otherFailures);
        return new PagingScenario(
                total, cap, limit, start, concurrency, hasTotal, defect, totalError, changed, failing, jitter);
    }

    Query query() {
        return new Query(
                Optional.of(Account.of(1)),
                OptionalLong.of(start),
                defect == Defect.REFUSES_LIMIT ? OptionalInt.empty() : OptionalInt.of(limit),
                defect.isAboutFilter() ? Optional.of(true) : Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    /** Rows on a full page. */
    int pageSize() {
        return Math.min(limit, cap);
    }

    /** Whether pages can overlap: those of one row cannot. */
    boolean overlaps() {
        return pageSize() > 1;
    }

    int added() {
        return changes.stream().filter(Change::adds).mapToInt(Change::rows).sum();
    }

    /** How many requests one pass over this many rows needs. */
    int pages(int rows) {
        int stride = Math.max(1, pageSize() - 1);
        return (Math.max(0, rows - start) + stride - 1) / stride + 1;
    }
}
