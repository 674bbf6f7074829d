package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.json.JqExpression;
import io.lcollections.json.JsonNumber;
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
        List<Collection> rows = filter.matching(page);
        boolean areAllRead =
                query.offset().orElse(0) + filter.read >= page.totalNum().orElse(Long.MAX_VALUE);
        if (rows.isEmpty() && filter.ignored > 0 && !areAllRead) {
            String message = "the service ignores " + query.filterNames() + ", and none of the "
                    + Page.counted(filter.read) + " read matches";
            throw new ApiException(Kind.INVALID_RESPONSE, message, "there may be more: --all reads every one", null);
        }
        List<String> notes = filter.notes(page.notes());
        int limit = query.limit().orElse(Integer.MAX_VALUE);
        if (filter.read > limit) {
            notes.add("the service ignores --limit, and sent " + Page.counted(filter.read));
        }
        List<Collection> shown = rows.subList(0, Math.min(rows.size(), limit));
        return new Page(page.accountId(), page.totalNum(), shown, page.documents(), notes);
    }

    @Override
    public List<String> fetchAll(Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer)
            throws ApiException, IOException {
        Filter filter = new Filter(query, consumer);
        return filter.notes(inner.fetchAll(query, concurrency, maxItems, filter));
    }

    private boolean matches(Collection row) {
        try {
            return where.isEmpty() || where.get().isTrue(withNumber(row));
        } catch (JqExpression.Failure failure) {
            String which = "--where '" + where.get() + "' fails for collection "
                    + row.id().orElse("without an id");
            String reason = ApiErrors.excerpt(failure.getMessage());
            throw new UsageException(which + ": " + reason, "EXPR? is false where EXPR fails");
        }
    }

    /** The fields, with a count that is a string of digits as a number: in jq, each string is more than all numbers. */
    private static JsonNode withNumber(Collection row) {
        boolean isText = row.fields().path(Collection.COUNT).isTextual();
        JsonNumber count = isText ? row.count().orElse(null) : null;
        return count == null
                ? row.fields()
                : row.without(Collection.COUNT).fields().set(Collection.COUNT, count);
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
