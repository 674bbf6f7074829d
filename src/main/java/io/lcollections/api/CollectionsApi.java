package io.lcollections.api;

import io.lcollections.model.AccountName;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whatever answers the call {@code GET /api/v3/user/collection/details}: a service, or saved answers of one. */
public interface CollectionsApi extends AutoCloseable {

    /**
     * Asks once.
     *
     * @throws ApiException when no page came of it
     */
    Page fetch(Query query) throws ApiException;

    /**
     * Looks up the number of an account.
     *
     * @param address of its owner: {@code 0x} and 40 hex digits
     * @throws ApiException when there is no such account, or it cannot be found out
     */
    default long accountOf(String address) throws ApiException {
        throw new UnsupportedOperationException("accounts are looked up elsewhere");
    }

    /**
     * The same query by the number of its account, which is looked up where it is called by an address.
     *
     * @throws ApiException when there is no such account, or it cannot be found out
     */
    default Query numbered(Query query) throws ApiException {
        return query;
    }

    /** The accounts of saved answers, where all of them say whose they are; a service does not tell its accounts. */
    default List<AccountName> accounts() {
        return List.of();
    }

    /**
     * A made page of one row, read as the answers of the service will be: what reading and printing take to get ready can
     * be done with it while a connection is made. Empty where nothing is gained by that.
     */
    default Optional<Page> rehearse() throws ApiException {
        return Optional.empty();
    }

    /**
     * Reads all pages, and hands on each collection once.
     *
     * @param query what is asked for: its offset is where the walk begins, its limit the size of a page
     * @param concurrency how many requests may be in flight
     * @param most how many collections are wanted; empty for all
     * @return what a reader of the list should know of it
     * @throws ApiException when a page could not be had, or not all rows; the sink has what came before
     * @throws IOException of the sink; nothing more is fetched then
     */
    default List<String> walk(Query query, int concurrency, OptionalLong most, Pages.Sink sink)
            throws ApiException, IOException {
        return new Pages(this, query, concurrency, most).walk(sink);
    }

    @Override
    default void close() {}
}
