package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.PagingScenario.Change;
import io.lcollections.api.PagingScenario.Defect;
import io.lcollections.support.Property;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for every list that is read without an error, whatever happens to the account or is wrong with the service. */
class PaginatorPropertiesTest {
    private static final int CASES = 1500;

    /** A page may bring just one new row, because it is cut short, or overlaps many rows of the page before. */
    private static final Set<Defect> BRINGING_SINGLE_ROWS =
            EnumSet.of(Defect.DOUBLES_ROW_ALWAYS, Defect.REPEATS_ROW_ALWAYS, Defect.FILTERS_EACH_PAGE);

    private static final Set<Defect> INVISIBLE = EnumSet.of(Defect.DROPS_ROW_ALWAYS, Defect.FILTERS_EACH_PAGE);

    private final Property<PagingScenario> steady = PagingScenario.property(PagingScenario::steady);
    private final Property<PagingScenario> changing = PagingScenario.property(PagingScenario::changing);
    private final Property<PagingScenario> defective = PagingScenario.property(PagingScenario::defective);

    @Test
    void aSteadyListIsReadCompletelyInOrderAndWithFewRequests() {
        steady.holds(CASES, scenario -> {
            int passes = scenario.overlaps() ? 1 : 2;
            long maxRequests = passes * scenario.pages(scenario.total) + 3L;
            PagingRun run = new PagingRun(scenario, maxRequests).withoutRetries();
            assertNull(run.failure, run::toString);
            assertEquals(run.present(), run.ids, run::toString);
            assertEquals(scenario.total > scenario.start ? 0 : 1, run.notes.size(), run::toString);
            assertTrue(run.pages.stream().skip(1).noneMatch(List::isEmpty), run::toString);
        });
    }

    @Test
    void aDefectiveServiceIsReadCompletelyOrFails() {
        defective.holds(CASES, scenario -> {
            int total = scenario.total + scenario.totalError;
            long pages = BRINGING_SINGLE_ROWS.contains(scenario.defect) ? total : scenario.pages(total);
            long maxRequests = Paginator.MAX_PASSES * (6 * pages + 6L * scenario.concurrency + 12);
            PagingRun run = new PagingRun(scenario, maxRequests).withoutRetries();
            // A row that is in no response, and in no total either, is missed by everyone.
            boolean isInvisible = INVISIBLE.contains(scenario.defect) && !scenario.hasTotal;
            if (run.failure == null && !isInvisible) {
                assertEquals(run.present(), run.ids.stream().sorted().toList(), run::toString);
            } else if (run.failure != null) {
                boolean isReadable = scenario.defect.isReadable()
                        && scenario.hasTotal
                        && scenario.overlaps()
                        && scenario.start < scenario.total;
                assertFalse(isReadable, run::toString);
                assertTrue(run.failure.kind() != Kind.AUTHENTICATION, run::toString);
                boolean isUnavailable = run.failure.kind() == Kind.UNAVAILABLE;
                assertEquals(scenario.defect == Defect.FAILS_AT_END, isUnavailable, run::toString);
            }
        });
    }

    /** A page that left a row out before the very last request is found by nobody; the one after it shows it. */
    @Test
    void anOffsetToContinueFromMissesNothing() {
        defective.holds(CASES, scenario -> {
            int last = scenario.totalError + 1;
            PagingScenario failing = scenario.failing(new PagingScenario.Failure(last, 500, -1));
            PagingRun run = new PagingRun(failing.concurrently(1), 10_000).withoutRetries();
            assertMissesNothing(run, run.failure == null ? "" : run.failure.getMessage());
            PagingRun first = new PagingRun(scenario, 10_000).withMaxItems(1 + scenario.jitter % 100);
            assertMissesNothing(first, first.notes.toString());
        });
    }

    private static void assertMissesNothing(PagingRun run, String message) {
        Defect defect = run.scenario.defect;
        boolean isWhole = defect != Defect.DROPS_ROW_OF_FULL_PAGE_ONCE
                && defect != Defect.DROPS_ROW_ALWAYS
                && defect.pagesByRows();
        Matcher offset = Pattern.compile("--offset (\\d+)").matcher(message);
        if (isWhole && offset.find()) {
            List<String> all = new ArrayList<>(run.ids);
            all.addAll(run.service.now(account -> account.ids(Integer.parseInt(offset.group(1)))));
            assertTrue(all.containsAll(run.present()), run::toString);
        }
    }

    /** An incomplete list fails, and promises nothing. */
    @Test
    void aChangingListIsReadCompletelyOrFails() {
        changing.holds(CASES, scenario -> {
            PagingRun run = readChanging(scenario);
            if (run.failure == null) {
                assertRowsThatStayAreListedOnce(run);
                assertAsManyRowsAsTheLastTotal(run);
                assertRowsThatStayKeepTheirOrder(run);
            } else {
                assertEquals(Kind.INVALID_RESPONSE, run.failure.kind(), run::toString);
            }
        });
    }

    private static void assertRowsThatStayAreListedOnce(PagingRun run) {
        assertEquals(run.ids.size(), new HashSet<>(run.ids).size(), run::toString);
        assertTrue(run.ids.stream().allMatch(id -> rank(run, id) >= 0), run::toString);
        // Without overlap, changes that repeat in each pass can hide the same row twice.
        if (run.scenario.overlaps() || moments(run.scenario) < 2) {
            assertEquals(List.of(), run.missing(), run::toString);
        }
    }

    /** With concurrent requests the last total read is not the last one sent. */
    private static void assertAsManyRowsAsTheLastTotal(PagingRun run) {
        List<Long> totals = run.service.totals();
        int concurrency = run.scenario.concurrency;
        int last = concurrency == 1 ? 1 : 2 * concurrency + 6;
        long smallest = totals.stream()
                .skip(Math.max(0, totals.size() - last))
                .mapToLong(total -> total - run.scenario.start)
                .min()
                .orElse(0);
        assertTrue(!run.scenario.hasTotal || run.ids.size() >= smallest, run::toString);
    }

    /**
     * Skipped rows are listed when they are found, which is out of order: at most as often as the account changed, and
     * never if no row was removed. With concurrent requests only the order within each page is certain.
     */
    private static void assertRowsThatStayKeepTheirOrder(PagingRun run) {
        for (List<String> page : run.pages) {
            assertEquals(0, descents(run, page), run::toString);
        }
        long maxDescents = run.scenario.changes.stream().anyMatch(Change::removes) ? moments(run.scenario) : 0;
        List<String> steadyIds = run.ids.stream()
                .filter(id -> run.service.now(account -> account.isSteady(id)))
                .toList();
        assertTrue(run.scenario.concurrency > 1 || descents(run, steadyIds) <= maxDescents, run::toString);
    }

    /** How often the account changes. */
    private static long moments(PagingScenario scenario) {
        return scenario.changes.stream().map(Change::request).distinct().count();
    }

    private static long descents(PagingRun run, List<String> ids) {
        long descents = 0;
        for (int i = 1; i < ids.size(); i++) {
            descents += rank(run, ids.get(i)) < rank(run, ids.get(i - 1)) ? 1 : 0;
        }
        return descents;
    }

    private static int rank(PagingRun run, String id) {
        Function<SimulatedAccount, Integer> rank = account -> account.rank(id);
        return run.service.now(rank);
    }

    @Test
    void rowsAddedInASingleChangeThatAltersTheTotalAreListed() {
        changing.holds(CASES, any -> {
            PagingScenario scenario = withSingleMoment(any.concurrently(1).startingAt(0));
            PagingRun run = readChanging(scenario);
            boolean isVisible = run.service.totals().stream().distinct().count() > 1;
            if (run.failure == null && scenario.hasTotal && isVisible) {
                List<String> missing = new ArrayList<>(run.present());
                missing.removeAll(run.ids);
                assertEquals(List.of(), missing, run::toString);
            }
        });
    }

    private static PagingScenario withSingleMoment(PagingScenario scenario) {
        List<Change> changes = scenario.changes.stream()
                .map(change ->
                        new Change(scenario.changes.get(0).request(), change.kind(), change.place(), change.rows()))
                .toList();
        return scenario.with(copy -> copy.changes = changes);
    }

    private static PagingRun readChanging(PagingScenario scenario) throws Exception {
        long pages = scenario.pages(scenario.total + scenario.added());
        long moments = scenario.changes.size() + scenario.failures.size();
        long maxRequests = Paginator.MAX_PASSES * (2 * pages + 2L * scenario.concurrency + 8) + 12 * moments;
        return new PagingRun(scenario, maxRequests).withRetries();
    }
}
