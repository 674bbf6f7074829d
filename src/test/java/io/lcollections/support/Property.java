package io.lcollections.support;

import java.util.Iterator;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that holds for every case. Cases are made from a seed; one that fails is made smaller as long as it fails,
 * and told with its seed.
 *
 * <p>{@code -Dproperty.seed=N -Dproperty.cases=1} makes one case again; {@code -Dproperty.cases=200000} looks longer.
 *
 * @param <C> what a case is; its text is what a failure shows
 */
public final class Property<C> {
    private static final long SEED = 7;
    private static final int MAX_SMALLER = 5_000;

    private final Function<Random, C> maker;
    private final Function<C, Stream<C>> smaller;
    /** How often a case is looked at, where threads make it come out differently from time to time. */
    private int looks = 1;

    /** What holds. */
    @FunctionalInterface
    public interface Check<C> {
        /** Throws anything where it does not hold. */
        void of(C made) throws Exception;
    }

    /**
     * @param maker makes a case
     * @param smaller the cases that are a little simpler than one, the simplest first; none in the end
     */
    public Property(Function<Random, C> maker, Function<C, Stream<C>> smaller) {
        this.maker = maker;
        this.smaller = smaller;
    }

    /** Looks at a case so often before believing that it holds, once one like it has failed. */
    public Property<C> looking(int times) {
        looks = times;
        return this;
    }

    /** Checks so many cases, or what the properties of the process ask for. */
    public void holds(int cases, Check<C> check) {
        holds(Long.getLong("property.seed", SEED), Integer.getInteger("property.cases", cases), check);
    }

    void holds(long seed, int cases, Check<C> check) {
        for (long at = seed; at < seed + cases; at++) {
            // Neighbouring seeds give neighbouring first numbers.
            C made = maker.apply(new Random(at * 0x9E3779B97F4A7C15L));
            Throwable failure = failure(made, check, 1);
            if (failure != null) {
                throw told(at, made, failure, check);
            }
        }
    }

    private AssertionError told(long seed, C found, Throwable failure, Check<C> check) {
        C smallest = found;
        Throwable why = failure;
        int tried = 0;
        Iterator<C> candidates = smaller.apply(smallest).iterator();
        while (candidates.hasNext() && tried < MAX_SMALLER) {
            C candidate = candidates.next();
            Throwable again = failure(candidate, check, looks);
            tried++;
            if (again != null) {
                smallest = candidate;
                why = again;
                candidates = smaller.apply(smallest).iterator();
            }
        }
        return new AssertionError(
                "does not hold (-Dproperty.seed=" + seed + " -Dproperty.cases=1); the smallest case found is\n  "
                        + smallest + "\n  " + why,
                why);
    }

    private static <C> Throwable failure(C made, Check<C> check, int times) {
        for (int time = 0; time < times; time++) {
            try {
                check.of(made);
            } catch (Exception | AssertionError failure) {
                return failure;
            }
        }
        return null;
    }
}
