package io.lcollections.api;

import io.lcollections.model.Collection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The rows of saved documents, put together to those of one account.
 *
 * <p>Saved pages overlap where the account changed while it was read: the id is the key, and the first row stays. Rows
 * that share an id within one document were served so, and are kept so.
 *
 * @param <R> what is kept of a row
 */
final class Gathering<R> {
    private final Set<String> seen = new HashSet<>();
    private final List<R> rows = new ArrayList<>();
    private int repeated;
    private OptionalLong stated = OptionalLong.empty();

    /**
     * The rows of a document.
     *
     * @param ids by row; {@code null} where it has none
     * @param kept by row
     */
    record Part<R>(List<String> ids, List<R> kept, OptionalLong stated) {
        static <R> Part<R> of(SavedAnswers.Document document, Function<Collection, R> keep) {
            List<String> ids = new ArrayList<>();
            List<R> kept = new ArrayList<>();
            for (Collection row : document.rows()) {
                ids.add(row.id().orElse(null));
                kept.add(keep.apply(row));
            }
            return new Part<>(ids, kept, document.totalNum());
        }
    }

    void add(Part<R> part) {
        Set<String> here = new HashSet<>();
        for (int i = 0; i < part.ids().size(); i++) {
            String id = part.ids().get(i);
            if (id != null && seen.contains(id)) {
                repeated++;
            } else {
                if (id != null) {
                    here.add(id);
                }
                rows.add(part.kept().get(i));
            }
        }
        seen.addAll(here);
        stated = part.stated().isPresent() ? part.stated() : stated;
    }

    /** The same so far, to go on by itself. */
    Gathering<R> copy() {
        Gathering<R> copy = new Gathering<>();
        copy.seen.addAll(seen);
        copy.rows.addAll(rows);
        copy.repeated = repeated;
        copy.stated = stated;
        return copy;
    }

    /** Each once, in the order of the documents. */
    List<R> rows() {
        return rows;
    }

    /** How many were left out, because an earlier document has the same collection. */
    int repeated() {
        return repeated;
    }

    /** The total that the server gave last, if any. */
    OptionalLong stated() {
        return stated;
    }
}
