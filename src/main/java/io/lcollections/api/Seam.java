package io.lcollections.api;

import java.util.Optional;
import java.util.Set;

/** Where one page goes over into the next, and whether rows may have been lost there. */
final class Seam {
    private static final int MOST_STEPS_BACK = 3;

    private final PageWindow window;
    private final Harvest harvest;
    private final long start;
    private final int sweep;

    /**
     * @param start the offset of the first row of the sweep
     * @param sweep its number, from 1
     */
    Seam(PageWindow window, Harvest harvest, long start, int sweep) {
        this.window = window;
        this.harvest = harvest;
        this.start = start;
        this.sweep = sweep;
    }

    /**
     * Whether a page goes on from the one before: it begins with a row that this sweep has met, and has one of that page.
     * A row that is known somewhere in it is not enough: it may have moved there.
     *
     * @param known the ids of the page before
     */
    boolean holds(Served page, Set<String> known) {
        return page.touches(known) && harvest.hasMet(page.page().collections().get(0), sweep);
    }

    /** A page from further up that goes on from the one before; empty when the place is not found. */
    Optional<Served> furtherUp(long from, Set<String> known) throws ApiException {
        long offset = from;
        for (int steps = 0; steps < MOST_STEPS_BACK && offset > start; steps++) {
            offset = Math.max(start, offset - (steps == 0 ? window.size() / 2 : window.size() - 1));
            Served page = window.fetch(offset);
            if (holds(page, known)) {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }
}
