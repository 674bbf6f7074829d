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

    private final Property<PagingScenario> steady = PagingScenarios.property(PagingScenarios::steady);
    private final Property<PagingScenario> changing = PagingScenarios.property(PagingScenarios::changing);
    private final Property<PagingScenario> defective = PagingScenarios.property(PagingScenarios::defective);

    @Test
    void aSteadyListIsReadCompletelyInOrderAndWithFewRequests() {
        steady.holds(CASES, scenario -> {
            int passes = scenario.overlaps() ? 1 : 2;
            long maxRequests = passes * scenario.pages(scenario.total()) + 3L;
            PagingRun run = new PagingRun(scenario, maxRequests).withoutRetries();
            assertNull(run.failure, run::toString);
            assertEquals(run.present(), run.ids, run::toString);
            assertEquals(scenario.total() > scenario.start() ? 0 : 1, run.notes.size(), run::toString);
            assertTrue(run.pages.stream().skip(1).noneMatch(List::isEmpty), run::toString);
        });
    }

    @Test
    void aDefectiveServiceIsReadCompletelyOrFails() {
        defective.holds(CASES, scenario -> {
            int total = scenario.total() + scenario.totalError();
            long maxRequests = Paginator.MAX_PASSES * (6L * scenario.pages(total) + 6L * scenario.concurrency() + 12);
            PagingRun run = new PagingRun(scenario, maxRequests).withoutRetries();
            // A row that is in no response, and in no total either, is missed by everyone.
            boolean isInvisible = scenario.defect() == Defect.DROPS_ROW_ALWAYS && !scenario.hasTotal();
            if (run.failure == null && !isInvisible) {
                assertEquals(run.present(), run.ids.stream().sorted().toList(), run::toString);
            } else if (run.failure != null) {
                boolean isReadable = scenario.defect().isReadable()
                        && scenario.hasTotal()
                        && scenario.overlaps()
                        && scenario.start() < scenario.total();
                assertFalse(isReadable, run::toString);
                boolean isRefused = run.failure.kind() == Kind.REJECTED;
                assertTrue(isRefused || run.failure.kind() == Kind.INVALID_RESPONSE, run::toString);
            }
        });
    }

    /** A page that left a row out before the very last request is found by nobody; the one after it shows it. */
    @Test
    void anOffsetToContinueFromMissesNothing() {
        defective.holds(CASES, scenario -> {
            boolean isWhole = scenario.defect() != Defect.DROPS_ROW_OF_FULL_PAGE_ONCE
                    && scenario.defect().pagesByRows()
                    && scenario.defect() != Defect.DROPS_ROW_ALWAYS;
            int last = scenario.totalError() + 1;
            PagingScenario failing = scenario.with(List.of(), List.of(new PagingScenario.Failure(last, 500, -1)));
            PagingRun run = new PagingRun(failing.concurrently(1), 10_000).withoutRetries();
            Matcher offset =
                    Pattern.compile("--offset (\\d+)").matcher(run.failure == null ? "" : run.failure.getMessage());
            if (isWhole && offset.find()) {
                List<String> all = new ArrayList<>(run.ids);
                all.addAll(run.service.now(account -> account.ids(Integer.parseInt(offset.group(1)))));
                assertTrue(all.containsAll(run.present()), run::toString);
            }
        });
    }

    @Test
    void everyRowThatStaysIsListedOnce() {
        assertOfCompleteLists(run -> {
            Set<String> ids = new HashSet<>(run.ids);
            assertEquals(run.ids.size(), ids.size(), run::toString);
            assertTrue(run.ids.stream().allMatch(id -> rank(run, id) >= 0), run::toString);
            // Without overlap, changes that repeat in each pass can hide the same row twice.
            long moments = run.scenario.changes().stream()
                    .map(Change::request)
                    .distinct()
                    .count();
            if (run.scenario.overlaps() || moments < 2) {
                assertEquals(List.of(), run.missing(), run::toString);
            }
        });
    }

    /** With concurrent requests the last total read is not the last one sent. */
    @Test
    void atLeastAsManyRowsAreListedAsTheLastTotalSays() {
        assertOfCompleteLists(run -> {
            List<Long> totals = run.service.totals();
            int concurrency = run.scenario.concurrency();
            int last = concurrency == 1 ? 1 : 2 * concurrency + 6;
            long smallest = totals.stream()
                    .skip(Math.max(0, totals.size() - last))
                    .mapToLong(total -> total - run.scenario.start())
                    .min()
                    .orElse(0);
            assertTrue(!run.scenario.hasTotal() || run.ids.size() >= smallest, run::toString);
        });
    }

    @Test
    void rowsAddedInASingleChangeThatAltersTheTotalAreListed() {
        changing.holds(CASES, any -> {
            PagingScenario scenario = withSingleMoment(any.concurrently(1).startingAt(0));
            PagingRun run = readChanging(scenario);
            boolean isVisible = run.service.totals().stream().distinct().count() > 1;
            if (run.failure == null && scenario.hasTotal() && isVisible) {
                List<String> missing = new ArrayList<>(run.present());
                missing.removeAll(run.ids);
                assertEquals(List.of(), missing, run::toString);
            }
        });
    }

    private static PagingScenario withSingleMoment(PagingScenario scenario) {
        List<Change> changes = scenario.changes().stream()
                .map(change ->
                        new Change(scenario.changes().get(0).request(), change.kind(), change.place(), change.rows()))
                .toList();
        return scenario.with(changes, scenario.failures());
    }

    /**
     * Skipped rows are listed when they are found, which is out of order: at most as often as the account changed, and
     * never if no row was removed. With concurrent requests only the order within each page is certain.
     */
    @Test
    void rowsThatStayKeepTheirOrder() {
        assertOfCompleteLists(run -> {
            for (List<String> page : run.pages) {
                assertEquals(0, descents(run, page), run::toString);
            }
            List<Change> changes = run.scenario.changes();
            long moments = changes.stream().noneMatch(Change::removes)
                    ? 0
                    : changes.stream().map(Change::request).distinct().count();
            List<String> steadyIds = run.ids.stream()
                    .filter(id -> run.service.now(account -> account.isSteady(id)))
                    .toList();
            assertTrue(run.scenario.concurrency() > 1 || descents(run, steadyIds) <= moments, run::toString);
        });
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

    /** An incomplete list fails, and promises nothing. */
    private void assertOfCompleteLists(Property.Check<PagingRun> check) {
        changing.holds(CASES, scenario -> {
            PagingRun run = readChanging(scenario);
            if (run.failure == null) {
                check.of(run);
            } else {
                assertEquals(Kind.INVALID_RESPONSE, run.failure.kind(), run::toString);
            }
        });
    }

    private static PagingRun readChanging(PagingScenario scenario) throws Exception {
        long pages = scenario.pages(scenario.total() + scenario.added());
        long moments = scenario.changes().size() + scenario.failures().size();
        long maxRequests = Paginator.MAX_PASSES * (2 * pages + 2L * scenario.concurrency() + 8) + 12 * moments;
        return new PagingRun(scenario, maxRequests).withRetries();
    }
}
