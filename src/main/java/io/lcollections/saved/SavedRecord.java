package io.lcollections.saved;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of one account in one saved response.
 *
 * @param account empty if the response does not say whose rows these are
 * @param total how many rows the response says there are, if it does
 * @param filter the filters of the request, such as {@code nonZero=true}; empty if there are none or they are not known
 * @param gap why rows may be missing although there is no total; empty if there is no reason
 * @param texts where the rows come from
 * @param <R> what is kept of a row
 */
record SavedRecord<R>(
        OptionalLong account,
        OptionalLong total,
        String filter,
        Optional<String> gap,
        List<Row<R>> rows,
        List<Text> texts) {

    /**
     * One row.
     *
     * @param id see {@link io.lcollections.model.Collection#idValue}
     */
    record Row<R>(Optional<Object> id, R kept) {}

    /** A part of a file. */
    record Text(byte[] file, int start, int end) {
        byte[] bytes() {
            return Arrays.copyOfRange(file, start, end);
        }
    }
}
