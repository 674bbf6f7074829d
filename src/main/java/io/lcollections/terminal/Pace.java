package io.lcollections.terminal;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How fast collections come, and so when the last of them will. Any thread may use it.
 *
 * <p>The rate is that of the whole walk, for pages come in bursts. A pause counts only for what it is longer than the
 * longest before it: otherwise the time left would grow between two pages and fall with each, by minutes at the
 * beginning of a long walk.
 */
public final class Pace {
    private static final double SECOND = 1e9;

    private final long start;
    private long soFar;
    private OptionalLong total = OptionalLong.empty();
    private long latest;
    private long longestPause;

    /**
     * @param now nanoseconds of a clock that only goes forward
     */
    public Pace(long now) {
        this.start = now;
        this.latest = now;
    }

    /**
     * How far it has come.
     *
     * @param collections all since the start
     * @param of how many there will be; empty while it is not known
     * @param now nanoseconds of the same clock
     */
    public synchronized void reached(long collections, OptionalLong of, long now) {
        if (collections > soFar) {
            longestPause = Math.max(longestPause, now - latest);
            latest = now;
        }
        soFar = collections;
        total = of;
    }

    /** What there is to show at a time, which may be long after the last collection came. */
    public synchronized ProgressBar at(long now) {
        long pause = Math.min(Math.max(0, now - latest), longestPause);
        double seconds = (now - start - pause) / SECOND;
        if (soFar <= 0 || seconds <= 0) {
            return new ProgressBar(soFar, total, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double perSecond = soFar / seconds;
        return new ProgressBar(soFar, total, OptionalDouble.of(perSecond), left(perSecond, pause / SECOND));
    }

    private OptionalDouble left(double perSecond, double sinceThen) {
        if (total.isEmpty() || total.getAsLong() <= soFar) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.max(0, (total.getAsLong() - soFar) / perSecond - sinceThen));
    }
}
