package io.lcollections.model;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One response of the service. The account and the total are empty if unknown. The documents are the decompressed bytes as
 * they were sent, each copied on demand; the notes are for the user.
 */
public record Page(
        OptionalLong accountId,
        OptionalLong totalNum,
        List<Collection> collections,
        List<Supplier<byte[]>> documents,
        List<String> notes) {

    public Page with(List<Collection> rows) {
        return new Page(accountId, totalNum, rows, documents, notes);
    }

    /** Adds the account to each row, if it is known. */
    public Page withAccounts() {
        return accountId.isEmpty()
                ? this
                : with(collections.stream()
                        .map(row -> row.heldBy(accountId.getAsLong()))
                        .toList());
    }

    public Page withNotes(List<String> others) {
        return new Page(accountId, totalNum, collections, documents, others);
    }
}
