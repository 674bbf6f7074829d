package io.lcollections.api;

import io.lcollections.model.Collection;
import io.lcollections.model.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What saved documents hold of one account, taken together.
 *
 * @param rows each collection once, in the order of the documents
 * @param repeated how many rows were left out, because an earlier document has the same collection
 * @param stated the total that the server gave last, if any
 */
record SavedHolding(List<Collection> rows, int repeated, OptionalLong stated) {

    /**
     * Saved pages overlap where the account changed while it was read: the id is the key, and the first row stays. Rows
     * that share an id within one document were served so, and are kept so.
     */
    static SavedHolding of(List<SavedAnswers.Document> documents) {
        Set<String> seen = new HashSet<>();
        List<Collection> rows = new ArrayList<>();
        int repeated = 0;
        OptionalLong stated = OptionalLong.empty();
        for (SavedAnswers.Document document : documents) {
            Set<String> here = new HashSet<>();
            for (Collection row : document.rows()) {
                if (row.id().filter(seen::contains).isPresent()) {
                    repeated++;
                } else {
                    row.id().ifPresent(here::add);
                    rows.add(row);
                }
            }
            seen.addAll(here);
            stated = document.totalNum().isPresent() ? document.totalNum() : stated;
        }
        return new SavedHolding(rows, repeated, stated);
    }

    /** Whether the server counted more than there are here. */
    boolean isPart() {
        return stated.isPresent() && rows.size() < stated.getAsLong();
    }

    /** What the server said; under a filter what it would say, where all that must be counted is here. */
    OptionalLong total(Query query, int matching) {
        if (stated.isEmpty() || !query.filters()) {
            return stated;
        }
        return isPart() ? OptionalLong.empty() : OptionalLong.of(matching);
    }
}
