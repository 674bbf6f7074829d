package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Threads;
import io.lcollections.support.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestGateTest {
    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final int YIELDS = 200;

    private final VirtualTime time = new VirtualTime();

    @Test
    void refusalHoldsBackTheNext() throws Exception {
        RequestGate gate = new RequestGate(4, 0, time);
        assertEquals(0, gate.enter());
        assertEquals(0, gate.enter());
        gate.refused(0, FIVE);
        assertEquals(FIVE.toNanos(), gate.enter());
    }

    @Test
    void shorterWaitDoesNotEndALongerOne() throws Exception {
        RequestGate gate = new RequestGate(4, 0, time);
        gate.enter();
        gate.enter();
        gate.refused(0, FIVE);
        gate.refused(0, Duration.ZERO);
        assertEquals(FIVE.toNanos(), gate.enter());
    }

    @Test
    void refusalHoldsBackThoseThatWaitAlready() throws Exception {
        RequestGate gate = new RequestGate(1, 0, time);
        gate.enter();
        FutureTask<Long> next = new FutureTask<>(gate::enter);
        Thread thread = new Thread(next);
        thread.start();
        Threads.untilItWaits(thread);
        gate.refused(0, FIVE);
        assertEquals(FIVE.toNanos(), next.get());
    }

    @Test
    void refusalHoldsBackOneThatWaitsForItsSecond() throws Exception {
        RequestGate[] gate = new RequestGate[1];
        Timing meanwhile = new Timing() {
            @Override
            public long nanoTime() {
                return time.nanoTime();
            }

            @Override
            public Instant now() {
                return time.now();
            }

            @Override
            public void sleep(Duration wait) {
                if (time.sleeps().isEmpty()) {
                    gate[0].refused(0, FIVE);
                }
                time.sleep(wait);
            }
        };
        gate[0] = new RequestGate(2, 1, meanwhile);
        gate[0].enter();
        assertEquals(FIVE.toNanos(), gate[0].enter());
    }

    @Test
    void rateIsKept() throws Exception {
        RequestGate gate = new RequestGate(8, 2, time);
        List<Long> starts = new ArrayList<>();
        for (int request = 0; request < 5; request++) {
            starts.add(gate.enter() / 1_000_000);
        }
        assertEquals(List.of(0L, 0L, 1020L, 1020L, 2040L), starts);
    }

    @Test
    void neverMoreInFlightThanAllowed() throws Exception {
        allows(4, new RequestGate(4, 0, time));
        assertTrue(mostInFlight(new RequestGate(4, 0, time), 40) <= 4);
    }

    @Test
    void afterARefusalHalfAsMany() throws Exception {
        RequestGate gate = new RequestGate(4, 0, time);
        gate.enter();
        gate.refused(0, Duration.ZERO);
        allows(2, gate);
        assertTrue(mostInFlight(gate, FlightLimit.SUCCESSES - 1) <= 2);
    }

    /** That many at once, without waiting. */
    private static void allows(int requests, RequestGate gate) throws Exception {
        for (int flying = 0; flying < requests; flying++) {
            Threads.withoutWaiting(gate::enter);
        }
        for (int flying = 0; flying < requests; flying++) {
            gate.failed();
        }
    }

    /** Each request in flight gives more than are allowed the time to join it. */
    private static int mostInFlight(RequestGate gate, int requests) throws Exception {
        AtomicInteger flying = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Void> request = () -> {
            gate.enter();
            most.accumulateAndGet(flying.incrementAndGet(), Math::max);
            for (int times = 0; times < YIELDS && flying.get() < 5; times++) {
                Thread.yield();
            }
            flying.decrementAndGet();
            gate.succeeded();
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(requests, request))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return most.get();
    }

    @Test
    void failureLeavesThePlaceToOthers() throws Exception {
        RequestGate gate = new RequestGate(1, 0, time);
        gate.enter();
        gate.failed();
        assertEquals(0, Threads.withoutWaiting(gate::enter));
    }

    @Test
    void interruptionLeavesTheTurnToOthers() throws Exception {
        RequestGate gate = new RequestGate(1, 0, time);
        gate.enter();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, gate::enter);
        gate.succeeded();
        assertEquals(0, Threads.withoutWaiting(gate::enter));
    }
}
