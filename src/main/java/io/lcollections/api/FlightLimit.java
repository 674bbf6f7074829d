package io.lcollections.api;

/** How many requests may be in flight: halved when the service says it is too many, recovering slowly. */
final class FlightLimit {
    /** After each so many successes, one more. */
    static final int SUCCESSES = 10;

    private final int most;
    private int allowed;
    private int successes;
    private long lastHalved;
    private boolean wasHalved;

    FlightLimit(int most) {
        this.most = most;
        this.allowed = most;
    }

    int allowed() {
        return allowed;
    }

    /**
     * A request was refused for haste. Those that had started before the last such refusal was known do not count once
     * more: they belong to the same rush.
     */
    void refused(long startedAt, long now) {
        if (!wasHalved || startedAt - lastHalved >= 0) {
            allowed = Math.max(1, allowed / 2);
            wasHalved = true;
            lastHalved = now;
        }
        successes = 0;
    }

    void succeeded() {
        successes++;
        if (successes >= SUCCESSES && allowed < most) {
            allowed++;
            successes = 0;
        }
    }
}
