package io.lcollections.api;

import io.lcollections.model.Account;
import io.lcollections.model.Query;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** A simulated account and service, and how the account is read; generated or described. */
final class PagingScenario implements Cloneable {
    private static final int[] STATUSES = {0, 200, 429, 500, 503};

    int total;
    /** The largest page that the service sends. */
    int cap;

    int limit;
    int start;

    int concurrency = 1;
    boolean hasTotal = true;

    Defect defect = Defect.NONE;
    /** By how much the total is wrong, or which request or row is wrong, for the defects of that kind. */
    int totalError;

    List<Change> changes = List.of();
    List<Failure> failures = List.of();
    /** Seed for the order in which concurrent requests are answered; 0 keeps their order. */
    int jitter;

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

        boolean isAboutFilter() {
            return this == IGNORES_FILTER || this == FILTERS_EACH_PAGE;
        }
    }

    enum Kind {
        ADD,
        REMOVE,
        ADD_BEFORE_OFFSET,
        REMOVE_BEFORE_OFFSET,
        /** Just before the requested offset, and as many rows are added after the page: the total stays. */
        REMOVE_BEFORE_ADD_AFTER,
        ADD_BEFORE_REMOVE_AFTER
    }

    /** What happens before a request, from 0; the place is a row, or the distance from the offset. */
    record Change(int request, Kind kind, int place, int rows) {
        boolean adds() {
            return kind != Kind.REMOVE && kind != Kind.REMOVE_BEFORE_OFFSET;
        }

        boolean removes() {
            return kind != Kind.ADD && kind != Kind.ADD_BEFORE_OFFSET;
        }
    }

    /** Status 0 is a connection reset, 200 an error code of the service; a negative wait is none. */
    record Failure(int request, int status, int retryAfter) {}

    static PagingScenario of(int total, int cap, int limit) {
        PagingScenario scenario = new PagingScenario();
        scenario.total = total;
        scenario.cap = cap;
        scenario.limit = limit;
        return scenario;
    }

    PagingScenario with(Consumer<PagingScenario> change) {
        try {
            PagingScenario copy = (PagingScenario) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PagingScenario startingAt(int offset) {
        return with(copy -> copy.start = offset);
    }

    PagingScenario concurrently(int requests) {
        return with(copy -> copy.concurrency = requests);
    }

    PagingScenario withoutTotal() {
        return with(copy -> copy.hasTotal = false);
    }

    PagingScenario defective(Defect what, int wrongBy) {
        return with(copy -> {
            copy.defect = what;
            copy.totalError = wrongBy;
        });
    }

    PagingScenario failing(Failure... failing) {
        return with(copy -> copy.failures = List.of(failing));
    }

    PagingScenario changing(Change... changing) {
        return with(copy -> copy.changes = List.of(changing));
    }

    @Override
    public String toString() {
        return "total " + total + ", cap " + cap + ", limit " + limit + ", start " + start + ", concurrency "
                + concurrency + (hasTotal ? "" : ", no total") + ", " + defect + " " + totalError + ", " + changes
                + ", "
                + failures + ", jitter " + jitter;
    }

    Query query() {
        return new Query(
                Optional.of(Account.of(1)),
                OptionalLong.of(start),
                defect == Defect.REFUSES_LIMIT ? OptionalInt.empty() : OptionalInt.of(limit),
                defect.isAboutFilter() ? Map.of("nonZero", "true") : Map.of());
    }

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

    int pages(int rows) {
        int stride = Math.max(1, pageSize() - 1);
        return (Math.max(0, rows - start) + stride - 1) / stride + 1;
    }

    // Generation: small scenarios more often, because errors are found at the edges

    /** Nothing changes, nothing fails, and the service has no defect. */
    static PagingScenario anySteady(Random random) {
        int cap = small(random, 1, 60);
        int limit = small(random, 1, 60);
        int maxTotal = random.nextInt(8) == 0 ? 400 : 12 * Math.min(cap, limit);
        int total = small(random, 0, Math.min(400, maxTotal));
        PagingScenario scenario = of(total, cap, limit);
        scenario.start = random.nextInt(3) == 0 ? random.nextInt(total + 3) : 0;
        scenario.concurrency = random.nextBoolean() ? 1 : 1 + random.nextInt(8);
        scenario.jitter = random.nextInt(1000);
        scenario.hasTotal = random.nextInt(4) > 0;
        return scenario;
    }

    static PagingScenario anyFailing(Random random) {
        PagingScenario scenario = anySteady(random);
        return withFailures(random, scenario, scenario.pages(scenario.total) + 1);
    }

    static PagingScenario anyChanging(Random random) {
        PagingScenario steady = anySteady(random);
        int requests = steady.pages(steady.total) * (1 + random.nextInt(3)) + 2;
        List<Change> changes = new ArrayList<>();
        for (int count = small(random, 0, 12); count > 0; count--) {
            changes.add(change(random, steady, requests));
        }
        return withFailures(random, steady.with(copy -> copy.changes = changes), requests);
    }

    private static Change change(Random random, PagingScenario scenario, int requests) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        boolean isAnywhere = kind == Kind.ADD || kind == Kind.REMOVE;
        int place = isAnywhere ? random.nextInt(scenario.total + 1) : small(random, 0, 2 * scenario.pageSize());
        int rows = random.nextInt(3) > 0 ? 1 : small(random, 1, 3 * scenario.pageSize());
        return new Change(random.nextInt(requests), kind, place, rows);
    }

    private static PagingScenario withFailures(Random random, PagingScenario scenario, int requests) {
        List<Failure> failures = new ArrayList<>();
        for (int count = random.nextBoolean() ? 0 : random.nextInt(5); count > 0; count--) {
            int status = STATUSES[random.nextInt(STATUSES.length)];
            failures.add(new Failure(random.nextInt(requests), status, random.nextInt(4) - 1));
        }
        return scenario.with(copy -> copy.failures = failures);
    }

    /** One that does not page by rows is read from the beginning: only it knows where its first page starts. */
    static PagingScenario anyDefective(Random random) {
        PagingScenario steady = anySteady(random);
        Defect defect = Defect.values()[1 + random.nextInt(Defect.values().length - 1)];
        return (defect.pagesByRows() ? steady : steady.startingAt(0))
                .defective(defect, small(random, 1, 2 * steady.pageSize() + 1));
    }

    /** Both bounds are inclusive; half of the numbers are near the lower one. */
    private static int small(Random random, int min, int max) {
        int range = random.nextBoolean() ? max - min : Math.min(5, max - min);
        return min + random.nextInt(range + 1);
    }
}
