package io.lcollections.api;

import io.lcollections.model.Account;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** The call {@code GET /api/v3/user/collection/details}, answered by a service or from saved responses. */
public interface CollectionsApi extends AutoCloseable {

    Page fetch(Query query) throws ApiException;

    /**
     * Hands each collection from the offset of the query on to the consumer once, up to the maximum, with its limit as
     * the page size, and returns notes for the user. If that fails, the consumer has the rows before the failure.
     */
    default List<String> fetchAll(Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer)
            throws ApiException, IOException {
        return new Paginator(this, resolve(query), concurrency, maxItems, consumer).run();
    }

    /** Looks up the id of the account with this owner ({@code 0x} and 40 hex digits), with a request. */
    default long accountId(String owner) throws ApiException {
        throw new UnsupportedOperationException("no address lookup");
    }

    /** Replaces the account's address in a query by its id, which may take a request. */
    default Query resolve(Query query) throws ApiException {
        Account account = query.account().orElse(null);
        if (account == null || !account.isAddress()) {
            return query;
        }
        try {
            return query.of(Account.of(accountId(account.text())));
        } catch (ApiException failure) {
            throw failure.about(account.text());
        }
    }

    /** The accounts of saved responses, if every response names its account; always empty for a service. */
    default List<Account> accounts() {
        return List.of();
    }

    @Override
    default void close() {}

    /** Receives the rows of a list while its pages are read. */
    interface PageConsumer {
        /** Receives rows that no earlier call had, and the offset after them; at least once, if only an empty page. */
        void accept(Page page, long nextOffset) throws IOException;

        /** Called before {@link #accept} with the number of rows that were read and are not in its page. */
        default void rowsExcluded(int number) {}

        /** Called when rows before {@code nextOffset} may be missing, so that continuing from there is not enough. */
        default void rowsSkipped() {}

        /** Whether the rows received so far are enough. Then no further page is fetched and completeness is not checked. */
        default boolean isSatisfied() {
            return false;
        }

        /** Whether the rows received before a failure are of use, so that another run can continue after them. */
        default boolean usesPartialResult() {
            return true;
        }
    }
}
