package io.lcollections.model;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One response of the service.
 *
 * @param accountId empty if not known, as in some saved responses
 * @param totalNum how many collections match the filters of the query, according to the server; empty if it sends none
 * @param collections the rows, in the order of the server
 * @param documents the decompressed bytes of the response as they were sent, each copied on demand; several documents if
 *     they were saved that way
 * @param notes for the user, such as that there are more rows
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
