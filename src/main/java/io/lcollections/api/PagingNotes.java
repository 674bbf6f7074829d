package io.lcollections.api;

import java.util.List;
import java.util.OptionalLong;

/** Notes for the user about how much of a list was read. */
public final class PagingNotes {
    private static final String ALL_HINT = "; --all fetches every one";

    private PagingNotes() {}

    /** Notes about a single page; the service may cap the page size silently. */
    public static List<String> notesOnPage(long offset, int rows, OptionalLong total) {
        if (total.isEmpty()) {
            String all = collections(rows) + " and no total: there may be more" + ALL_HINT;
            return List.of(rows == 0 ? none(offset, total) : all);
        }
        long remaining = total.getAsLong() - offset;
        if (rows < remaining) {
            return List.of(counted(offset, rows, total.getAsLong()) + ALL_HINT);
        }
        if (rows == 0) {
            return List.of(none(offset, total));
        }
        return rows > remaining
                ? List.of("the service reports " + total.getAsLong() + " collections but sent more")
                : List.of();
    }

    public static String continueFrom(long offset) {
        return "; continue with --offset " + offset;
    }

    public static String counted(long offset, long rows, long total) {
        return rows + " of " + total + " collections" + (offset == 0 ? "" : " from offset " + offset);
    }

    static String none(long offset, OptionalLong total) {
        return offset > 0 && total.orElse(0) > 0
                ? "no collections from offset " + offset + " on: there are " + total.getAsLong()
                : "no collections";
    }

    static String collections(long count) {
        return count + (count == 1 ? " collection" : " collections");
    }
}
