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
        long seen = from + rows;
        if (page.totalNum().isEmpty()) {
            return rows == 0
                    ? List.of()
                    : List.of(rows + " collections, and the service gave no total: there may be more; --offset " + seen
                            + " goes on from there");
        }
        long total = page.totalNum().getAsLong();
        if (seen < total) {
            String place = from == 0 ? "" : " from offset " + from;
            return List.of(
                    rows + " of " + total + " collections" + place + "; --offset " + seen + " goes on from there");
        }
        if (total > 0 && rows == 0) {
            return List.of("no collections from offset " + from + " on: there are " + total);
        }
        return total == 0 ? List.of("no collections") : List.of();
    }
}
