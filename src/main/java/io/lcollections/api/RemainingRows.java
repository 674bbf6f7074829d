package io.lcollections.api;

import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says when a page is not all there is: one answer of the service is capped, and does not say so. */
final class RemainingRows {
    private static final String ALL = "; --all fetches every one";

    private RemainingRows() {}

    /** What a reader of this one page must know; nothing when it is whole. */
    static List<String> notes(Query query, Page page) {
        long from = query.offset().orElse(0);
        int rows = page.collections().size();
        if (page.totalNum().isPresent()) {
            return note(from, rows, page.totalNum().getAsLong()).stream().toList();
        }
        return rows == 0 ? List.of() : List.of(some(rows) + ", and no total: there may be more" + ALL);
    }

    /** The same for rows from an offset on, of a total that is known. */
    static Optional<String> note(long from, int rows, long total) {
        if (from < total && rows < total - from) {
            return Optional.of(counted(from, rows, total) + ALL);
        }
        if (rows == 0) {
            return Optional.of(none(from, OptionalLong.of(total)));
        }
        boolean more = from >= total || rows > total - from;
        return more ? Optional.of("the service counts " + total + " collections, and sent more") : Optional.empty();
    }

    static String some(long rows) {
        return rows + (rows == 1 ? " collection" : " collections");
    }

    /** How many of how many. */
    static String counted(long from, long rows, long total) {
        return rows + " of " + total + " collections" + (from == 0 ? "" : " from offset " + from);
    }

    /** That there are none. */
    static String none(long from, OptionalLong total) {
        boolean isAfterAll = from > 0 && total.orElse(0) > 0;
        return isAfterAll
                ? "no collections from offset " + from + " on: there are " + total.getAsLong()
                : "no collections";
    }
}
