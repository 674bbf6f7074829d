package io.lcollections.api;

import io.lcollections.json.JqExpression;
import io.lcollections.model.Account;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Passes on only the collections for which a condition is true. All are read, so that completeness is checked as without
 * a condition, and totals are those of the account.
 *
 * @param isCounted whether a note says how many match
 */
public record FilteredCollectionsApi(CollectionsApi inner, JqExpression where, boolean isCounted)
        implements CollectionsApi {
    private static final int MAX_REASON = 200;

    @Override
    public Page fetch(Query query) throws ApiException {
        Page page = inner.fetch(query);
        List<Collection> matching = matching(page);
        return page.with(matching)
                .withNotes(withCount(
                        page.notes(), matching.size(), page.collections().size()));
    }

    @Override
    public List<String> fetchAll(Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer)
            throws ApiException, IOException {
        Filter filter = new Filter(consumer);
        List<String> notes = inner.fetchAll(query, concurrency, maxItems, filter);
        return withCount(notes, filter.matching, filter.read);
    }

    private List<Collection> matching(Page page) {
        List<Collection> matching = new ArrayList<>();
        for (Collection row : page.collections()) {
            try {
                if (where.isTrue(row.fields())) {
                    matching.add(row);
                }
            } catch (JqExpression.Failure failure) {
                String id = row.id().map(known -> " " + known).orElse(" without an id");
                throw new UsageException(
                        "--where '" + where + "' fails for collection" + id + ": "
                                + ApiErrors.excerpt(failure.getMessage(), MAX_REASON),
                        "EXPR? is false where EXPR fails");
            }
        }
        return matching;
    }

    private List<String> withCount(List<String> notes, long matching, long read) {
        if (!isCounted) {
            return notes;
        }
        List<String> all = new ArrayList<>(notes);
        all.add(matching + " of " + read + (read == 1 ? " collection" : " collections") + " match --where");
        return all;
    }

    @Override
    public long accountId(String owner) throws ApiException {
        return inner.accountId(owner);
    }

    @Override
    public Query resolve(Query query) throws ApiException {
        return inner.resolve(query);
    }

    @Override
    public List<Account> accounts() {
        return inner.accounts();
    }

    @Override
    public void close() {
        inner.close();
    }

    private final class Filter implements PageConsumer {
        private final PageConsumer to;
        private long read;
        private long matching;

        Filter(PageConsumer to) {
            this.to = to;
        }

        @Override
        public void accept(Page page, long nextOffset) throws IOException {
            List<Collection> rows = matching(page);
            read += page.collections().size();
            matching += rows.size();
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
