package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.lcollections.api.WalkCase.Change;
import io.lcollections.api.WalkCase.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Known walks over accounts that change while they are read. */
class ChangesTest {
    private static final int MOST_REQUESTS = 100;

    private static WalkRun walk(WalkCase made, Change... changes) throws IOException {
        return new WalkRun(made.with(List.of(changes), List.of()), MOST_REQUESTS).plain();
    }

    @Test
    void rowThatGoesBehindTheCursorIsMadeUpFor() throws IOException {
        WalkRun run = walk(WalkCase.quiet(100, 50, 50), new Change(1, Kind.REMOVE_BEHIND_CURSOR, 9, 1));
        assertNull(run.failure, run::toString);
        assertEquals(100, run.ids.size(), run::toString);
        assertEquals(List.of(), steadyNotIn(run));
        // The page at 49 does not begin with a known row; the one at 24 does. The count changed: once more.
        assertEquals(List.of(0L, 49L, 24L, 73L, 0L, 49L, 98L), run.service.offsets());
        assertEquals(
                List.of("the account changed while it was read: 1 of these 100 collections have gone meanwhile"),
                run.notes);
    }

    @Test
    void changeThatLeavesTheTotalAsItIsIsNoticed() throws IOException {
        WalkRun run = walk(WalkCase.quiet(100, 50, 50), new Change(1, Kind.BALANCED, 1, 1));
        assertNull(run.failure, run::toString);
        assertEquals(List.of(), steadyNotIn(run));
        assertEquals(List.of(0L, 49L, 24L, 73L), run.service.offsets());
    }

    @Test
    void countThatChangesIsReadOnceMore() throws IOException {
        WalkRun run = walk(WalkCase.quiet(100, 50, 50), new Change(1, Kind.INSERT, 99, 1));
        assertEquals(run.service.now(account -> account.ids(0)).size(), run.ids.size());
        assertEquals(List.of(0L, 49L, 98L, 0L, 49L, 98L), run.service.offsets());
        assertEquals(List.of("the account changed while it was read, and was read 2 times"), run.notes);
    }

    @Test
    void accountThatNeverRestsIsNotReadForever() throws IOException {
        Change[] changes = {later(1), later(3), later(5), later(7), later(9)};
        WalkRun run = walk(WalkCase.quiet(60, 50, 50), changes);
        assertNotNull(run.failure, run::toString);
        assertEquals(
                "63 of 64 collections, and not the rest: the account changed while it was read, 4 times over",
                run.failure.getMessage());
        assertEquals(8, run.service.requests());
    }

    /** A row that comes where this sweep has been. */
    private static Change later(int at) {
        return new Change(at, Kind.INSERT_BEHIND_CURSOR, 5, 1);
    }

    private static List<String> steadyNotIn(WalkRun run) {
        List<String> missing = new ArrayList<>(run.service.now(ModelAccount::steady));
        missing.removeAll(run.ids);
        return missing;
    }

    @Test
    void pageOfWhichNothingIsLeftIsLookedForOnceAtEachPlace() throws IOException {
        WalkRun run = walk(WalkCase.quiet(150, 50, 50), new Change(1, Kind.REMOVE, 0, 50));
        assertNull(run.failure, run::toString);
        assertEquals(150, run.ids.size(), run::toString);
        assertEquals(List.of(0L, 49L, 24L, 0L, 98L), run.service.offsets().subList(0, 5));
    }
}
