package io.lcollections.api;

import io.lcollections.model.Collection;
import io.lcollections.model.Query;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What saved documents hold of one account, taken together.
 *
 * @param rows each collection once, in the order of the documents
 * @param repeated how many rows were left out, because an earlier document has the same collection
 * @param stated the total that the server gave last, if any
 */
record SavedHolding(List<Collection> rows, int repeated, OptionalLong stated) {

    static SavedHolding of(List<SavedAnswers.Document> documents) {
        Gathering<Collection> all = new Gathering<>();
        documents.forEach(document -> all.add(Gathering.Part.of(document, Function.identity())));
        return new SavedHolding(all.rows(), all.repeated(), all.stated());
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
