package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks whose requests and results are known. */
class WalkTest {
    private static final int MOST_REQUESTS = 100;

    private static WalkRun walk(WalkCase made) throws IOException {
        return new WalkRun(made, MOST_REQUESTS).plain();
    }

    /** All rows came, and these offsets were asked for. */
    private static void isWhole(WalkRun run, Long... offsets) {
        assertNull(run.failure, run::toString);
        assertEquals(run.service.now(account -> account.ids(run.made.start())), run.ids, run::toString);
        assertEquals(List.of(offsets), run.service.offsets(), run::toString);
    }

    @Test
    void oneRowWithoutTotalIsNotTakenForAll() throws IOException {
        isWhole(walk(WalkCase.quiet(2, 1, 50).uncounted()), 0L, 1L, 2L, 0L, 1L, 2L);
        isWhole(walk(WalkCase.quiet(1, 50, 50).uncounted()), 0L, 1L, 0L, 1L);
    }
}
