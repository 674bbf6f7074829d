package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks over accounts that do not change, of services that do what they say. */
class QuietWalkTest {
    private static final int CASES = 1000;

    private final Property<WalkCase> walks = new Property<>(WalkCases::quiet, SmallerWalks::of).looking(20);

    /** Pages of one row have no row in common: they are read twice. */
    private static long requests(WalkCase made) {
        return made.pages(made.total()) * (made.overlaps() ? 1L : 2L) + 3;
    }

    @Test
    void allRowsComeOnceAndInOrder() {
        walks.holds(CASES, made -> {
            WalkRun run = new WalkRun(made, requests(made)).plain();
            assertNull(run.failure, run::toString);
            assertEquals(run.service.now(account -> account.ids(made.start())), run.ids, run::toString);
            assertEquals(made.total() > made.start() ? 0 : 1, run.notes.size(), run::toString);
            assertTrue(run.pages.stream().skip(1).noneMatch(List::isEmpty), run::toString);
        });
    }
}
