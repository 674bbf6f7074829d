package io.lcollections.api;

import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.util.List;

/** Says when a page is not all there is: one answer of the service is capped, and does not say so. */
final class RemainingRows {
    private RemainingRows() {}

    /** What a reader of this one page must know; nothing when it is whole. */
    static List<String> notes(Query query, Page page) {
        long from = query.offset().orElse(0);
        int rows = page.collections().size();
        long seen = from + rows < 0 ? Long.MAX_VALUE : from + rows;
        if (page.totalNum().isEmpty()) {
            return rows == 0
                    ? List.of()
                    : List.of(rows + (rows == 1 ? " collection" : " collections") + ", and no total: there may be more;"
                            + goOn(seen));
        }
        long total = page.totalNum().getAsLong();
        if (seen < total) {
            String place = from == 0 ? "" : " from offset " + from;
            return List.of(rows + " of " + total + " collections" + place + ";" + goOn(seen));
        }
        if (rows > 0) {
            return seen == total ? List.of() : List.of("the service counts " + total + " collections, and sent more");
        }
        return List.of(
                total == 0 ? "no collections" : "no collections from offset " + from + " on: there are " + total);
    }

    private static String goOn(long offset) {
        return " --offset " + offset + " goes on from there";
    }
}
