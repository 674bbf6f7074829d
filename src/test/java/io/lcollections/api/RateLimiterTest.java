package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long SECOND = 1_000_000_000L;

    /** When each of them wants to start, after the one before; and how many may in a second. */
    private record Wishes(double perSecond, List<Long> pauses) {
        private static Wishes made(Random luck) {
            double perSecond = luck.nextBoolean() ? 1 + luck.nextInt(9) : 0.25 * (1 + luck.nextInt(20));
            List<Long> pauses = luck.longs(40, 0, luck.nextBoolean() ? SECOND / 10 : SECOND)
                    .boxed()
                    .toList();
            return new Wishes(perSecond, pauses);
        }

        private Stream<Wishes> smaller() {
            return IntStream.range(0, pauses.size()).mapToObj(left -> {
                List<Long> fewer = new ArrayList<>(pauses);
                fewer.remove(left);
                return new Wishes(perSecond, fewer);
            });
        }

        /** When they start, as early as they may. The clock may begin anywhere. */
        private List<Long> starts(long clock) {
            RateLimiter limiter = new RateLimiter(perSecond);
            List<Long> starts = new ArrayList<>();
            long now = clock;
            for (long pause : pauses) {
                now = limiter.next(now + pause);
                limiter.started(now);
                starts.add(now);
            }
            return starts;
        }
    }

    @Test
    void noMoreThanAllowedStartInAnySecond() {
        new Property<>(Wishes::made, Wishes::smaller).holds(500, wishes -> {
            for (long clock : new long[] {0, -5 * SECOND, Long.MAX_VALUE - 3 * SECOND}) {
                List<Long> starts = wishes.starts(clock);
                double span = Math.max(1, 1 / wishes.perSecond());
                int most = (int) Math.max(1, wishes.perSecond());
                for (int at = most; at < starts.size(); at++) {
                    long apart = starts.get(at) - starts.get(at - most);
                    assertTrue(apart > span * SECOND, () -> starts.toString());
                }
            }
        });
    }

    @Test
    void firstOnesStartAtOnceAndTheNextASecondLater() {
        Wishes wishes = new Wishes(3, List.of(0L, 0L, 0L, 0L, 0L));
        assertEquals(List.of(0L, 0L, 0L, 1_020_000_000L, 1_020_000_000L), wishes.starts(0));
        assertEquals(List.of(0L, 2_040_000_000L), new Wishes(0.5, List.of(0L, 0L)).starts(0));
    }

    @Test
    void noLimitIsNone() {
        assertEquals(List.of(5L, 5L, 5L), new Wishes(0, List.of(0L, 0L, 0L)).starts(5));
    }
}
