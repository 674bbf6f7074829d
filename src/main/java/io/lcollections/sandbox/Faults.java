package io.lcollections.sandbox;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Draws the faults of each request: from the seed and the running number of the request, and nothing else. */
final class Faults {
    private final FaultOdds odds;
    private final long seed;
    private final AtomicLong requests = new AtomicLong();

    Faults(FaultOdds odds, long seed) {
        this.odds = odds;
        this.seed = Hashes.mix(seed);
    }

    /**
     * What happens to one request.
     *
     * @param faults any number of them
     * @param luck a number from 0 for what else is left to chance
     */
    record Draw(Set<Fault> faults, long luck) {
        static final Draw NOTHING = new Draw(Set.of(), 0);

        boolean has(Fault fault) {
            return faults.contains(fault);
        }
    }

    /** The draw of the next request. */
    Draw next() {
        return draw(requests.getAndIncrement());
    }

    Draw draw(long request) {
        long luck = Hashes.mix(seed + request);
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (Fault fault : Fault.values()) {
            luck = Hashes.mix(luck);
            if (Hashes.share(luck) < odds.of(fault)) {
                faults.add(fault);
            }
        }
        return new Draw(faults, Hashes.mix(luck));
    }
}
