package io.lcollections.server;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can go wrong between a client and a service, or in an account while it is read. */
public enum Fault {
    /** 429, with or without Retry-After. */
    RATE_LIMIT,
    /** 500, 502, 503 or 504 with an HTML page, as a proxy sends it. */
    ERROR,
    /** The connection is closed before the first byte of the response. */
    RESET,
    TRUNCATE,
    SLOW,
    /** One row of the account moves to another position, and stays there. */
    SHIFT;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How often each fault happens: probabilities from 0 to 1; faults that are missing never happen. */
    public record Odds(Map<Fault, Double> byFault) {
        public static final Odds NONE = new Odds(Map.of());

        /** Decides the faults of one request, from the seed and the number of the request only. */
        Draw draw(long seed, long request) {
            long random = CollectionGenerator.mix(CollectionGenerator.mix(seed) + request);
            Set<Fault> faults = EnumSet.noneOf(Fault.class);
            for (Fault fault : Fault.values()) {
                random = CollectionGenerator.mix(random);
                double fraction = (random >>> 10) * 0x1p-53;
                if (fraction < byFault.getOrDefault(fault, 0.0)) {
                    faults.add(fault);
                }
            }
            return new Draw(faults, CollectionGenerator.mix(random));
        }
    }

    /** The faults of one request, and a number from 0 that decides the details. */
    record Draw(Set<Fault> faults, long random) {
        boolean has(Fault fault) {
            return faults.contains(fault);
        }
    }
}
