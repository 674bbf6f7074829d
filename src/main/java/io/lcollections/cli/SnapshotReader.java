package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.api.PageConsumer;
import io.lcollections.diff.Snapshot;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Keeps all collections of a walk, to compare them when the last has come. */
class SnapshotReader implements PageConsumer {
    private final Snapshot holding = new Snapshot();

    /**
     * Reads all pages.
     *
     * @param notes takes what a reader should know of it
     * @throws ApiException when a page could not be had, or not all rows
     */
    final Snapshot read(CollectionsApi api, Query query, int concurrency, Consumer<String> notes) throws ApiException {
        try {
            api.fetchAll(query, concurrency, OptionalLong.empty(), this).forEach(notes);
        } catch (IOException impossible) {
            throw new IllegalStateException("nothing is written here", impossible);
        }
        return holding;
    }

    @Override
    public void accept(Page page, long nextOffset) {
        for (Collection row : page.collections()) {
            holding.add(row);
        }
    }

    /** A part would be compared as if it were all. */
    @Override
    public final boolean usesPartialResult() {
        return false;
    }

    /** How many collections have come. */
    final int size() {
        return holding.size();
    }
}
