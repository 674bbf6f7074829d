package io.lcollections.api;

import io.lcollections.model.Page;
import java.io.IOException;

/** Receives the rows of a list while its pages are read. */
@FunctionalInterface
public interface PageConsumer {
    /**
     * Receives the next rows. It is called at least once, with an empty page if there are no rows.
     *
     * @param page a page with only those rows that no earlier call had
     * @param nextOffset the offset from which to continue after these rows
     */
    void accept(Page page, long nextOffset) throws IOException;

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
