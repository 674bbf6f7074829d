package io.lcollections.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * One response of the service.
 *
 * @param accountId empty where it is not known, as in some saved responses
 * @param totalNum how many collections match the filters of the query, as the server says; empty where it does not say
 * @param collections the rows, in the order of the server
 * @param documents the bytes of the response exactly as they were sent (decompressed): one document, or more when they
 *     were saved that way
 * @param notes what the user should know, such as that there are more rows
 */
public record Page(
        OptionalLong accountId,
        OptionalLong totalNum,
        List<Collection> collections,
        List<byte[]> documents,
        List<String> notes) {

    /** The same page with other rows. */
    public Page with(List<Collection> rows) {
        return new Page(accountId, totalNum, rows, documents, notes);
    }

    /** The same page with the account as a field of each row, where it is known. */
    public Page withAccounts() {
        return accountId.isEmpty()
                ? this
                : with(collections.stream()
                        .map(row -> row.heldBy(accountId.getAsLong()))
                        .toList());
    }

    /** The same page with other notes. */
    public Page withNotes(List<String> others) {
        return new Page(accountId, totalNum, collections, documents, others);
    }
}
