package io.lcollections.support;

import java.util.Random;
import java.util.function.Function;

/**
 * Something that holds for every case made from a seed. {@code -Dproperty.seed=N -Dproperty.cases=1} makes a case that
 * failed again; {@code -Dproperty.cases=200000} tries more.
 */
public final class Property {
    private static final long SEED = 7;

    private Property() {}

    /** What holds for a case, or throws. */
    @FunctionalInterface
    public interface Check<C> {
        void of(C made) throws Exception;
    }

    public static <C> void holds(int usualCases, Function<Random, C> maker, Check<C> check) {
        long first = Long.getLong("property.seed", SEED);
        int cases = Integer.getInteger("property.cases", usualCases);
        for (long seed = first; seed < first + cases; seed++) {
            // Neighbouring seeds give neighbouring first numbers.
            C made = maker.apply(new Random(seed * 0x9E3779B97F4A7C15L));
            try {
                check.of(made);
            } catch (Exception | AssertionError failure) {
                String again = "-Dproperty.seed=" + seed + " -Dproperty.cases=1";
                throw new AssertionError("does not hold (" + again + ") for\n  " + made + "\n  " + failure, failure);
            }
        }
    }
}
