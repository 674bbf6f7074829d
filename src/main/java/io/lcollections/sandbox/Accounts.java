package io.lcollections.sandbox;

import java.util.Optional;
import java.util.OptionalLong;

/** The accounts that a server knows. */
interface Accounts {
    /** Empty when there is no such account. */
    Optional<? extends Holding> account(long id);

    /** The same, to be changed, and it stays so. */
    Optional<? extends Holding> accountToChange(long id);

    /**
     * The account that belongs to an address; saved answers do not tell of owners.
     *
     * @param owner the address, in any case
     */
    default OptionalLong ownedBy(String owner) {
        return OptionalLong.empty();
    }
}
