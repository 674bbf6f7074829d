package io.lcollections.api;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * At most so many starts in any second: a bucket of tokens, each of which comes back a second after it was taken. A
 * bucket that fills steadily would let twice as many through in its first second.
 */
final class RateLimiter {
    private static final double NANOS = 1e9;

    /** A clock of the service and ours do not tick alike. */
    private static final double MARGIN = 1.02;

    private final int tokens;
    private final long returnsAfter;
    private final Deque<Long> taken = new ArrayDeque<>();

    /**
     * @param perSecond how many starts; 0 is no limit; 0.5 is one in two seconds; of 2.5, there is room for 2 in a second
     */
    RateLimiter(double perSecond) {
        tokens = perSecond == 0 ? 0 : Math.max(1, (int) perSecond);
        returnsAfter = (long) (Math.max(1, 1 / perSecond) * NANOS * MARGIN);
    }

    /** When the next may start, on the clock of {@code now}; {@code now} itself where nothing is in its way. */
    long next(long now) {
        boolean full = tokens > 0 && taken.size() == tokens;
        long free = full ? taken.peekFirst() + returnsAfter : now;
        // Compared by the difference, as the clock may turn over.
        return free - now > 0 ? free : now;
    }

    /** One has started. */
    void started(long now) {
        if (tokens == 0) {
            return;
        }
        if (taken.size() == tokens) {
            taken.removeFirst();
        }
        taken.addLast(now);
    }

    /**
     * A request has ended that may have had to make its connection first, and counts as started now: the service saw it
     * later than we did, and those behind it would follow more closely than they should.
     */
    void connected(long now) {
        if (!taken.isEmpty()) {
            taken.removeFirst();
            taken.addLast(now);
        }
    }
}
