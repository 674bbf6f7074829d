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

    /** A collection that an account holds, its id as a {@link Long} if it is a whole number, and its JSON as it is sent. */
    record Row(Object id, String contractAddress, boolean isEmpty, Supplier<byte[]> json) {}
}
