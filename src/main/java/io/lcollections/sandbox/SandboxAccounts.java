package io.lcollections.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The made accounts of the sandbox.
 *
 * <p>Account 404 does not exist. Unless all others are to hold the same number, account 10001 holds 137 collections,
 * and any other holds as many as its last two digits say: 10042 holds 42.
 */
final class SandboxAccounts implements Accounts {
    private static final long SHOWN_ACCOUNT = 10001;
    private static final int COLLECTIONS_SHOWN = 137;
    private static final long NO_ACCOUNT = 404;

    private final OptionalInt collections;
    private final Catalogue catalogue;

    /** Those that are not as they were made; all others are made anew for each request. */
    private final Map<Long, SandboxAccount> changed = new ConcurrentHashMap<>();

    /**
     * @param collections of every account; empty for a number that follows from the account's
     */
    SandboxAccounts(OptionalInt collections) {
        this.collections = collections;
        this.catalogue = new Catalogue(collections.orElse(COLLECTIONS_SHOWN));
    }

    @Override
    public Optional<SandboxAccount> account(long id) {
        return id == NO_ACCOUNT ? Optional.empty() : Optional.of(changed.getOrDefault(id, made(id)));
    }

    @Override
    public Optional<SandboxAccount> accountToChange(long id) {
        return id == NO_ACCOUNT ? Optional.empty() : Optional.of(changed.computeIfAbsent(id, this::made));
    }

    @Override
    public OptionalLong ownedBy(String owner) {
        OptionalLong id = SandboxOwners.account(owner);
        return id.isPresent() && id.getAsLong() != NO_ACCOUNT ? id : OptionalLong.empty();
    }

    private SandboxAccount made(long id) {
        int usual = id == SHOWN_ACCOUNT ? COLLECTIONS_SHOWN : (int) (id % 100);
        return new SandboxAccount(id, collections.orElse(usual), catalogue);
    }
}
