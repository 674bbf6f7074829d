package io.lcollections.api;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The collections that a walk has come across. It hands each on once; of those handed on it keeps the id, and nothing
 * else.
 */
final class Harvest {
    private final Pages.Sink sink;
    private final long most;
    /** By id, the sweep in which it was seen last. */
    private final Map<String, Integer> sweeps = new HashMap<>();

    private long handedOn;
    private long next;
    private boolean hasBegun;

    /**
     * @param most how many collections are wanted
     */
    Harvest(Pages.Sink sink, long most) {
        this.sink = sink;
        this.most = most;
    }

    /**
     * Takes in a page.
     *
     * @param sweep its number, from 1
     * @return how many of its rows this sweep had not come across
     */
    int add(Served served, int sweep) throws IOException {
        List<Collection> never = new ArrayList<>(served.rows());
        int fresh = 0;
        long behind = served.offset();
        for (Collection row : served.page().collections()) {
            if (isFull(never.size())) {
                break;
            }
            behind++;
            // Without an id there is no telling rows apart, and the sweep goes no further than this page.
            Optional<String> id = row.id();
            Integer before = id.isPresent() ? sweeps.put(id.get(), sweep) : null;
            fresh += before == null || before != sweep ? 1 : 0;
            if (before == null) {
                never.add(row);
            }
        }
        handOn(served.page(), never, behind);
        return fresh;
    }

    private void handOn(Page page, List<Collection> rows, long behind) throws IOException {
        if (!rows.isEmpty() || !hasBegun) {
            hasBegun = true;
            handedOn += rows.size();
            next = behind;
            sink.page(page.with(rows), next);
        }
    }

    private boolean isFull(int more) {
        return handedOn + more >= most;
    }

    /** Whether the sweep has come across the row. */
    boolean hasMet(Collection row, int sweep) {
        return row.id().map(sweeps::get).filter(last -> last == sweep).isPresent();
    }

    /** Rows are missing that stand before the page that comes next. */
    void loseThread() {
        sink.gap();
    }

    /** Whether as many are there as are wanted. */
    boolean isFull() {
        return isFull(0);
    }

    /** Whether nothing more is to be fetched. */
    boolean isEnough() {
        return isFull() || sink.isSatisfied();
    }

    /** The offset up to which rows are wanted, if none is met twice. */
    long mayReach(long start) {
        if (sink.isSatisfied()) {
            return start;
        }
        return most > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + most;
    }

    /** The offset to go on from behind the rows that were handed on. */
    long next() {
        return next;
    }

    /** How many collections there are. */
    long count() {
        return handedOn;
    }
}
