package io.lcollections.api;

import io.lcollections.api.ApiException.Details;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retry;
import io.lcollections.api.PagingScenario.Change;
import io.lcollections.api.PagingScenario.Defect;
import io.lcollections.api.PagingScenario.Failure;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.support.Rows;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A service in memory that behaves as its scenario says. Thread-safe. */
final class SimulatedService implements CollectionsApi {
    private static final int MAX_YIELDS = 50;

    private final PagingScenario scenario;
    private final long maxRequests;
    private final SimulatedAccount account;
    private final List<Long> offsets = new ArrayList<>();
    private final List<Long> totals = new ArrayList<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private int maxInFlight;

    /** More requests than the maximum mean that the reading does not end. */
    SimulatedService(PagingScenario scenario, long maxRequests) {
        this.scenario = scenario;
        this.maxRequests = maxRequests;
        this.account = new SimulatedAccount(scenario.total, scenario.start);
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        int current = inFlight.incrementAndGet();
        try {
            letOthersOvertake();
            Page page = answer(query, current);
            answered.incrementAndGet();
            return page;
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private void letOthersOvertake() {
        int seen = arrivals.get();
        boolean isJittery = scenario.jitter > 0 && scenario.concurrency > 1;
        int behind = !isJittery ? 0 : (scenario.jitter * 31 + seen) * 0x9E3779B9 >>> 30;
        for (int times = 0; times < MAX_YIELDS && arrivals.get() < seen + behind; times++) {
            Thread.yield();
        }
    }

    private synchronized Page answer(Query query, int current) throws ApiException {
        int number = arrivals.getAndIncrement();
        if (number >= maxRequests) {
            throw new IllegalStateException("more than " + maxRequests + " requests");
        }
        maxInFlight = Math.max(maxInFlight, current);
        long offset = query.offset().orElse(0);
        offsets.add(offset);
        for (Change change : scenario.changes) {
            if (change.request() == number) {
                apply(change, (int) offset);
            }
        }
        for (Failure failure : scenario.failures) {
            if (failure.request() == number) {
                throw temporary(failure);
            }
        }
        int limit = query.limit().orElse(20);
        refuse(offset, limit);
        return page(number, offset, Math.min(limit, scenario.cap));
    }

    private void apply(Change change, int offset) {
        int place = change.place();
        int rows = change.rows();
        int before = Math.max(0, offset - place);
        int after = Math.min(account.size(), offset + scenario.pageSize() + place);
        switch (change.kind()) {
            case ADD -> account.insert(place % (account.size() + 1), rows);
            case REMOVE -> account.remove(place % (account.size() + 1), place % (account.size() + 1) + rows);
            case ADD_BEFORE_OFFSET -> account.insert(before, rows);
            case REMOVE_BEFORE_OFFSET -> account.remove(before - rows, before);
            case REMOVE_BEFORE_ADD_AFTER -> {
                int moved = Math.min(rows, before);
                account.insert(after, moved);
                account.remove(before - moved, before);
            }
            case ADD_BEFORE_REMOVE_AFTER -> {
                int moved = Math.min(rows, account.size() - after);
                account.remove(after, after + moved);
                account.insert(before, moved);
            }
        }
    }

    private void refuse(long offset, int limit) throws ApiException {
        Defect defect = scenario.defect;
        boolean isEnd = offset > 0 && offset >= account.size();
        boolean isRefused = defect == Defect.REFUSES_END && isEnd
                || defect == Defect.REFUSES_OVERLAP && offset % limit != 0
                || defect == Defect.REFUSES_OVERLAP_AND_END && (isEnd || offset % limit != 0)
                || defect == Defect.REFUSES_LIMIT && limit > scenario.cap;
        if (isRefused && limit == 20) {
            throw new ApiException(ApiException.Kind.REJECTED, "HTTP 404", null, null);
        }
        if (isRefused) {
            throw refusal();
        }
        if (defect == Defect.FAILS_AT_END && isEnd) {
            throw status(500, Optional.empty());
        }
    }

    private Page page(int number, long offset, int rows) {
        long from = switch (scenario.defect) {
            case IGNORES_OFFSET, TOTAL_LEFT_AND_IGNORES_OFFSET -> 0;
            case ROUNDS_OFFSET_DOWN_TO_WHOLE_PAGES -> offset / rows * rows;
            case OFFSET_IS_PAGE_NUMBER -> offset * rows;
            default -> offset;
        };
        int reported = switch (scenario.defect) {
            case TOTAL_TOO_HIGH -> account.size() + scenario.totalError;
            case TOTAL_TOO_LOW -> Math.max(0, account.size() - scenario.totalError);
            case TOTAL_OF_PAGE -> account.rows(from, from + rows).size();
            case TOTAL_SO_FAR ->
                (int) Math.min(offset, account.size())
                        + account.rows(from, from + rows).size();
            case TOTAL_LEFT, TOTAL_LEFT_AND_IGNORES_OFFSET -> (int) Math.max(0, account.size() - offset);
            case TOTAL_ALTERNATES -> Math.max(0, account.size() - number % 2 * scenario.totalError);
            case FILTERS_EACH_PAGE -> account.nonZeroIds(0).size();
            default -> account.size();
        };
        List<Collection> served = rows(number, from, rows);
        totals.add((long) account.size());
        return new Page(
                OptionalLong.of(1),
                scenario.hasTotal ? OptionalLong.of(reported) : OptionalLong.empty(),
                served,
                List.of(),
                List.of());
    }

    private List<Collection> rows(int number, long from, int limit) {
        List<Collection> rows = new ArrayList<>(account.rows(from, from + limit));
        if (rows.isEmpty()) {
            return rows;
        }
        boolean isOnce = number == scenario.totalError;
        boolean isThere = from <= scenario.totalError && scenario.totalError < from + rows.size();
        int wrong = (int) (scenario.totalError - from);
        int place = Math.floorMod(scenario.totalError * 7, rows.size());
        int last = rows.size() - 1;
        Defect defect = scenario.defect;
        if (defect == Defect.DROPS_ROW_ONCE && isOnce) {
            rows.remove(place);
        } else if (defect == Defect.DROPS_ROW_OF_FULL_PAGE_ONCE && isOnce) {
            rows = new ArrayList<>(account.rows(from, from + limit + 1));
            rows.remove(place);
        } else if (defect == Defect.DROPS_ROW_ALWAYS && isThere) {
            rows.remove(wrong);
        } else if (defect == Defect.REPEATS_ROW_ALWAYS || defect == Defect.REPEATS_ROW_ONCE && isOnce) {
            rows.set(last, rows.get(place));
        } else if (defect == Defect.REPEATS_EARLIER_ROW_ONCE && isOnce) {
            rows.set(place, account.rows(0, 1).get(0));
        } else if (defect == Defect.DOUBLES_ROW_ALWAYS || defect == Defect.DOUBLES_ROW_ONCE && isOnce) {
            rows.add(place, respelled(rows.get(place)));
            rows = rows.subList(0, Math.min(rows.size(), limit));
        } else if (defect == Defect.RESPELLS_IDS && number % 2 == 1) {
            rows.replaceAll(SimulatedService::respelled);
        } else if (defect == Defect.FILTERS_EACH_PAGE) {
            rows.removeIf(Collection::isEmpty);
        } else if (defect == Defect.ROW_WITHOUT_ID && isThere) {
            rows.set(wrong, Rows.of(Map.of("name", rows.get(wrong).id().orElseThrow())));
        }
        return rows;
    }

    private static Collection respelled(Collection row) {
        return Rows.of(Map.of("id", new JsonNumber(row.id().orElseThrow() + ".0")));
    }

    synchronized <T> T now(Function<SimulatedAccount, T> getter) {
        return getter.apply(account);
    }

    synchronized List<Long> offsets() {
        return List.copyOf(offsets);
    }

    synchronized List<Long> totals() {
        return List.copyOf(totals);
    }

    int requests() {
        return arrivals.get();
    }

    int answered() {
        return answered.get();
    }

    boolean isBusy() {
        return inFlight.get() > 0;
    }

    synchronized int maxInFlight() {
        return maxInFlight;
    }

    // Failures as the HTTP client reports them

    static ApiException temporary(Failure failure) {
        if (failure.status() == 0) {
            return ApiErrors.noResponse(
                    URI.create("http://127.0.0.1:1"), Optional.empty(), new IOException("Connection reset"));
        }
        if (failure.status() == 200) {
            Details details = new Details(Retry.TRANSIENT, Optional.empty(), Optional.of("100202"), 200);
            return new ApiException(Kind.UNAVAILABLE, "the service failed", null, details, null);
        }
        return status(
                failure.status(),
                failure.retryAfter() < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(failure.retryAfter())));
    }

    static ApiException refusal() {
        Details details = new Details(Retry.NEVER, Optional.empty(), Optional.of("42"), 400);
        return new ApiException(Kind.REJECTED, "the service refused", "check it", details, null);
    }

    static ApiException status(int status, Optional<Duration> retryAfter) {
        Details details = new Details(ApiErrors.retry(status), retryAfter, Optional.empty(), status);
        return new ApiException(Kind.UNAVAILABLE, "the service answered HTTP " + status, null, details, null);
    }

    /** The rows of an account: present and removed ones, in their order. */
    static final class SimulatedAccount {
        private final int start;
        /** All rows that were ever present, in their order. */
        private final List<Row> all = new ArrayList<>();

        private final Map<String, Row> byId = new HashMap<>();
        private List<Row> present = new ArrayList<>();

        private static final class Row {
            private final String id;
            private final Collection collection;
            private boolean isRemoved;
            /** Present from the beginning, and never before the start offset: no page can have rows before it. */
            private boolean isSteady;

            private Row(int id) {
                this.id = Integer.toString(id);
                JsonNumber count = JsonNumber.of(id % 3);
                this.collection = Rows.of(Map.of("id", new JsonNumber(this.id), Collection.COUNT, count));
            }
        }

        SimulatedAccount(int total, int start) {
            this.start = start;
            for (int id = 0; id < total; id++) {
                add(all.size());
            }
            for (Row row : all) {
                row.isSteady = true;
            }
            changed();
        }

        private void add(int rank) {
            Row row = new Row(1000 + all.size());
            all.add(rank, row);
            byId.put(row.id, row);
        }

        private void changed() {
            present = new ArrayList<>(all);
            present.removeIf(row -> row.isRemoved);
            all.forEach(row -> row.isSteady &= !row.isRemoved);
            present.stream().limit(start).forEach(row -> row.isSteady = false);
        }

        void insert(int place, int rows) {
            int rank = place < present.size() ? all.indexOf(present.get(place)) : all.size();
            for (int row = 0; row < rows; row++) {
                add(rank);
            }
            changed();
        }

        void remove(int from, int to) {
            for (int place = Math.max(0, from); place < Math.min(to, present.size()); place++) {
                present.get(place).isRemoved = true;
            }
            changed();
        }

        int size() {
            return present.size();
        }

        List<Collection> rows(long from, long to) {
            int size = present.size();
            return present.subList((int) Math.min(size, from), (int) Math.min(size, Math.max(from, to))).stream()
                    .map(row -> row.collection)
                    .toList();
        }

        /** The ids from an offset on of the rows that a filter would keep. */
        List<String> nonZeroIds(int from) {
            return present.stream()
                    .skip(from)
                    .filter(row -> !row.collection.isEmpty())
                    .map(row -> row.id)
                    .toList();
        }

        List<String> ids(int from) {
            return present.stream().skip(from).map(row -> row.id).toList();
        }

        /** The ids that were present all the time, and never before the start offset. */
        List<String> steady() {
            return all.stream().filter(row -> row.isSteady).map(row -> row.id).toList();
        }

        boolean isSteady(String id) {
            return byId.get(id).isSteady;
        }

        /** The place of an id among all rows that were ever present; negative if there was no such row. */
        int rank(String id) {
            return byId.containsKey(id) ? all.indexOf(byId.get(id)) : -1;
        }
    }
}
