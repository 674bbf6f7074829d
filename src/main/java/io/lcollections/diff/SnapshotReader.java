package io.lcollections.diff;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.api.PageConsumer;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads all collections of a query into a snapshot. */
public record SnapshotReader(Snapshot snapshot) implements PageConsumer {
    /**
     * @param notes receives the notes for the user
     * @throws ApiException if a page could not be read, or rows are missing
     */
    public static Snapshot read(CollectionsApi api, Query query, int concurrency, Consumer<String> notes)
            throws ApiException {
        SnapshotReader reader = new SnapshotReader(new Snapshot());
        try {
            api.fetchAll(query, concurrency, OptionalLong.empty(), reader).forEach(notes);
        } catch (IOException impossible) {
            throw new IllegalStateException("nothing is written here", impossible);
        }
        return reader.snapshot;
    }

    @Override
    public void accept(Page page, long nextOffset) {
        page.collections().forEach(snapshot::add);
    }

    /** A part would be compared as if it were complete. */
    @Override
    public boolean usesPartialResult() {
        return false;
    }
}
