package io.lcollections.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The accounts that a server knows. */
@FunctionalInterface
public interface Accounts {
    /** The rows of an account in their order; {@code null} when there is no such account. */
    List<Row> rows(long account);

    /** The address that an account belongs to; empty where owners are unknown. */
    default Optional<String> ownerOf(long account) {
        return Optional.empty();
    }

    /** The account that belongs to an address in any case; empty where none does, or where owners are unknown. */
    default OptionalLong accountOf(String owner) {
        return OptionalLong.empty();
    }

    /**
     * A collection that an account holds.
     *
     * @param id a {@link Long} where it is a whole number
     * @param isEmpty whether the account no longer holds an NFT of the collection
     * @param json makes the row as the service sends it, {@code {"collection":{…},"count":2}}, in UTF-8
     */
    record Row(Object id, String contractAddress, boolean isEmpty, Supplier<byte[]> json) {}
}
