package io.lcollections.api;

import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.util.List;
import java.util.Optional;

/** Says when a page is not all there is: one answer of the service is capped, and does not say so. */
final class RemainingRows {
    private RemainingRows() {}

    /** What a reader of this one page must know; nothing when it is whole. */
    static List<String> notes(Query query, Page page) {
        long from = query.offset().orElse(0);
        int rows = page.collections().size();
        if (page.totalNum().isPresent()) {
            return note(from, rows, page.totalNum().getAsLong()).stream().toList();
        }
        String counted = rows + (rows == 1 ? " collection" : " collections");
        return rows == 0 ? List.of() : List.of(counted + ", and no total: there may be more;" + goOn(from + rows));
    }

    /** The same for rows from an offset on, of a total that is known. */
    static Optional<String> note(long from, int rows, long total) {
        if (from < total && rows < total - from) {
            String place = from == 0 ? "" : " from offset " + from;
            return Optional.of(rows + " of " + total + " collections" + place + ";" + goOn(from + rows));
        }
        if (rows == 0) {
            return Optional.of(
                    total == 0 ? "no collections" : "no collections from offset " + from + " on: there are " + total);
        }
        boolean more = from >= total || rows > total - from;
        return more ? Optional.of("the service counts " + total + " collections, and sent more") : Optional.empty();
    }

    private static String goOn(long offset) {
        return offset < 0 ? "" : " --offset " + offset + " goes on from there";
    }
}
