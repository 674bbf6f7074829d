package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A page, and where it was asked for.
 *
 * @param offset of its first row
 * @param asked how many rows were asked for
 * @param page what came
 */
record Served(long offset, int asked, Page page) {

    int rows() {
        return page.collections().size();
    }

    /** The offset behind its last row. */
    long end() {
        return offset + rows();
    }

    /** Whether the service says how many rows there are. */
    boolean hasTotal() {
        return page.totalNum().isPresent();
    }

    /** Whether the service says, in this very answer, that no rows come behind it. */
    boolean isLast() {
        return hasTotal() && end() >= page.totalNum().getAsLong();
    }

    /** Whether the service counts fewer rows than it sends, in one and the same answer. */
    boolean exceedsTotal() {
        return rows() > 0 && hasTotal() && end() > page.totalNum().getAsLong();
    }

    /** Whether it holds fewer rows than were asked for although more are said to follow. */
    boolean isShort() {
        return rows() < asked && hasTotal() && !isLast();
    }

    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (Collection row : page.collections()) {
            row.id().ifPresent(ids::add);
        }
        return ids;
    }

    /** Whether a row of it has one of these ids. */
    boolean touches(Set<String> ids) {
        return page.collections().stream()
                .map(Collection::id)
                .flatMap(Optional::stream)
                .anyMatch(ids::contains);
    }

    /** Refuses rows that cannot be told apart. */
    void requireIds() throws ApiException {
        for (Collection row : page.collections()) {
            if (row.id().isEmpty()) {
                throw new ApiException(
                        Kind.UNVOUCHED,
                        "a collection on the page at offset " + offset
                                + " has no id, and without ids pages cannot be put together",
                        "lcollections list, with --offset and --limit, shows one page at a time",
                        null);
            }
        }
    }
}
