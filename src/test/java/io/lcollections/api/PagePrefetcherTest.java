package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Property;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far pages are fetched ahead of the consumer, and that nothing is fetched after it has enough. */
class PagePrefetcherTest {
    private static final int CASES = 500;
    private static final int MAX_REQUESTS = 10_000;
    /** Enough for the prefetching threads to make progress. */
    private static final int YIELDS = 50;

    private final Property<PagingScenario> steady = PagingScenario.property(PagingScenario::steady);
    private final Property<PagingScenario> failing = PagingScenario.property(PagingScenario::failing);

    @Test
    void concurrencyDoesNotChangeTheResult() {
        failing.holds(CASES, scenario -> {
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
        failing.holds(CASES, scenario -> {
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
        failing.holds(CASES, scenario -> {
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
        steady.holds(CASES, scenario -> {
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

    /** Is satisfied after a number of pages. */
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
        steady.holds(CASES, scenario -> {
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
        steady.holds(CASES, scenario -> {
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
