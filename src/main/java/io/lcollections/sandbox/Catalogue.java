package io.lcollections.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * All collections of the sandbox, the same on every run. They stand in a ring: an account holds a stretch of it, and
 * accounts whose numbers are neighbours share nearly all of theirs.
 */
class Catalogue {
    private static final long FIRST_ACCOUNT = 10001;
    private static final int LEAST_ID = 200;

    /** Primes: a step through the ring follows no order, as ids on the wire do, and meets none twice. */
    private static final int SMALL_RING = 1009;

    private static final int SMALL_STEP = 389;
    private static final int LARGE_RING = 1_000_003;
    private static final int LARGE_STEP = 617_681;

    private final List<String> names;
    private final int ring;
    private final long step;

    /**
     * @param most collections that an account can hold, at most 1,000,000; to a thousand the ids stay small
     */
    Catalogue(int most) {
        ring = most <= SMALL_RING ? SMALL_RING : LARGE_RING;
        step = most <= SMALL_RING ? SMALL_STEP : LARGE_STEP;
        try (InputStream in = Catalogue.class.getResourceAsStream("names.json")) {
            names = List.of(new ObjectMapper().readValue(in, String[].class));
        } catch (IOException broken) {
            throw new UncheckedIOException("the sandbox's own data", broken);
        }
    }

    /** The id of an account's collection, by its number from 0 among those of the account. */
    int id(long accountId, int index) {
        return (int) (LEAST_ID + place(accountId, index) * step % ring);
    }

    /** The same collection in full. */
    SandboxCollection collection(long accountId, int index) {
        String name = names.get((int) (place(accountId, index) % names.size()));
        return SandboxCollection.of(id(accountId, index), name);
    }

    private long place(long accountId, int index) {
        return Math.floorMod(accountId - FIRST_ACCOUNT + index, (long) ring);
    }
}
