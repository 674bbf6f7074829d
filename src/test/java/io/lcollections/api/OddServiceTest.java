package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.WalkCase.Oddity;
import io.lcollections.support.Property;
import org.junit.jupiter.api.Test;

/** Walks over accounts that do not change, of services that do not do what they say. */
class OddServiceTest {
    private static final int CASES = 1500;

    private final Property<WalkCase> walks = new Property<>(WalkCases::odd, SmallerWalks::of).looking(20);

    /** What was planned is dropped when the pages turn out to be others: a window or two in each sweep. */
    private static long requests(WalkCase made) {
        return Pages.MOST_SWEEPS * (6L * made.pages(made.total() + made.lie()) + 6L * made.concurrency() + 12);
    }

    /** A cap that nobody knows of, and a total that is too low by just as much as the cap hides: one page says all. */
    private static boolean looksHonest(WalkCase made) {
        return made.oddity() == Oddity.COUNTS_LOW
                && made.cap() < made.size()
                && made.total() - made.lie() == made.start() + made.cap();
    }

    @Test
    void listIsWholeOrNotVouchedFor() {
        walks.holds(CASES, made -> {
            WalkRun run = new WalkRun(made, requests(made)).plain();
            if (run.failure == null && !looksHonest(made)) {
                assertEquals(run.service.now(account -> account.ids(made.start())), run.ids, run::toString);
            } else if (run.failure != null) {
                assertEquals(Kind.UNVOUCHED, run.failure.kind(), run::toString);
            }
        });
    }
}
