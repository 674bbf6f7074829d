package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import java.util.ArrayList;
import java.util.List;

/** Whether what the sweeps of a walk brought is all there is, and what to say of it. */
final class Verdict {
    private final long start;
    private final Harvest harvest;
    private Sweep last;
    private int sweeps;
    private boolean isProven;
    private boolean hasChanged;
    private boolean exceedsTotal;
    private boolean isHopeless;

    /**
     * @param start the offset of the first row
     */
    Verdict(long start, Harvest harvest) {
        this.start = start;
        this.harvest = harvest;
    }

    /** How many sweeps there were. */
    int sweeps() {
        return sweeps;
    }

    /** Whether a further sweep has found all that those before it missed, and may end here. */
    boolean cannotMiss(Sweep soFar) {
        boolean isSteady = last != null
                && soFar.tally().total().equals(last.tally().total())
                && !soFar.tally().totalsDiffer();
        return isProven
                && !hasChanged
                && !exceedsTotal
                && isSteady
                && !soFar.tally().exceedsTotal()
                && hasAll(soFar);
    }

    /**
     * Takes in one more sweep.
     *
     * @return whether no other is needed
     */
    boolean isGoodEnough(Sweep sweep) {
        sweeps++;
        isProven |= !sweep.isStuck() && (!sweep.isUnlinked() || agrees(sweep));
        hasChanged |= sweep.tally().totalsDiffer()
                || (last != null && !last.tally().total().equals(sweep.tally().total()));
        exceedsTotal = sweep.tally().exceedsTotal();
        isHopeless = readsTheSame(sweep) && (sweep.isStuck() || exceedsTotal);
        last = sweep;
        boolean isWhole = isProven && hasAll(sweep) && !exceedsTotal;
        boolean isQuiet = !sweep.tally().totalsDiffer() || sweeps == Pages.MOST_SWEEPS;
        return harvest.isFull() ? !sweep.isTorn() : isWhole && isQuiet;
    }

    /** Whether a further sweep would bring the same. */
    boolean isHopeless() {
        return isHopeless || harvest.isFull() || sweeps == Pages.MOST_SWEEPS;
    }

    /**
     * Whether two sweeps that may have skipped rows came to the same. Of a service that does not page by rows and gives
     * no total that proves nothing: both may have skipped the same.
     */
    private boolean agrees(Sweep sweep) {
        return readsTheSame(sweep) && (sweep.tally().total().isPresent() || !sweep.hasGivenUpOverlap());
    }

    private boolean readsTheSame(Sweep sweep) {
        return last != null && last.tally().fingerprint() == sweep.tally().fingerprint();
    }

    private boolean hasAll(Sweep sweep) {
        return sweep.tally().expected().isPresent()
                ? harvest.count() >= sweep.tally().expected().getAsLong()
                : !sweep.isStuck();
    }

    /** What a reader of a list that is good enough should know. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        long count = harvest.count();
        long expected = last.tally().expected().orElse(count);
        if (harvest.isFull() && (count < expected || last.tally().total().isEmpty())) {
            String counted = last.tally().total().isEmpty()
                    ? RemainingRows.some(count) + ", and no total"
                    : RemainingRows.counted(start, count, last.tally().total().getAsLong());
            notes.add(counted + "; --offset " + harvest.next() + " goes on from there");
        } else if (count > expected) {
            notes.add("the account changed while it was read: " + (count - expected) + " of these " + count
                    + " collections have gone meanwhile");
        } else if (hasChanged) {
            notes.add("the account changed while it was read, and was read " + sweeps + " times");
        } else if (count == 0) {
            notes.add(RemainingRows.none(start, last.tally().total()));
        }
        return notes;
    }

    /**
     * What there was before a sweep failed, and how to go on from there.
     *
     * @param isKept whether those rows are of use
     */
    String soFar(Sweep failed, boolean isKept) {
        String counted = failed.tally().total().isPresent()
                ? RemainingRows.counted(
                        start, harvest.count(), failed.tally().total().getAsLong())
                : RemainingRows.some(harvest.count());
        if (!isKept) {
            return counted + " came before it";
        }
        return sweeps == 0 && !failed.isTorn()
                ? counted + " came before it; --offset " + harvest.next() + " goes on from there"
                : counted + " came before it, but the account changed meanwhile, and some are missing; run it again";
    }

    /**
     * Why a list is not good enough.
     *
     * @param isKept whether what there is of it is of use
     */
    ApiException failure(boolean isKept) {
        long count = harvest.count();
        String counted = last.tally().expected().isPresent()
                ? count + " of " + last.tally().expected().getAsLong() + " collections"
                : RemainingRows.some(count);
        String hint = last.isStuck() || exceedsTotal
                ? (isKept ? "what was printed is all that it sends; " : "") + "-v shows the requests"
                : "run it again when less happens in the account"
                        + (isKept ? "; what was printed is no complete list" : "");
        return new ApiException(Kind.UNVOUCHED, counted + ", " + reason(), hint, null);
    }

    private String reason() {
        if (exceedsTotal) {
            return "and no telling whether that is all: the service sends more than it counts";
        }
        if (last.isStuck()) {
            return "and then nothing new: the service does not send the rest";
        }
        if (last.hasGivenUpOverlap() && hasAll(last)) {
            return "and no telling whether that is all: pages do not begin at the offsets asked for";
        }
        String times = sweeps == 1 ? "" : ", " + sweeps + " times over";
        String changed =
                hasChanged || last.isTorn() ? "the account changed while it was read" + times : "it was read" + times;
        return hasAll(last) || harvest.isFull()
                ? "and some may be missing among them: " + changed
                : "and not the rest: " + changed;
    }
}
