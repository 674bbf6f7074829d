package io.lcollections.saved;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The rows of one account in one saved response.
 *
 * @param account empty if the response does not say whose rows these are
 * @param total how many rows the response says there are, if it counts all rows of the account
 * @param gap why rows may be missing although there is no total; empty if there is no reason
 * @param texts copy the JSON of the rows, each on demand; the same object for all rows of one value
 * @param <R> what is kept of a row
 */
record SavedRecord<R>(
        OptionalLong account,
        OptionalLong total,
        Optional<String> gap,
        List<Row<R>> rows,
        List<Supplier<byte[]>> texts) {

    /**
     * One row.
     *
     * @param id see {@link io.lcollections.model.Collection#idValue}
     */
    record Row<R>(Optional<Object> id, R kept) {}
}
