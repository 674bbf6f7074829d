package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Property;
import io.lcollections.support.Threads;
import io.lcollections.support.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestLimiterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final int STEP = RequestLimiter.SUCCESSES_PER_STEP;
    private static final int YIELDS = 200;

    private final VirtualTime time = new VirtualTime();

    private RequestLimiter limiter(int maxConcurrency, double perSecond) {
        return new RequestLimiter(maxConcurrency, perSecond, time);
    }

    // Back-off

    @Test
    void rateLimitingDelaysTheNextRequest() throws Exception {
        RequestLimiter limiter = limiter(4, 0);
        assertEquals(0, limiter.acquire());
        assertEquals(0, limiter.acquire());
        limiter.rateLimited(0, FIVE_SECONDS);
        limiter.rateLimited(0, Duration.ZERO);
        assertEquals(FIVE_SECONDS.toNanos(), limiter.acquire(), "a shorter wait does not end a longer one");
    }

    @Test
    void rateLimitingDelaysARequestThatWaitsForAPlace() throws Exception {
        RequestLimiter limiter = limiter(1, 0);
        limiter.acquire();
        FutureTask<Long> next = new FutureTask<>(limiter::acquire);
        Thread thread = new Thread(next);
        thread.start();
        Threads.untilItWaits(thread);
        limiter.rateLimited(0, FIVE_SECONDS);
        assertEquals(FIVE_SECONDS.toNanos(), next.get());
    }

    @Test
    void rateLimitingDelaysARequestThatWaitsForTheRateLimit() throws Exception {
        RequestLimiter[] limiter = new RequestLimiter[1];
        VirtualTime interrupting = new VirtualTime() {
            @Override
            public void sleep(Duration duration) {
                if (sleeps().isEmpty()) {
                    limiter[0].rateLimited(0, FIVE_SECONDS);
                }
                super.sleep(duration);
            }
        };
        limiter[0] = new RequestLimiter(2, 1, interrupting);
        limiter[0].acquire();
        assertEquals(FIVE_SECONDS.toNanos(), limiter[0].acquire());
    }

    // Rate

    @Test
    void theFirstRequestsStartAtOnceAndTheNextASecondLater() throws Exception {
        assertEquals(List.of(0L, 0L, 0L, 1020L, 1020L), startsInMillis(3, 5));
        assertEquals(List.of(0L, 2040L), startsInMillis(0.5, 2));
        assertEquals(List.of(0L, 0L, 0L), startsInMillis(0, 3));
    }

    private static List<Long> startsInMillis(double perSecond, int requests) throws InterruptedException {
        return new Arrivals(perSecond, Collections.nCopies(requests, 0L))
                .starts(0).stream().map(start -> start / 1_000_000).toList();
    }

    /**
     * @param pauses before each request, after the start of the one before
     */
    private record Arrivals(double perSecond, List<Long> pauses) {
        static Arrivals generate(Random random) {
            double perSecond = random.nextBoolean() ? 1 + random.nextInt(9) : 0.25 * (1 + random.nextInt(20));
            long maxPause = random.nextBoolean() ? SECOND / 10 : SECOND;
            return new Arrivals(perSecond, random.longs(40, 0, maxPause).boxed().toList());
        }

        Stream<Arrivals> simpler() {
            return IntStream.range(0, pauses.size()).mapToObj(index -> {
                List<Long> fewer = new ArrayList<>(pauses);
                fewer.remove(index);
                return new Arrivals(perSecond, fewer);
            });
        }

        /** When the requests start, by a clock that shows this value at the beginning. */
        List<Long> starts(long clock) throws InterruptedException {
            VirtualTime time = new VirtualTime();
            time.pass(Duration.ofNanos(clock));
            RequestLimiter limiter = new RequestLimiter(pauses.size(), perSecond, time);
            List<Long> starts = new ArrayList<>();
            for (long pause : pauses) {
                time.pass(Duration.ofNanos(pause));
                starts.add(limiter.acquire());
            }
            return starts;
        }
    }

    @Test
    void noMoreThanTheRateStartInAnySecond() {
        new Property<>(Arrivals::generate, Arrivals::simpler).holds(500, arrivals -> {
            // The clock may overflow.
            for (long clock : new long[] {0, -5 * SECOND, Long.MAX_VALUE - 3 * SECOND}) {
                List<Long> starts = arrivals.starts(clock);
                double period = Math.max(1, 1 / arrivals.perSecond()) * SECOND;
                int rate = (int) Math.max(1, arrivals.perSecond());
                for (int i = rate; i < starts.size(); i++) {
                    assertTrue(starts.get(i) - starts.get(i - rate) > period, starts::toString);
                }
            }
        });
    }

    @Test
    void aFirstRequestCountsFromItsEndBecauseItHadToConnect() throws Exception {
        RequestLimiter limiter = limiter(1, 1);
        limiter.acquire();
        time.pass(Duration.ofMillis(300));
        limiter.succeeded();
        assertEquals(1_320_000_000L, limiter.acquire());
        time.pass(Duration.ofMillis(300));
        limiter.succeeded();
        assertEquals(2_340_000_000L, limiter.acquire(), "by then the connection is open");
    }

    // Concurrency

    @Test
    void noMoreThanMaxConcurrencyAreInFlight() throws Exception {
        assertAdmits(4, limiter(4, 0));
        assertTrue(maxInFlight(limiter(4, 0), 40) <= 4);
    }

    @Test
    void eachRateLimitedBurstHalvesTheConcurrency() throws Exception {
        RequestLimiter limiter = limiter(8, 0);
        for (int allowed : new int[] {8, 4, 2, 1, 1}) {
            assertAdmits(allowed, limiter);
            time.pass(Duration.ofSeconds(1));
            long startedAt = limiter.acquire();
            limiter.rateLimited(startedAt, Duration.ZERO);
        }
    }

    @Test
    void requestsOfOneBurstHalveTheConcurrencyOnce() throws Exception {
        // The second clock overflows after the first request.
        for (long clock : new long[] {0, Long.MAX_VALUE - 5}) {
            VirtualTime from = new VirtualTime();
            from.pass(Duration.ofNanos(clock));
            RequestLimiter limiter = new RequestLimiter(8, 0, from);
            long first = limiter.acquire();
            long second = limiter.acquire();
            from.pass(Duration.ofNanos(10));
            limiter.rateLimited(first, Duration.ZERO);
            from.pass(Duration.ofNanos(10));
            limiter.rateLimited(second, Duration.ZERO);
            assertAdmits(4, limiter);
        }
    }

    @Test
    void successesRaiseTheConcurrencyUpToTheMaximum() throws Exception {
        RequestLimiter limiter = limiter(4, 0);
        limiter.acquire();
        limiter.rateLimited(0, Duration.ZERO);
        succeed(limiter, STEP - 1);
        assertAdmits(2, limiter);
        succeed(limiter, 1);
        assertAdmits(3, limiter);
        succeed(limiter, 10 * STEP);
        assertAdmits(4, limiter);
    }

    @Test
    void rateLimitingResetsTheCountOfSuccesses() throws Exception {
        RequestLimiter limiter = limiter(4, 0);
        long first = limiter.acquire();
        long second = limiter.acquire();
        time.pass(Duration.ofSeconds(1));
        limiter.rateLimited(first, Duration.ZERO);
        succeed(limiter, STEP - 1);
        limiter.rateLimited(second, Duration.ZERO);
        succeed(limiter, STEP - 1);
        assertAdmits(2, limiter);
    }

    @Test
    void aFailureReleasesThePlace() throws Exception {
        RequestLimiter limiter = limiter(1, 0);
        limiter.acquire();
        limiter.release();
        assertEquals(0, Threads.withoutWaiting(limiter::acquire));
    }

    @Test
    void anInterruptedRequestDoesNotBlockOthers() throws Exception {
        RequestLimiter limiter = limiter(1, 0);
        limiter.acquire();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, limiter::acquire);
        limiter.succeeded();
        assertEquals(0, Threads.withoutWaiting(limiter::acquire));
    }

    private static void succeed(RequestLimiter limiter, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            limiter.acquire();
            limiter.succeeded();
        }
    }

    /** Exactly this number may be in flight. */
    private static void assertAdmits(int requests, RequestLimiter limiter) throws Exception {
        for (int i = 0; i < requests; i++) {
            Threads.withoutWaiting(limiter::acquire);
        }
        assertThrows(AssertionError.class, () -> Threads.withoutWaiting(limiter::acquire));
        for (int i = 0; i < requests; i++) {
            limiter.release();
        }
    }

    /** Each request in flight gives others the time to join it. */
    private static int maxInFlight(RequestLimiter limiter, int requests) throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger max = new AtomicInteger();
        Callable<Void> request = () -> {
            limiter.acquire();
            max.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            for (int i = 0; i < YIELDS && inFlight.get() < 5; i++) {
                Thread.yield();
            }
            inFlight.decrementAndGet();
            limiter.succeeded();
            return null;
        };
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> done : executor.invokeAll(Collections.nCopies(requests, request))) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
        return max.get();
    }
}
