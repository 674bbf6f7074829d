package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.api.PagePrefetcher.FetchedPage;
import io.lcollections.model.Collection;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads all pages of an account as one list: each collection once, in the order of the service, and all of them or an
 * error.
 *
 * <p><b>Problem.</b> The service pages by offset. When a collection is added or removed before the current offset, all
 * later rows move, and the next page repeats or skips rows. The total ({@code totalNum}) need not show it: one row may
 * be added and another one removed. The service may also cap the page size silently, and other servers send no total or
 * a wrong one, or ignore the offset.
 *
 * <p><b>Overlap by one row.</b> Each page is requested from the last row of the page before it. If it starts with a row
 * already seen in this pass and shares a row with the page before, no row was skipped (overlap check). If not, rows in
 * front of it were removed, and up to {@value #MAX_STEPS_BACK} earlier offsets are tried. If that fails too, the pass
 * goes on but is not contiguous.
 *
 * <p><b>Passes.</b> A {@link Pass} reads from the start offset to the total or, without a total, to an empty page. If
 * the page that reaches the total is full, or no page was larger, one more request shows whether more rows follow: the
 * total may count only what was sent. A refusal of the offset behind the end is as good as an empty page. A pass ends
 * early (stalled) if pages bring no new rows, or if the total grows faster than it reads. After each pass the
 * completeness check decides. The list is complete if
 *
 * <ul>
 *   <li>a contiguous pass read as many rows as the total says, or without a total as the offsets say; or the latest pass is
 *       contiguous; or two consecutive passes read the same rows in the same order;
 *   <li>at least as many collections were delivered as the largest total of the pass says; and
 *   <li>the total did not change during the pass (it may in the last pass, or in the same way as in the pass before), and
 *       no page had more rows than its total.
 * </ul>
 *
 * <p>Otherwise there is another pass, up to {@value #MAX_PASSES} in all, which delivers only rows that earlier ones
 * missed. If the list is still incomplete then, the result is an error. If a maximum number of items was delivered, it
 * is enough that no overlap check of the pass failed, and that its pages did not repeat rows while the total stayed the
 * same.
 *
 * <p><b>Continuing.</b> The offset to continue from is named only if the rows before it are as many as it says, and the
 * latest page was not shorter than expected: otherwise a row may have been left out.
 *
 * <p><b>Giving up the overlap.</b> A service may refuse offsets that are no multiple of the limit. Two pages in a row
 * without a new row mean that the service does not return overlapping pages, for example because it rounds the offset
 * down to a multiple of the limit. The pass then continues without overlap, after the last page that had new rows. Pages
 * of one row cannot overlap either. A pass without overlap is not contiguous, so it needs a second pass that reads the
 * same; without a total, even that proves nothing.
 *
 * <p><b>Guarantee.</b> Every collection that was present from the first request to the last is delivered, provided that
 * collections keep their relative order. Collections removed in the meantime may be among them; a note says so.
 *
 * <p><b>What cannot be detected.</b> A collection added at an offset already read, while another one is removed so that
 * the total stays the same, may be missing. So may rows of a service that ignores the offset and counts only the rows of
 * the response, rows behind a page that is shorter than earlier ones if the total is too low by just that many, and,
 * without a total, rows that every response leaves out. With pages of one row, changes that repeat in each pass at the
 * same offset can hide the same row twice.
 */
final class Paginator {
    static final int MAX_PASSES = 4;
    /** The largest page that the service is known to return. */
    private static final int DEFAULT_PAGE_SIZE = 50;

    private static final int MAX_PAGES_WITHOUT_NEW_ROWS = 2;
    private static final int MAX_STEPS_BACK = 3;

    private final CollectionsApi api;
    private final Query query;
    private final int concurrency;
    private final long maxItems;
    private final long start;
    private final PageConsumer consumer;
    /** For each row, the number of the last pass that read it. */
    private final Map<Object, Integer> lastPassByKey = new HashMap<>();

    private long delivered;
    private boolean hasDelivered;
    private long nextOffset;
    /** The rows of the largest page so far. */
    private int largestPage;
    /** Whether the service refuses offsets at which pages would overlap. */
    private boolean refusesOverlap;
    /** Whether the service refused the offset behind the last row, instead of sending an empty page. */
    private boolean refusesEnd;
    /** Whether a pass was contiguous, or repeated the one before. */
    private boolean isVerified;
    /** Whether the total changed during a pass or between two. */
    private boolean hasChanged;

    Paginator(CollectionsApi api, Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer) {
        this.api = api;
        this.query = query;
        this.concurrency = concurrency;
        this.maxItems = maxItems.orElse(Long.MAX_VALUE);
        this.start = query.offset().orElse(0);
        this.consumer = consumer;
    }

    /** Returns notes for the user. */
    List<String> run() throws ApiException, IOException {
        int pageSize = query.limit().orElse(DEFAULT_PAGE_SIZE);
        Pass previous = null;
        try (PagePrefetcher prefetcher = new PagePrefetcher(api, query, pageSize, concurrency)) {
            while (true) {
                Pass pass = new Pass(prefetcher, previous);
                if (previous != null) {
                    consumer.rowsSkipped();
                }
                try {
                    pass.run();
                } catch (ApiException failure) {
                    throw delivered == 0 ? failure : failure.during(progress(pass));
                }
                if (consumer.isSatisfied()) {
                    return List.of();
                }
                if (checkComplete(pass)) {
                    return notes(pass);
                }
                if (pass.repeatsPrevious() || isFull() || pass.number == MAX_PASSES) {
                    throw incomplete(pass);
                }
                previous = pass;
            }
        }
    }

    /** The completeness check. */
    private boolean checkComplete(Pass pass) {
        boolean isConfirmed = pass.repeatsPrevious() && (pass.total.isPresent() || !pass.gaveUpOverlap);
        boolean isGapless = !pass.isStalled && (pass.isContiguous || isConfirmed);
        isGapless &= pass.total.isPresent() || !pass.repeatsRows;
        isVerified |= isGapless
                && (pass.total.isEmpty() || pass.rows >= pass.expected().getAsLong());
        hasChanged |= pass.totalChanged || (pass.previous != null && !pass.previous.total.equals(pass.total));
        // Totals that change in the same way in two passes do not show that the account changed.
        boolean isSteady = !pass.totalChanged || pass.repeatsPrevious() || pass.number == MAX_PASSES;
        return (isVerified || isGapless) && pass.hasAll() && !pass.exceedsTotal && isSteady
                || isFull() && !pass.lostLink && (!pass.repeatsRows || hasChanged);
    }

    private boolean isFull() {
        return delivered >= maxItems;
    }

    /** One reading of the list, from the start offset to the end. */
    private final class Pass {
        private final PagePrefetcher prefetcher;
        private final Pass previous;
        private final int number;

        /** The latest total. */
        private OptionalLong total = OptionalLong.empty();

        private long maxTotal;
        private boolean totalChanged;
        /** Whether a page had more rows than its own total. */
        private boolean exceedsTotal;
        /** The pass ends here even if the list grows faster than it is read. */
        private long maxOffset = Long.MAX_VALUE;

        /** Different rows that this pass has read. */
        private long rows;
        /** A hash of the ids in their order, and of the totals. */
        private long hash;
        /** How many rows a page shares with the one before: 1, or 0 if that is not possible. */
        private int overlap = 1;

        private FetchedPage latest;
        private FetchedPage latestWithRows;
        private FetchedPage latestWithNewRows;
        private int pagesWithoutNewRows;
        /** The rows of the latest page if it was short; otherwise 0. */
        private int shortRows;

        /** Whether no row can have been skipped between any two pages. */
        private boolean isContiguous = true;
        /** Whether an overlap check failed for good. */
        private boolean lostLink;
        /** Whether there were fewer new rows than the offsets say: pages dropped, doubled or repeated some. */
        private boolean repeatsRows;
        /** Whether the latest page was as long as requested or as an earlier one, or the last one of the list. */
        private boolean isLatestWhole = true;
        /** Whether the current request is for what follows the last row. */
        private boolean isBehindLastRow;
        /** Whether pages stopped bringing new rows before the end. */
        private boolean isStalled;

        private boolean gaveUpOverlap;

        Pass(PagePrefetcher prefetcher, Pass previous) {
            this.prefetcher = prefetcher;
            this.previous = previous;
            this.number = previous == null ? 1 : previous.number + 1;
        }

        void run() throws ApiException, IOException {
            FetchedPage first = received(previous == null ? prefetcher.fetchFirst(start) : prefetcher.fetch(start));
            // A single row may be a page size cap of one, even if the total says that it is the whole list.
            overlap = first.rows() == 1 || refusesOverlap ? 0 : 1;
            plan(first.end(), first.isShort() && first.rows() > 0 ? first.rows() : prefetcher.pageSize());
            accept(first);
            while (!isAtEnd() && !isBeyondMaxOffset() && !isFull() && !consumer.isSatisfied()) {
                accept(next());
                if (pagesWithoutNewRows == MAX_PAGES_WITHOUT_NEW_ROWS && !isAtEnd()) {
                    giveUpOverlap();
                }
            }
        }

        private void plan(long offset, int pageSize) {
            overlap = pageSize == 1 ? 0 : overlap;
            prefetcher.plan(Math.max(start, offset - overlap), pageSize, pageSize - overlap);
        }

        private void planUpToEnd() {
            if (total.isPresent() && !consumer.isSatisfied()) {
                // The last row of the list is also the last row of the page before.
                long end = start + Math.min(maxItems, Long.MAX_VALUE - start);
                prefetcher.planUpTo(Math.min(total.getAsLong(), end) - overlap);
            }
        }

        /** Updates the total, also from a page that fails the overlap check and is not delivered. */
        private FetchedPage received(FetchedPage page) {
            OptionalLong reported = page.page().totalNum();
            if (reported.isPresent()) {
                if (total.isEmpty()) {
                    long first = reported.getAsLong();
                    maxOffset = first > Long.MAX_VALUE / 4 ? Long.MAX_VALUE : start + 2 * first + 1000;
                }
                totalChanged |= total.isPresent() && !total.equals(reported);
                total = reported;
                maxTotal = Math.max(maxTotal, reported.getAsLong());
            }
            return page;
        }

        private void accept(FetchedPage page) throws ApiException, IOException {
            if (previous != null) {
                page.requireIds();
            }
            int newRows = deliver(page);
            exceedsTotal |= newRows > 0 && page.exceedsTotal();
            largestPage = Math.max(largestPage, page.rows());
            addToHash(page);
            pagesWithoutNewRows = newRows > 0 ? 0 : pagesWithoutNewRows + 1;
            latest = page;
            latestWithRows = page.rows() > 0 || latestWithRows == null ? page : latestWithRows;
            latestWithNewRows = newRows > 0 || latestWithNewRows == null ? page : latestWithNewRows;
            adoptPageSizeCap(page);
            planUpToEnd();
        }

        /** Delivers rows that no pass has read yet, and returns how many rows are new to this pass. */
        private int deliver(FetchedPage fetched) throws IOException {
            List<Collection> undelivered = new ArrayList<>(fetched.rows());
            int newRows = 0;
            int read = 0;
            while (read < fetched.rows() && delivered + undelivered.size() < maxItems) {
                Integer lastPass = lastPassByKey.put(fetched.keys().get(read), number);
                if (lastPass == null) {
                    undelivered.add(fetched.page().collections().get(read));
                }
                newRows += lastPass == null || lastPass != number ? 1 : 0;
                read++;
            }
            rows += newRows;
            checkOffsets(fetched, fetched.offset() + read);
            if (!undelivered.isEmpty() || !hasDelivered) {
                hasDelivered = true;
                delivered += undelivered.size();
                nextOffset = fetched.offset() + read;
                consumer.accept(fetched.page().with(undelivered), nextOffset);
            }
            return newRows;
        }

        /** Reading on from an offset misses nothing only if the rows before it are as many as it says. */
        private void checkOffsets(FetchedPage page, long end) {
            repeatsRows |= rows < end - start;
            isLatestWhole = page.rows() == page.limit() || page.rows() == largestPage || isAtTotal(page.end());
            if (repeatsRows || latest != null && !isLatestWhole) {
                consumer.rowsSkipped();
            }
        }

        /** The totals are part of the hash: if they contradict each other in the same way again, nothing changed. */
        private void addToHash(FetchedPage page) {
            List<Object> values = new ArrayList<>(page.keys());
            values.add(page.page().totalNum());
            for (Object value : values) {
                // The factor is not 31, which the JDK uses: other lists would have the same hash.
                hash = (hash ^ value.hashCode()) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
        }

        /** One short page may be an exception or the last page; two in a row show the page size cap. */
        private void adoptPageSizeCap(FetchedPage page) {
            int currentShortRows = page.isShort() && page.rows() > overlap ? page.rows() : 0;
            int cap = Math.max(currentShortRows, shortRows);
            if (currentShortRows > 0 && shortRows > 0 && cap < prefetcher.pageSize()) {
                plan(page.end(), cap);
            }
            shortRows = currentShortRows;
        }

        private boolean isAtEnd() {
            if (total.isEmpty()) {
                return latest.rows() == 0;
            }
            if (latest.end() < total.getAsLong()) {
                return false;
            }
            if (exceedsTotal) {
                return true;
            }
            // A full page may be followed by more rows than the total says, and so may one that no page was larger
            // than:
            // the page size may be capped. A page without new rows may have ignored the requested offset, so its end
            // need not be the end of the list.
            return pagesWithoutNewRows == 0
                    ? latest.rows() < Math.min(latest.limit(), largestPage)
                    : !latest.exceedsTotal() || rows >= expected().getAsLong();
        }

        private boolean isBeyondMaxOffset() {
            isStalled |= latest.end() > maxOffset;
            return isStalled;
        }

        private boolean isAtTotal(long offset) {
            return total.isPresent() && offset >= total.getAsLong();
        }

        /** The next page, or an earlier one if only that one passes the overlap check. */
        private FetchedPage next() throws ApiException {
            boolean isOnlyOverlap = pagesWithoutNewRows > 0 && latest.rows() <= overlap;
            if (overlap == 0 || total.isEmpty() && isOnlyOverlap) {
                // Without a total only an empty page is the end; a page with just the overlapping row may be capped.
                FetchedPage following = received(following());
                isContiguous &= (overlap > 0 || isAtTotal(latestWithRows.end()))
                        && following.keys().stream().allMatch(this::isRead);
                return following;
            }
            long offset = Math.max(start, latestWithRows.end() - overlap);
            FetchedPage next;
            try {
                next = received(prefetcher.take(offset));
            } catch (ApiException failure) {
                if (!PagePrefetcher.isRefusal(failure)) {
                    throw failure;
                }
                // The service may take only multiples of the limit.
                refusesOverlap = true;
                overlap = 0;
                plan(latestWithRows.end(), Math.max(1, latestWithRows.rows()));
                planUpToEnd();
                return next();
            }
            Set<Object> ids = Set.copyOf(latestWithRows.keys());
            if (isLinked(next, ids) || (next.rows() == 0 && next.isShort())) {
                return next;
            }
            long earlierOffset = offset;
            for (int step = 0; step < MAX_STEPS_BACK && earlierOffset > start; step++) {
                int stride = step == 0 ? prefetcher.pageSize() / 2 : prefetcher.pageSize() - 1;
                earlierOffset = Math.max(start, earlierOffset - stride);
                FetchedPage earlier = received(prefetcher.fetch(earlierOffset));
                if (isLinked(earlier, ids)) {
                    return earlier;
                }
            }
            isContiguous = false;
            lostLink = true;
            consumer.rowsSkipped();
            return next;
        }

        /** The page after the last row; an empty one if the service refuses an offset that seems to be the end. */
        private FetchedPage following() throws ApiException {
            long end = latestWithRows.end();
            isBehindLastRow = isAtTotal(end) || latest.rows() < Math.min(latest.limit(), largestPage) || rows == 1;
            FetchedPage following;
            try {
                following = prefetcher.take(end);
            } catch (ApiException refusal) {
                if (!PagePrefetcher.isRefusal(refusal)) {
                    throw refusal;
                }
                following = singleRow(end, refusal);
            }
            isBehindLastRow = false;
            return following;
        }

        /** Each offset is a multiple of the limit if that is one. */
        private FetchedPage singleRow(long end, ApiException refusal) throws ApiException {
            try {
                return prefetcher.fetch(end, 1);
            } catch (ApiException again) {
                if (!PagePrefetcher.isRefusal(again) || !isBehindLastRow) {
                    throw refusal;
                }
                refusesEnd = true;
                return FetchedPage.of(end, 1, latestWithRows.page().with(List.of()));
            }
        }

        /** The overlap check. A shared row alone is not enough: it may have moved to this page. */
        private boolean isLinked(FetchedPage page, Set<Object> idsBefore) {
            return page.keys().stream().anyMatch(idsBefore::contains)
                    && isRead(page.keys().get(0));
        }

        private boolean isRead(Object key) {
            return lastPassByKey.getOrDefault(key, 0) == number;
        }

        private void giveUpOverlap() {
            isStalled = overlap == 0;
            gaveUpOverlap = true;
            overlap = 0;
            pagesWithoutNewRows = 0;
            latest = latestWithNewRows;
            latestWithRows = latestWithNewRows;
            plan(latest.end(), prefetcher.pageSize());
            planUpToEnd();
        }

        /** How many collections there are from the start offset on, according to the largest total. */
        OptionalLong expected() {
            return total.isPresent() ? OptionalLong.of(Math.max(0, maxTotal - start)) : total;
        }

        boolean hasAll() {
            return total.isPresent() ? delivered >= expected().getAsLong() : !isStalled;
        }

        /** Whether this pass read the same rows as the one before, in the same order. */
        boolean repeatsPrevious() {
            return previous != null && previous.hash == hash;
        }
    }

    private List<String> notes(Pass pass) {
        long expected = pass.expected().orElse(delivered);
        if (isFull() && (delivered < expected || pass.total.isEmpty())) {
            String noTotal = pass.total.isEmpty() ? " and no total" : "";
            return List.of(counted(pass)
                    + noTotal
                    + (canContinue(pass)
                            ? PagingNotes.continueFrom(nextOffset)
                            : "; continuing at an offset could miss some"));
        }
        if (refusesEnd && pass.total.isEmpty()) {
            return List.of("the service refuses the offset behind the last collection; that is taken as the end");
        }
        if (delivered > expected) {
            return List.of("the account changed while it was read: " + (delivered - expected) + " of these " + delivered
                    + " collections were removed meanwhile");
        }
        if (hasChanged && !pass.repeatsPrevious()) {
            return List.of("the account changed while it was read, and was read " + pass.number + " times");
        }
        return delivered == 0 ? List.of(PagingNotes.none(start, pass.total)) : List.of();
    }

    /** What was delivered before a pass failed. */
    private String progress(Pass failed) {
        String how = canContinue(failed)
                ? PagingNotes.continueFrom(nextOffset)
                : ", but the account changed meanwhile, or pages left rows out, and some are missing; run it again";
        if (failed.isBehindLastRow) {
            how = ", perhaps all: the request was for what follows the last one";
        }
        return counted(failed) + " were read before" + (consumer.usesPartialResult() ? how : "");
    }

    /** Whether another run that starts at the next offset misses no row. */
    private boolean canContinue(Pass pass) {
        return pass.previous == null && !pass.lostLink && !pass.repeatsRows && pass.isLatestWhole;
    }

    private ApiException incomplete(Pass pass) {
        String counted = pass.expected().isPresent()
                ? delivered + " of " + pass.expected().getAsLong() + " collections"
                : PagingNotes.collections(delivered);
        boolean isPrinted = consumer.usesPartialResult();
        String hint = pass.isStalled || pass.exceedsTotal
                ? (isPrinted ? "it sends no more than what was printed; " : "") + "-v shows the requests"
                : "run it again when the account changes less" + (isPrinted ? "; the printed list is incomplete" : "");
        if (query.filters() && pass.total.isPresent()) {
            hint += "; if its total ignores the filter, filter here instead: --where '.count > 0'";
        }
        return new ApiException(Kind.INVALID_RESPONSE, counted + ", " + reason(pass), hint, null);
    }

    private String reason(Pass pass) {
        if (pass.exceedsTotal) {
            return "and there may be more: the service sends more than its total";
        }
        if (pass.isStalled) {
            return "then nothing new: the service does not send the rest"
                    + (query.filters() ? ", or its total ignores the filter" : "");
        }
        if (pass.gaveUpOverlap && pass.hasAll()) {
            return "and there may be more: pages do not start at the requested offsets";
        }
        String missing = pass.hasAll() || isFull() ? "and some may be missing among them: " : "and not the rest: ";
        if (pass.repeatsRows && (pass.repeatsPrevious() || isFull())) {
            return missing + "pages repeat collections or leave some out";
        }
        return missing
                + (hasChanged || pass.lostLink ? "the account changed while it was read" : "it was read")
                + (pass.number == 1 ? "" : ", " + pass.number + " times");
    }

    private String counted(Pass pass) {
        return pass.total.isPresent()
                ? PagingNotes.counted(start, delivered, pass.total.getAsLong())
                : PagingNotes.collections(delivered);
    }
}
