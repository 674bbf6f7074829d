package io.lcollections.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The made accounts of the sandbox, the same on every run.
 *
 * <p>Account 10001 holds 137 collections, account 404 does not exist, and any other holds as many as its last two
 * digits say: 10042 holds 42. Of about every eighth collection the account holds nothing any more.
 */
final class SandboxData {
    private static final long SHOWN_ACCOUNT = 10001;

    private static final int COLLECTIONS_SHOWN = 137;

    private static final long NO_ACCOUNT = 404;

    /** Both primes: ids follow no order, as on the wire, and none repeats. */
    private static final int STEP = 389;

    private static final int IDS = 1009;
    private static final int LEAST_ID = 200;

    private final List<String> names;

    SandboxData() {
        try (InputStream in = SandboxData.class.getResourceAsStream("names.json")) {
            names = List.of(new ObjectMapper().readValue(in, String[].class));
        } catch (IOException broken) {
            throw new UncheckedIOException("the sandbox's own data", broken);
        }
    }

    /** The collections of an account in the order of the service; empty when there is no such account. */
    Optional<List<SandboxRow>> rows(long accountId) {
        if (accountId == NO_ACCOUNT) {
            return Optional.empty();
        }
        int total = accountId == SHOWN_ACCOUNT ? COLLECTIONS_SHOWN : (int) (accountId % 100);
        return Optional.of(IntStream.range(0, total)
                .mapToObj(index -> row(accountId, index))
                .toList());
    }

    private SandboxRow row(long accountId, int index) {
        int place = (int) Math.floorMod(accountId - SHOWN_ACCOUNT + index, (long) IDS);
        int id = LEAST_ID + place * STEP % IDS;
        long luck = Hashes.mix(accountId * 31 + id);
        int count = luck % 8 == 0 ? 0 : 1 + (int) ((luck >>> 8) % 12);
        return new SandboxRow(SandboxCollection.of(id, names.get(place % names.size())), count);
    }
}
