package io.lcollections.api;

import io.lcollections.model.Page;
import io.lcollections.model.Query;

/** Whatever answers the call {@code GET /api/v3/user/collection/details}: a service, or saved answers of one. */
public interface CollectionsApi extends AutoCloseable {

    /**
     * Asks once.
     *
     * @throws ApiException when no page came of it
     */
    Page fetch(Query query) throws ApiException;

    @Override
    default void close() {}
}
