package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FlightLimitTest {
    private static void succeed(FlightLimit limit, int times) {
        for (int time = 0; time < times; time++) {
            limit.succeeded();
        }
    }

    @Test
    void refusalHalvesDownToOne() {
        FlightLimit limit = new FlightLimit(8);
        int[] allowed = {8, 4, 2, 1, 1};
        for (int time = 0; time < allowed.length; time++) {
            assertEquals(allowed[time], limit.allowed());
            limit.refused(time * 10, time * 10 + 5);
        }
    }

    @Test
    void refusalsOfOneRushCountOnce() {
        FlightLimit limit = new FlightLimit(8);
        limit.refused(0, 10);
        limit.refused(1, 11);
        limit.refused(9, 12);
        assertEquals(4, limit.allowed());
        limit.refused(10, 20);
        assertEquals(2, limit.allowed());
    }

    @Test
    void recoversSlowlyAndNeverBeyondTheMost() {
        FlightLimit limit = new FlightLimit(4);
        limit.refused(0, 1);
        succeed(limit, FlightLimit.SUCCESSES - 1);
        assertEquals(2, limit.allowed());
        succeed(limit, 1);
        assertEquals(3, limit.allowed());
        succeed(limit, 10 * FlightLimit.SUCCESSES);
        assertEquals(4, limit.allowed());
    }

    @Test
    void refusalStartsTheCountAnew() {
        FlightLimit limit = new FlightLimit(4);
        limit.refused(0, 10);
        succeed(limit, FlightLimit.SUCCESSES - 1);
        limit.refused(5, 20);
        succeed(limit, FlightLimit.SUCCESSES - 1);
        assertEquals(2, limit.allowed());
    }

    @Test
    void clockMayTurnOver() {
        FlightLimit limit = new FlightLimit(8);
        limit.refused(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        limit.refused(Long.MAX_VALUE - 2, Long.MIN_VALUE);
        assertEquals(4, limit.allowed());
        limit.refused(Long.MIN_VALUE + 1, Long.MIN_VALUE + 2);
        assertEquals(2, limit.allowed());
    }
}
