package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Property;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How far a walk runs ahead of its reader. */
class WindowTest {
    private static final int CASES = 500;
    private static final int MOST_REQUESTS = 10_000;

    /** Long enough for threads that run ahead to get somewhere. */
    private static final int YIELDS = 50;

    private final Property<WalkCase> walks = new Property<>(WindowTest::concurrent, SmallerWalks::of).looking(20);

    private static WalkCase concurrent(Random luck) {
        WalkCase quiet = WalkCases.quiet(luck).concurrently(1 + luck.nextInt(8));
        return WalkCases.faulty(luck, quiet, quiet.pages(quiet.total()) + 1);
    }

    @Test
    void concurrencyDoesNotShowInTheResult() {
        walks.holds(CASES, made -> {
            WalkRun run = new WalkRun(made, MOST_REQUESTS).politely();
            WalkRun inTurn = new WalkRun(made.concurrently(1), MOST_REQUESTS).politely();
            assertNull(run.failure, run::toString);
            assertEquals(inTurn.ids, run.ids, run::toString);
            assertEquals(inTurn.notes, run.notes, run::toString);
        });
    }

    @Test
    void noMoreRequestsAreInFlightThanAllowed() {
        walks.holds(CASES, made -> {
            WalkRun run = new WalkRun(made, MOST_REQUESTS).politely();
            assertTrue(run.service.mostInFlight() <= made.concurrency(), run::toString);
        });
    }

    @Test
    void pagesDoNotPileUpWhileTheReaderIsSlow() {
        walks.holds(CASES, made -> {
            WalkRun run = new WalkRun(made, MOST_REQUESTS);
            int[] read = {0};
            run.polite().walk(made.query(), made.concurrency(), OptionalLong.empty(), (page, next) -> {
                for (int times = 0; times < YIELDS; times++) {
                    Thread.yield();
                }
                int waiting = run.service.answered() - read[0];
                assertTrue(waiting <= 2 * made.concurrency() + 1, () -> waiting + " pages after " + read[0]);
                read[0]++;
            });
        });
    }

    @Test
    void readerThatLeavesEndsTheWalk() {
        walks.holds(CASES, made -> {
            WalkRun run = new WalkRun(made, MOST_REQUESTS);
            IOException gone = new IOException("Broken pipe");
            int[] before = {0};
            int leaves = 1 + made.jitter() % Math.max(1, (made.total() - made.start()) / made.page());
            int[] calls = {0};
            Pages.Sink sink = (page, next) -> {
                if (++calls[0] == leaves) {
                    before[0] = run.service.requests();
                    throw gone;
                }
            };
            assertSame(
                    gone,
                    assertThrows(
                            IOException.class,
                            () -> run.polite().walk(made.query(), made.concurrency(), OptionalLong.empty(), sink)));
            while (run.service.isBusy()) {
                Thread.yield();
            }
            int after = run.service.requests() - before[0] - made.faults().size();
            assertTrue(after <= 2 * made.concurrency(), () -> after + " requests afterwards");
            assertEquals(leaves, calls[0]);
        });
    }

    @Test
    void noMoreIsReadThanIsWanted() {
        walks.holds(CASES, any -> {
            WalkCase made = any.with(any.changes(), List.of());
            int all = Math.max(0, made.total() - made.start());
            int most = 1 + made.jitter() % (all + 2);
            boolean twice = most >= all && !made.overlaps();
            WalkCase wanted = made.of(Math.min(made.total(), made.start() + most), made.cap(), made.size());
            int requests = wanted.pages(wanted.total()) * (twice ? 2 : 1) + 3;
            WalkRun run = new WalkRun(made, requests).most(most);
            assertNull(run.failure, run::toString);
            assertEquals(
                    run.service.now(account -> account.ids(made.start())).subList(0, Math.min(most, all)),
                    run.ids,
                    run::toString);
            boolean isPart = most < all || (most == all && !made.counts());
            assertEquals(all == 0 || isPart ? 1 : 0, run.notes.size(), run::toString);
        });
    }
}
