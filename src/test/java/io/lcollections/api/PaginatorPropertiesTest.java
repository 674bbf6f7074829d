package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.api.PagingScenario.Change;
import io.lcollections.api.PagingScenario.Defect;
import io.lcollections.api.SimulatedService.SimulatedAccount;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Property;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    @Test
    void aSteadyListIsReadCompletelyInOrderAndWithFewRequests() {
        Property.holds(CASES, PagingScenario::anySteady, scenario -> {
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
        Property.holds(CASES, PagingScenario::anyDefective, scenario -> {
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
        Property.holds(CASES, PagingScenario::anyDefective, scenario -> {
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

    @Test
    void aChangingListIsReadCompletelyOrFails() {
        Property.holds(CASES, PagingScenario::anyChanging, scenario -> {
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

    /** Skipped rows are listed out of order; with concurrent requests only the order within each page is certain. */
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
        Property.holds(CASES, PagingScenario::anyChanging, any -> {
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

    // How far pages are fetched ahead of the consumer

    private static final int FETCHES = 500;
    private static final int MAX_REQUESTS = 10_000;
    private static final int YIELDS = 50;

    @Test
    void concurrencyDoesNotChangeTheResult() {
        Property.holds(FETCHES, PagingScenario::anyFailing, scenario -> {
            PagingRun run = new PagingRun(scenario, MAX_REQUESTS).withRetries();
            PagingRun sequential = new PagingRun(scenario.concurrently(1), MAX_REQUESTS).withRetries();
            assertNull(run.failure, run::toString);
            assertEquals(run.present(), run.ids, run::toString);
            assertEquals(run.present(), sequential.ids, run::toString);
            assertEquals(sequential.notes, run.notes, run::toString);
            assertTrue(run.service.maxInFlight() <= run.maxInFlight(), run::toString);
        });
    }

    @Test
    void pagesDoNotPileUpWhileTheConsumerIsSlow() {
        Property.holds(FETCHES, PagingScenario::anyFailing, scenario -> {
            PagingRun run = new PagingRun(scenario, MAX_REQUESTS);
            int[] consumed = {0};
            run.read((page, nextOffset) -> {
                for (int i = 0; i < YIELDS; i++) {
                    Thread.yield();
                }
                int waiting = run.service.answered() - consumed[0]++;
                assertTrue(waiting <= 2 * scenario.concurrency + 1, () -> waiting + " pages waiting");
            });
        });
    }

    @Test
    void aConsumerThatThrowsEndsTheReading() {
        Property.holds(FETCHES, PagingScenario::anyFailing, scenario -> {
            PagingRun run = new PagingRun(scenario, MAX_REQUESTS);
            IOException brokenPipe = new IOException("Broken pipe");
            int pages = Math.max(1, (scenario.total - scenario.start) / scenario.pageSize());
            int lastCall = 1 + scenario.jitter % pages;
            int[] calls = {0};
            int[] requests = {0};
            PageConsumer consumer = (page, nextOffset) -> {
                if (++calls[0] == lastCall) {
                    requests[0] = run.service.requests();
                    throw brokenPipe;
                }
            };
            assertSame(brokenPipe, assertThrows(IOException.class, () -> run.read(consumer)));
            awaitIdle(run);
            int after = run.service.requests() - requests[0] - scenario.failures.size();
            assertTrue(after <= 2 * scenario.concurrency, () -> after + " requests afterwards");
            assertEquals(lastCall, calls[0]);
        });
    }

    @Test
    void noMoreThanMaxItemsIsRead() {
        Property.holds(FETCHES, PagingScenario::anySteady, scenario -> {
            int all = Math.max(0, scenario.total - scenario.start);
            int maxItems = 1 + scenario.jitter % (all + 2);
            int passes = maxItems >= all && !scenario.overlaps() ? 2 : 1;
            int pages = scenario.pages(Math.min(scenario.total, scenario.start + maxItems));
            PagingRun run = new PagingRun(scenario, passes * pages + 3).withMaxItems(maxItems);
            assertNull(run.failure, run::toString);
            assertEquals(run.present().subList(0, Math.min(maxItems, all)), run.ids, run::toString);
            boolean isPart = maxItems < all || (maxItems == all && !scenario.hasTotal);
            assertEquals(all == 0 || isPart ? 1 : 0, run.notes.size(), run::toString);
        });
    }

    private static final class LimitedConsumer implements PageConsumer {
        private final List<String> ids = new ArrayList<>();
        private int remaining;

        LimitedConsumer(int pages) {
            this.remaining = pages;
        }

        @Override
        public void accept(Page page, long nextOffset) {
            remaining--;
            page.collections().stream()
                    .map(Collection::id)
                    .flatMap(Optional::stream)
                    .forEach(ids::add);
        }

        @Override
        public boolean isSatisfied() {
            return remaining <= 0;
        }
    }

    @Test
    void aConsumerSatisfiedByTheFirstPageCausesOneRequest() {
        Property.holds(FETCHES, PagingScenario::anySteady, scenario -> {
            PagingRun run = new PagingRun(scenario, MAX_REQUESTS);
            LimitedConsumer consumer = new LimitedConsumer(1);
            assertEquals(List.of(), run.read(consumer));
            assertEquals(1, run.service.requests(), run::toString);
            assertEquals(run.present().subList(0, consumer.ids.size()), consumer.ids);
        });
    }

    @Test
    void noPageIsRequestedAfterTheOneThatSatisfies() throws Exception {
        for (int pages = 1; pages <= 6; pages++) {
            PagingRun run = new PagingRun(PagingScenario.of(500, 50, 50), MAX_REQUESTS);
            LimitedConsumer consumer = new LimitedConsumer(pages);
            run.read(consumer);
            assertEquals(pages, run.service.requests(), run::toString);
            assertEquals(50 + 49 * (pages - 1), consumer.ids.size());
        }
    }

    @Test
    void pagesFetchedAheadAreCancelledWhenTheConsumerIsSatisfied() {
        Property.holds(FETCHES, PagingScenario::anySteady, scenario -> {
            PagingRun run = new PagingRun(scenario, MAX_REQUESTS);
            run.read(new LimitedConsumer(2));
            awaitIdle(run);
            int ahead = run.service.requests() - 2;
            assertTrue(ahead <= 2 * scenario.concurrency + 2, () -> ahead + " requests too many");
        });
    }

    private static void awaitIdle(PagingRun run) {
        while (run.service.isBusy()) {
            Thread.yield();
        }
    }
}
