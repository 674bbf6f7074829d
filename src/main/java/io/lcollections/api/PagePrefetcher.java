package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Fetches the pages that are probably needed next while the current one is processed. Their number is limited, so that
 * memory use does not depend on the length of the list.
 */
final class PagePrefetcher implements AutoCloseable {
    /** More than one page ahead per concurrent request, so that one slow page does not stop the others. */
    private static final int PAGES_PER_REQUEST = 2;
    /** The largest page that the service is known to return, and those that are tried if it refuses that. */
    private static final List<Integer> PAGE_SIZES = List.of(50, 20, 10);
    /** Error codes about accounts, keys and networks, which do not concern the limit. */
    private static final Pattern OTHER_CODES = Pattern.compile("10[1-8]\\d{3}");
    /** Statuses of a refusal without an error code that may concern the limit. */
    private static final Set<Integer> BAD_REQUEST = Set.of(400, 413, 416, 422);

    private final CollectionsApi api;
    private final Query query;
    private final int concurrency;
    private final Deque<PlannedPage> planned = new ArrayDeque<>();
    private final ExecutorService executor;
    private int pageSize;
    private int stride;
    private long nextOffset;

    /** A page as it was requested, with keys that recognize its rows on others: the id, or else the row. */
    record FetchedPage(long offset, int limit, Page page, List<Object> keys) {
        static FetchedPage of(long offset, int limit, Page page) {
            List<Object> keys = new ArrayList<>(page.collections().size());
            Map<Collection, Integer> withoutId = new HashMap<>();
            for (Collection row : page.collections()) {
                keys.add(row.idValue().orElseGet(() -> List.of(row, withoutId.merge(row, 1, Integer::sum))));
            }
            return new FetchedPage(offset, limit, page, keys);
        }

        int rows() {
            return page.collections().size();
        }

        long end() {
            return offset + rows();
        }

        boolean exceedsTotal() {
            return rows() > 0 && end() > page.totalNum().orElse(Long.MAX_VALUE);
        }

        /** Whether it has fewer rows than requested although more follow according to its total. */
        boolean isShort() {
            return rows() < limit && end() < page.totalNum().orElse(0);
        }

        /** Throws if a row has no id, so that it may have changed since another pass read it. */
        void requireIds() throws ApiException {
            if (page.collections().stream().anyMatch(row -> row.id().isEmpty())) {
                String message = "a collection on the page at offset " + offset
                        + " has no id; without ids the list cannot be checked by reading it again";
                String hint = "lcollections list with --offset and --limit shows one page at a time";
                throw new ApiException(Kind.INVALID_RESPONSE, message, hint, null);
            }
        }
    }

    private record PlannedPage(long offset, Future<FetchedPage> result) {}

    /** A concurrency of 1 fetches nothing ahead. The limit of the query is the first page size. */
    PagePrefetcher(CollectionsApi api, Query query, int concurrency) {
        this.api = api;
        this.query = query;
        this.pageSize = query.limit().orElse(PAGE_SIZES.get(0));
        this.concurrency = concurrency;
        this.executor = Executors.newFixedThreadPool(concurrency, work -> {
            Thread thread = new Thread(work, "pages");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Replaces the plan: a page of this size at every stride from the offset on. */
    void plan(long offset, int newPageSize, int newStride) {
        planned.forEach(page -> page.result().cancel(false));
        planned.clear();
        nextOffset = offset;
        pageSize = newPageSize;
        stride = newStride;
    }

    int pageSize() {
        return pageSize;
    }

    /**
     * A page that starts at the offset, or a planned one with that offset in it if pages overlap. No page that starts at
     * the end or after it is fetched ahead.
     */
    FetchedPage take(long offset, long end) throws ApiException {
        fill(end);
        while (!planned.isEmpty() && planned.peekFirst().offset() <= offset) {
            PlannedPage page = planned.removeFirst();
            boolean overlaps = stride < pageSize && page.offset() + pageSize - 1 > offset;
            if (page.offset() == offset || overlaps) {
                fill(end);
                FetchedPage fetched = ApiException.await(page.result());
                // A shorter page than requested may end before the offset.
                if (page.offset() == offset || fetched.rows() == fetched.limit()) {
                    return fetched;
                }
            }
            page.result().cancel(false);
        }
        return fetch(offset);
    }

    /** Requests the first page of all, and tries smaller ones if the service refuses the default page size. */
    FetchedPage fetchFirst(long start) throws ApiException {
        ApiException refusal = null;
        for (int size : query.limit().isPresent() ? List.of(pageSize) : PAGE_SIZES) {
            try {
                FetchedPage page = fetch(start, size);
                pageSize = size;
                return page;
            } catch (ApiException failure) {
                refusal = refusal == null ? failure : refusal;
                String code = failure.serviceCode().orElse("");
                boolean isOther = code.isEmpty()
                        ? !BAD_REQUEST.contains(failure.details().status())
                        : OTHER_CODES.matcher(code).matches();
                if (!isRefusal(failure) || refusal == failure && isOther) {
                    throw failure;
                }
            }
        }
        String hint = refusal.hint() == null ? "" : refusal.hint() + "; ";
        throw query.limit().isEmpty() || hint.contains("--limit")
                ? refusal
                : refusal.withHint(hint + "it may take only a smaller --limit");
    }

    static boolean isRefusal(ApiException failure) {
        return failure.kind() == Kind.REJECTED;
    }

    FetchedPage fetch(long offset) throws ApiException {
        return fetch(offset, pageSize);
    }

    FetchedPage fetch(long offset, int limit) throws ApiException {
        return FetchedPage.of(offset, limit, api.fetch(query.page(offset, limit)));
    }

    private void fill(long end) {
        while (concurrency > 1 && nextOffset < end && planned.size() < PAGES_PER_REQUEST * concurrency) {
            long offset = nextOffset;
            int limit = pageSize;
            planned.addLast(new PlannedPage(offset, executor.submit(() -> fetch(offset, limit))));
            nextOffset += stride;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
