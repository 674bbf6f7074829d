package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.WalkCase.Oddity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Known walks of services that do not do what they say. */
class OddWalkTest {
    private static final int MOST_REQUESTS = 100;

    private static WalkRun walk(WalkCase made) throws IOException {
        return new WalkRun(made, MOST_REQUESTS).plain();
    }

    private static void isWhole(WalkRun run, Long... offsets) {
        assertNull(run.failure, run::toString);
        assertEquals(run.service.now(account -> account.ids(0)), run.ids, run::toString);
        assertEquals(List.of(offsets), run.service.offsets(), run::toString);
    }

    private static void isRefused(String why, WalkRun run) {
        assertNotNull(run.failure, run::toString);
        assertEquals(Kind.UNVOUCHED, run.failure.kind(), run::toString);
        assertEquals(why, run.failure.getMessage());
    }

    @Test
    void totalThatIsTooLow() throws IOException {
        String why = "60 of 50 collections, and no telling whether that is all: the service sends more than it counts";
        isRefused(why, walk(WalkCase.quiet(60, 50, 50).odd(Oddity.COUNTS_LOW, 10)));
        isRefused(why, walk(WalkCase.quiet(60, 50, 40).odd(Oddity.COUNTS_LOW, 10)));
    }

    @Test
    void pageThatIsFullIsLookedBehind() throws IOException {
        isWhole(walk(WalkCase.quiet(50, 50, 50)), 0L, 49L);
        isWhole(walk(WalkCase.quiet(49, 50, 50)), 0L);
        isWhole(walk(WalkCase.quiet(50, 50, 50).odd(Oddity.IGNORES_OFFSET, 0)), 0L, 49L);
    }

    @Test
    void pagesThatDoNotOverlapAndAreNotCountedProveNothing() throws IOException {
        isRefused(
                "2 collections, and no telling whether that is all: pages do not begin at the offsets asked for",
                walk(WalkCase.quiet(3, 2, 2).uncounted().odd(Oddity.PAGE_NUMBERS, 0)));
    }

    @Test
    void wholePagesAreReadTwice() throws IOException {
        WalkRun run = walk(WalkCase.quiet(15, 50, 10).odd(Oddity.WHOLE_PAGES, 0));
        isWhole(run, 0L, 9L, 18L, 13L, 4L, 10L, 0L, 9L, 18L, 13L, 4L, 10L);
    }

    @Test
    void emptyPageThatShouldNotBe() throws IOException {
        WalkRun run = walk(WalkCase.quiet(0, 50, 50).odd(Oddity.COUNTS_HIGH, 60).concurrently(4));
        isRefused("0 of 60 collections, and then nothing new: the service does not send the rest", run);
        assertTrue(run.service.offsets().stream().allMatch(offset -> offset >= 0), run::toString);
    }

    @Test
    void totalThatIsTooHigh() throws IOException {
        WalkRun run = walk(WalkCase.quiet(51, 50, 60).odd(Oddity.COUNTS_HIGH, 1));
        isRefused("51 of 52 collections, and then nothing new: the service does not send the rest", run);
        assertEquals(
                List.of(0L, 49L, 50L, 50L, 51L, 51L, 0L, 49L),
                run.service.offsets().subList(0, 8));
        assertEquals(2 * 6, run.service.requests());
    }
}
