package io.lcollections.api;

import io.lcollections.api.WalkCase.Change;
import io.lcollections.api.WalkCase.Fault;
import io.lcollections.api.WalkCase.Kind;
import io.lcollections.api.WalkCase.Oddity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes walks: small ones more often than large ones, as it is at the edges that they go wrong. */
final class WalkCases {
    private static final int[] STATUSES = {0, 429, 500, 503};

    private WalkCases() {}

    /** Nothing changes, nothing fails, nothing is odd. */
    static WalkCase quiet(Random luck) {
        int cap = small(luck, 1, 60);
        int size = small(luck, 1, 60);
        int most = luck.nextInt(8) == 0 ? 400 : 12 * Math.min(cap, size);
        int total = small(luck, 0, Math.min(400, most));
        WalkCase counted = WalkCase.quiet(total, cap, size)
                .from(luck.nextInt(3) == 0 ? luck.nextInt(total + 3) : 0)
                .concurrently(luck.nextBoolean() ? 1 : 1 + luck.nextInt(8))
                .jittery(luck.nextInt(1000));
        return luck.nextInt(4) > 0 ? counted : counted.uncounted();
    }

    /** The account changes, and requests fail in passing. */
    static WalkCase changing(Random luck) {
        WalkCase quiet = quiet(luck);
        int requests = quiet.pages(quiet.total()) * (1 + luck.nextInt(3)) + 2;
        List<Change> changes = new ArrayList<>();
        for (int count = small(luck, 0, 12); count > 0; count--) {
            changes.add(change(luck, quiet, requests));
        }
        return faulty(luck, quiet.with(changes, List.of()), requests);
    }

    private static Change change(Random luck, WalkCase made, int requests) {
        Kind kind = Kind.values()[luck.nextInt(Kind.values().length)];
        boolean anywhere = kind == Kind.INSERT || kind == Kind.REMOVE;
        int place = anywhere ? luck.nextInt(made.total() + 1) : small(luck, 0, 2 * made.page());
        int rows = luck.nextInt(3) > 0 ? 1 : small(luck, 1, 3 * made.page());
        return new Change(luck.nextInt(requests), kind, place, rows);
    }

    /** The same walk, and requests fail in passing. */
    static WalkCase faulty(Random luck, WalkCase made, int requests) {
        List<Fault> faults = new ArrayList<>();
        for (int count = luck.nextBoolean() ? 0 : luck.nextInt(5); count > 0; count--) {
            int status = STATUSES[luck.nextInt(STATUSES.length)];
            faults.add(new Fault(luck.nextInt(requests), status, luck.nextInt(4) - 1));
        }
        return made.with(made.changes(), faults);
    }

    /**
     * Something is wrong with the service; nothing changes. A service that does not page by rows is read from the
     * beginning: where its first page begins it alone knows.
     */
    static WalkCase odd(Random luck) {
        WalkCase quiet = quiet(luck);
        Oddity oddity = Oddity.values()[1 + luck.nextInt(Oddity.values().length - 1)];
        boolean countsOnly = oddity == Oddity.COUNTS_HIGH || oddity == Oddity.COUNTS_LOW;
        return (countsOnly ? quiet : quiet.from(0)).odd(oddity, small(luck, 1, 2 * quiet.page() + 1));
    }

    /** From least to most, both included; half of them near the least. */
    private static int small(Random luck, int least, int most) {
        int range = luck.nextBoolean() ? most - least : Math.min(5, most - least);
        return least + luck.nextInt(range + 1);
    }
}
