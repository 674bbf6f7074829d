package io.lcollections.api;

import io.lcollections.api.WalkCase.Change;
import io.lcollections.api.WalkCase.Fault;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A service in memory: as honest and as steady as its case says. For many threads at once. */
final class ModelService implements CollectionsApi {
    private static final int MOST_YIELDS = 50;

    private final WalkCase made;
    private final long limit;
    private final ModelAccount account;
    private final List<Long> offsets = new ArrayList<>();
    private final List<Long> totals = new ArrayList<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private int mostInFlight;

    /**
     * @param limit more requests than this are a walk that does not end
     */
    ModelService(WalkCase made, long limit) {
        this.made = made;
        this.limit = limit;
        this.account = new ModelAccount(made.total(), made.start());
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        int flying = inFlight.incrementAndGet();
        try {
            dawdle();
            Page page = answer(query, flying);
            answered.incrementAndGet();
            return page;
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /** Lets others overtake, without waiting for them. */
    private void dawdle() {
        int seen = arrivals.get();
        int behind = made.jitter() == 0 ? 0 : (made.jitter() * 31 + seen) * 0x9E3779B9 >>> 30;
        for (int times = 0; times < MOST_YIELDS && arrivals.get() < seen + behind; times++) {
            Thread.yield();
        }
    }

    private synchronized Page answer(Query query, int flying) throws ApiException {
        int number = arrivals.getAndIncrement();
        if (number >= limit) {
            throw new IllegalStateException("more than " + limit + " requests");
        }
        mostInFlight = Math.max(mostInFlight, flying);
        long offset = query.offset().orElse(0);
        offsets.add(offset);
        for (Change change : made.changes()) {
            if (change.at() == number) {
                apply(change, (int) offset);
            }
        }
        for (Fault fault : made.faults()) {
            if (fault.at() == number) {
                throw Failures.passing(fault);
            }
        }
        return page(offset, Math.min(query.limit().orElse(20), made.cap()));
    }

    private void apply(Change change, int cursor) {
        int place = change.place();
        int rows = change.rows();
        int behind = Math.max(0, cursor - place);
        int ahead = Math.min(account.size(), cursor + made.page() + place);
        switch (change.kind()) {
            case INSERT -> account.insert(place % (account.size() + 1), rows);
            case REMOVE -> account.remove(place % (account.size() + 1), place % (account.size() + 1) + rows);
            case INSERT_BEHIND_CURSOR -> account.insert(behind, rows);
            case REMOVE_BEHIND_CURSOR -> account.remove(behind - rows, behind);
            case BALANCED -> balanced(behind, ahead, Math.min(rows, behind));
            case BALANCED_BACK -> {
                int going = Math.min(rows, account.size() - ahead);
                account.remove(ahead, ahead + going);
                account.insert(behind, going);
            }
        }
    }

    private void balanced(int behind, int ahead, int rows) {
        account.insert(ahead, rows);
        account.remove(behind - rows, behind);
    }

    private Page page(long offset, int rows) {
        long from = switch (made.oddity()) {
            case IGNORES_OFFSET -> 0;
            case WHOLE_PAGES -> offset / rows * rows;
            case PAGE_NUMBERS -> offset * rows;
            default -> offset;
        };
        int said = switch (made.oddity()) {
            case COUNTS_HIGH -> account.size() + made.lie();
            case COUNTS_LOW -> Math.max(0, account.size() - made.lie());
            default -> account.size();
        };
        List<Collection> served = account.rows(from, from + rows);
        totals.add((long) account.size());
        return new Page(
                OptionalLong.of(1),
                made.counts() ? OptionalLong.of(said) : OptionalLong.empty(),
                served,
                List.of(),
                List.of());
    }

    /** Something of the account as it is now. */
    synchronized <T> T now(Function<ModelAccount, T> look) {
        return look.apply(account);
    }

    /** What was asked for, in the order of arrival. */
    synchronized List<Long> offsets() {
        return List.copyOf(offsets);
    }

    /** How many rows there were at each answer. */
    synchronized List<Long> totals() {
        return List.copyOf(totals);
    }

    int requests() {
        return arrivals.get();
    }

    /** How many pages were sent. */
    int answered() {
        return answered.get();
    }

    boolean isBusy() {
        return inFlight.get() > 0;
    }

    synchronized int mostInFlight() {
        return mostInFlight;
    }
}
