package io.lcollections.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * One answer of the service.
 *
 * @param accountId whose collections these are; empty where it is not known (saved answers do not say)
 * @param totalNum how many collections the account has under the filters of the query, as the server says; empty where
 *     it does not say
 * @param collections the rows, in the order of the server
 * @param documents the bytes of the answer exactly as they were served (decompressed): one document, or more when they
 *     were saved that way
 * @param notes what a reader should know of the page to take it for no more than it is
 */
public record Page(
        OptionalLong accountId,
        OptionalLong totalNum,
        List<Collection> collections,
        List<byte[]> documents,
        List<String> notes) {

    /** The same page with these of its rows. */
    public Page with(List<Collection> rows) {
        return new Page(accountId, totalNum, rows, documents, notes);
    }

    /** The same page, whose rows say which account holds them, where that is known. */
    public Page held() {
        return accountId.isEmpty()
                ? this
                : with(collections.stream()
                        .map(row -> row.heldBy(accountId.getAsLong()))
                        .toList());
    }

    /** The same page with these notes. */
    public Page noting(List<String> others) {
        return new Page(accountId, totalNum, collections, documents, others);
    }
}
