package io.lcollections.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** An account of made data. Of about every eighth collection it holds nothing any more. */
final class SandboxAccount extends Holding {
    private final long id;
    private final Catalogue catalogue;

    SandboxAccount(long id, int total, Catalogue catalogue) {
        super(total);
        this.id = id;
        this.catalogue = catalogue;
    }

    @Override
    boolean matches(Filter filter, int row) {
        int collection = catalogue.id(id, row);
        return (!filter.nonZero() || count(collection) > 0)
                && (filter.token().isEmpty() || SandboxCollection.isOfContract(collection, filter.token()));
    }

    @Override
    void write(int row, JsonGenerator to) throws IOException {
        SandboxJson.row(to, row(row));
    }

    /** One of the rows of a {@link Holding.Slice}, built. */
    SandboxRow row(int row) {
        SandboxCollection collection = catalogue.collection(id, row);
        return new SandboxRow(collection, count(collection.id()));
    }

    private int count(int collection) {
        long luck = Hashes.mix(id * 31 + collection);
        return luck % 8 == 0 ? 0 : 1 + (int) ((luck >>> 8) % 12);
    }
}
