package io.lcollections.api;

import io.lcollections.json.JqExpression;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Passes on only what matches the filters, as some services ignore them, and a condition; all is read and checked. */
public record FilteredCollectionsApi(CollectionsApi inner, Optional<JqExpression> where, boolean isCounted)
        implements CollectionsApi {
    @Override
    public Page fetch(Query query) throws ApiException {
        Page page = inner.fetch(query);
        Filter filter = new Filter(query, null);
        return page.with(filter.matching(page)).withNotes(filter.notes(page.notes()));
    }

    @Override
    public List<String> fetchAll(Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer)
            throws ApiException, IOException {
        Filter filter = new Filter(query, consumer);
        return filter.notes(inner.fetchAll(query, concurrency, maxItems, filter));
    }

    private boolean matches(Collection row) {
        try {
            return where.isEmpty() || where.get().isTrue(row.fields());
        } catch (JqExpression.Failure failure) {
            String which = "--where '" + where.get() + "' fails for collection "
                    + row.id().orElse("without an id");
            String reason = ApiErrors.excerpt(failure.getMessage(), ApiErrors.MAX_REASON);
            throw new UsageException(which + ": " + reason, "EXPR? is false where EXPR fails");
        }
    }

    @Override
    public Query resolve(Query query) throws ApiException {
        return inner.resolve(query);
    }

    @Override
    public void close() {
        inner.close();
    }

    private final class Filter implements PageConsumer {
        private final Query query;
        private final PageConsumer to;
        private long read;
        private long matching;
        /** Rows that the service sent although they do not match the query. */
        private long ignored;

        Filter(Query query, PageConsumer to) {
            this.query = query;
            this.to = to;
        }

        List<Collection> matching(Page page) {
            List<Collection> rows = new ArrayList<>();
            for (Collection row : page.collections()) {
                read++;
                // A field that is absent does not show that the service ignored the filter.
                if (!query.matches(row, true)) {
                    ignored++;
                } else if (matches(row)) {
                    rows.add(row);
                }
            }
            matching += rows.size();
            return rows;
        }

        List<String> notes(List<String> others) {
            List<String> notes = new ArrayList<>(others);
            if (ignored > 0) {
                notes.add("the service ignores " + query.filterNames() + ": it was applied here, to "
                        + Page.counted(read));
            }
            if (isCounted && where.isPresent()) {
                notes.add(matching + " of " + Page.counted(read - ignored) + " match --where");
            }
            return notes;
        }

        @Override
        public void accept(Page page, long nextOffset) throws IOException {
            List<Collection> rows = matching(page);
            to.rowsExcluded(page.collections().size() - rows.size());
            to.accept(page.with(rows), nextOffset);
        }

        @Override
        public void rowsSkipped() {
            to.rowsSkipped();
        }

        @Override
        public boolean isSatisfied() {
            return to.isSatisfied();
        }

        @Override
        public boolean usesPartialResult() {
            return to.usesPartialResult();
        }
    }
}
