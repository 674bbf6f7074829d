package io.lcollections.api;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over the pages of an account, from an offset to the end.
 *
 * <p>Each page begins with the last row of the one before. Where it does, no row between the two was skipped, whatever
 * came or went meanwhile; the total alone would not tell, as a row that goes and another that comes leave it as it was.
 * Where it does not, rows went away in front of it, and the thread is looked for further up.
 */
final class Sweep {
    private static final int MOST_BARREN = 2;

    private final PageWindow window;
    private final Harvest harvest;
    private final long start;
    private final int number;
    private final Tally tally;
    private final Seam seam;

    /** How many rows a page shares with the one before; none where the service does not play along. */
    private int overlap = 1;

    private Served latest;
    /** The latest page that holds rows. */
    private Served last;
    /** The latest page that brought something. */
    private Served fertile;

    private int barren;
    /** How many rows the latest page has if it is a short one; otherwise 0. */
    private int shortRows;

    private boolean isStuck;
    private boolean isUnlinked;
    private boolean isTorn;
    private boolean hasGivenUpOverlap;

    /**
     * @param start the offset of the first row
     * @param number of the sweep, from 1
     */
    Sweep(PageWindow window, Harvest harvest, long start, int number) {
        this.window = window;
        this.harvest = harvest;
        this.start = start;
        this.number = number;
        this.tally = new Tally(start);
        this.seam = new Seam(window, harvest, start, number);
    }

    /** Whether a sweep need not be read to its end, because nothing can be missing any more. */
    @FunctionalInterface
    interface Enough {
        boolean is(Sweep soFar);
    }

    void run(Enough enough) throws ApiException, IOException {
        Served first = window.fetch(start);
        boolean isCapped = first.isShort() && first.rows() > 0;
        // Without a total, one row alone is all there is, or all that the service sends at once.
        overlap = first.rows() == 1 && !first.hasTotal() ? 0 : overlap;
        plan(start + first.rows(), isCapped ? first.rows() : window.size());
        read(first);
        while (!isOver() && !isChasing() && !harvest.isEnough() && !enough.is(this)) {
            last.requireIds();
            read(following());
            if (barren == MOST_BARREN && !isOver()) {
                giveUpOverlap();
            }
        }
    }

    private void plan(long from, int size) {
        overlap = size == 1 ? 0 : overlap;
        window.plan(Math.max(start, from - overlap), size, size - overlap);
        expect();
    }

    /** The last row of all is known from the page before. */
    private void expect() {
        tally.total().ifPresent(all -> window.expectUpTo(Math.min(all, harvest.mayReach(start)) - overlap));
    }

    private void read(Served page) throws ApiException, IOException {
        if (latest != null || number > 1) {
            page.requireIds();
        }
        int fresh = harvest.add(page, number);
        boolean isFertile = fresh > 0;
        tally.add(page, fresh);
        barren = isFertile ? 0 : barren + 1;
        latest = page;
        fertile = isFertile || fertile == null ? page : fertile;
        last = page.rows() > 0 || last == null ? page : last;
        adoptCap(page);
        expect();
    }

    /** One short page may be an accident, or the last; two are the page size of the service. */
    private void adoptCap(Served page) {
        int rows = page.isShort() && page.rows() > overlap ? page.rows() : 0;
        int cap = Math.max(rows, shortRows);
        if (rows > 0 && shortRows > 0 && cap < window.size()) {
            plan(page.end(), cap);
        }
        shortRows = rows;
    }

    private boolean isOver() {
        if (tally.total().isEmpty()) {
            return latest.rows() == 0;
        }
        if (latest.end() < tally.total().getAsLong()) {
            return false;
        }
        if (tally.exceedsTotal()) {
            return true;
        }
        // Behind a page that is full there may be more than the service counts. And one that began elsewhere than at
        // its offset does not end where it seems to.
        return barren == 0 ? latest.rows() != latest.asked() : !latest.exceedsTotal() || tally.hasAll();
    }

    /** An account that grows faster than it is read, or a total that always promises one more, has no end. */
    private boolean isChasing() {
        isStuck |= latest.end() > tally.mostToExpect();
        return isStuck;
    }

    /** The next page; where it does not begin with a row that is known, one from further up that has such a row. */
    private Served following() throws ApiException {
        if (looksLikeTheEnd()) {
            Served behind = window.fetch(last.end());
            isUnlinked |= behind.rows() > 0;
            return behind;
        }
        long from = Math.max(start, last.end() - overlap);
        Served page = window.take(from);
        isUnlinked |= overlap == 0;
        Set<String> known = last.ids();
        boolean saysNothing = page.rows() == 0 && page.isShort();
        if (overlap == 0 || saysNothing || seam.holds(page, known)) {
            return page;
        }
        Optional<Served> bridge = seam.furtherUp(from, known);
        if (bridge.isEmpty()) {
            isUnlinked = true;
            isTorn = true;
            harvest.loseThread();
        }
        return bridge.orElse(page);
    }

    /** Without a total only an empty page is the end; one with nothing but the row that is known may have been cut. */
    private boolean looksLikeTheEnd() {
        return tally.total().isEmpty() && barren > 0 && latest.rows() <= overlap;
    }

    /** Pages that bring nothing new: of a service that pages only by whole pages, or one that does not page at all. */
    private void giveUpOverlap() {
        isStuck = overlap == 0;
        hasGivenUpOverlap = true;
        overlap = 0;
        barren = 0;
        latest = fertile;
        last = fertile;
        plan(fertile.end(), window.size());
    }

    /** What the answers say of the account as a whole. */
    Tally tally() {
        return tally;
    }

    /** Whether pages ceased to bring anything new before the end. */
    boolean isStuck() {
        return isStuck;
    }

    /** Whether there were two pages between which rows may have been skipped. */
    boolean isUnlinked() {
        return isUnlinked;
    }

    /** Whether there were two pages between which no link was found, though such links are to be had. */
    boolean isTorn() {
        return isTorn;
    }

    /** Whether the service did not send pages that share a row. */
    boolean hasGivenUpOverlap() {
        return hasGivenUpOverlap;
    }
}
