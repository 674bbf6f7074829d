package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Walks whose reader has what it wants before the end. */
class SatisfiedWalkTest {
    private static final int CASES = 500;
    private static final int MOST_REQUESTS = 10_000;

    private final Property<WalkCase> walks =
            new Property<>(SatisfiedWalkTest::concurrent, SmallerWalks::of).looking(20);

    private static WalkCase concurrent(Random luck) {
        return WalkCases.quiet(luck).concurrently(1 + luck.nextInt(8));
    }

    /** Wants so many pages. */
    private static final class Reader implements Pages.Sink {
        private final List<String> ids = new ArrayList<>();
        private int wanted;

        Reader(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void page(Page page, long next) {
            wanted--;
            page.collections().stream().map(Collection::id).forEach(id -> ids.add(id.orElseThrow()));
        }

        @Override
        public boolean isSatisfied() {
            return wanted <= 0;
        }
    }

    private static List<String> walk(WalkRun run, Reader reader, List<String> notes) throws Exception {
        notes.addAll(run.polite().walk(run.made.query(), run.made.concurrency(), OptionalLong.empty(), reader));
        return reader.ids;
    }

    @Test
    void oneRequestIsEnoughWhereTheFirstPageIs() {
        walks.holds(CASES, made -> {
            WalkRun run = new WalkRun(made, MOST_REQUESTS);
            List<String> notes = new ArrayList<>();
            List<String> ids = walk(run, new Reader(1), notes);
            assertEquals(1, run.service.requests(), run::toString);
            assertEquals(List.of(), notes);
            List<String> all = run.service.now(account -> account.ids(made.start()));
            assertEquals(all.subList(0, Math.min(all.size(), ids.size())), ids);
        });
    }

    @Test
    void noPageIsAskedForBehindTheOneThatSatisfies() throws Exception {
        for (int pages : IntStream.rangeClosed(1, 6).toArray()) {
            WalkRun run = new WalkRun(WalkCase.quiet(500, 50, 50).concurrently(1), MOST_REQUESTS);
            List<String> ids = walk(run, new Reader(pages), new ArrayList<>());
            assertEquals(pages, run.service.requests(), run::toString);
            assertEquals(50 + 49 * (pages - 1), ids.size());
        }
    }

    /** Those that run ahead are given up, and none is begun any more. */
    @Test
    void nothingGoesOnBehindTheEnd() {
        walks.holds(CASES, made -> {
            WalkRun run = new WalkRun(made, MOST_REQUESTS);
            walk(run, new Reader(2), new ArrayList<>());
            while (run.service.isBusy()) {
                Thread.yield();
            }
            int ahead = run.service.requests() - 2;
            assertTrue(ahead <= 2 * made.concurrency() + 2, () -> ahead + " requests too many");
        });
    }
}
