package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.WalkCase.Change;
import io.lcollections.support.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Walks over accounts that change while they are read, of services that fail in passing.
 *
 * <p>With an offset, the rows that stay are those that were never in front of it: no page can hold the others.
 */
class ChangingWalkTest {
    private static final int CASES = 1500;

    private final Property<WalkCase> walks = new Property<>(WalkCases::changing, SmallerWalks::of).looking(20);

    private static long requests(WalkCase made) {
        long pages = made.pages(made.total() + made.inserted());
        long moments = made.changes().size() + made.faults().size();
        return Pages.MOST_SWEEPS * (2 * pages + 2L * made.concurrency() + 8) + 12 * moments;
    }

    /** A list that is not vouched for promises nothing. */
    private void ofThoseVouchedFor(Property.Check<WalkRun> check) {
        walks.holds(CASES, made -> {
            WalkRun run = new WalkRun(made, requests(made)).politely();
            if (run.failure == null) {
                check.of(run);
            } else {
                assertEquals(Kind.UNVOUCHED, run.failure.kind(), run::toString);
            }
        });
    }

    @Test
    void everyRowThatStaysIsListedOnce() {
        ofThoseVouchedFor(run -> {
            Set<String> ids = new HashSet<>(run.ids);
            assertEquals(run.ids.size(), ids.size(), run::toString);
            assertTrue(run.ids.stream().allMatch(id -> run.service.now(a -> a.rank(id)) >= 0), run::toString);
            if (promisesAll(run.made)) {
                List<String> missing = new ArrayList<>(run.service.now(ModelAccount::steady));
                missing.removeAll(ids);
                assertEquals(List.of(), missing, run::toString);
            }
        });
    }

    /**
     * Pages of one row have none in common, and are read until two sweeps agree. Changes that come again in the next
     * sweep at the same place can make two agree that skipped the same row.
     */
    private static boolean promisesAll(WalkCase made) {
        return made.overlaps()
                || made.changes().stream().map(Change::at).distinct().count() < 2;
    }

    /** As the service counted last; with more requests in flight than one, the page read last is not the one sent last. */
    @Test
    void noFewerRowsAreListedThanTheServiceCountsInTheEnd() {
        ofThoseVouchedFor(run -> {
            List<Long> totals = run.service.totals();
            int last = run.made.concurrency() == 1 ? 1 : 2 * run.made.concurrency() + 6;
            long least = totals.stream()
                    .skip(Math.max(0, totals.size() - last))
                    .mapToLong(total -> total - run.made.start())
                    .min()
                    .orElse(0);
            assertTrue(!run.made.counts() || run.ids.size() >= least, run::toString);
        });
    }

    /** Whatever came is listed too, where a count that changed gave it away and then nothing else came in between. */
    @Test
    void changeThatShowsInTheCountIsReadToItsEnd() {
        walks.holds(CASES, any -> {
            WalkCase made = atOneMoment(any.concurrently(1).from(0));
            WalkRun run = new WalkRun(made, requests(made)).politely();
            boolean shows = run.service.totals().stream().distinct().count() > 1;
            if (run.failure == null && made.counts() && shows) {
                List<String> missing = new ArrayList<>(run.service.now(account -> account.ids(0)));
                missing.removeAll(run.ids);
                assertEquals(List.of(), missing, run::toString);
            }
        });
    }

    private static WalkCase atOneMoment(WalkCase made) {
        int at = made.changes().isEmpty() ? 0 : made.changes().get(0).at();
        List<Change> changes = made.changes().stream()
                .map(change -> new Change(at, change.kind(), change.place(), change.rows()))
                .toList();
        return made.with(changes, made.faults());
    }

    /**
     * Rows that were skipped come later, when they are found: at most as often as the account changed, and never where no
     * row went away. Requests that overtake each other skip rows in more than one place at once: there, only the pages
     * themselves keep their order.
     */
    @Test
    void rowsThatStayKeepTheirOrder() {
        ofThoseVouchedFor(run -> {
            for (List<String> page : run.pages) {
                assertEquals(0, descents(run, page), run::toString);
            }
            boolean skips = run.made.changes().stream().anyMatch(Change::removes);
            long moments = skips
                    ? run.made.changes().stream().map(Change::at).distinct().count()
                    : 0;
            List<String> steady = run.ids.stream()
                    .filter(id -> run.service.now(account -> account.isSteady(id)))
                    .toList();
            assertTrue(run.made.concurrency() > 1 || descents(run, steady) <= moments, run::toString);
        });
    }

    private static long descents(WalkRun run, List<String> ids) {
        long descents = 0;
        for (int at = 1; at < ids.size(); at++) {
            int before = run.service.now(rank(ids.get(at - 1)));
            descents += run.service.now(rank(ids.get(at))) < before ? 1 : 0;
        }
        return descents;
    }

    private static Function<ModelAccount, Integer> rank(String id) {
        return account -> account.rank(id);
    }
}
