package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.api.PagePrefetcher.FetchedPage;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Reads all pages of an account as one list: each collection once, in the order of the service, and all or an error.
 *
 * <p>The service pages by offset. When a collection is added or removed before the current offset, all later rows move,
 * and the next page repeats or skips rows; the total ({@code totalNum}) need not show it. The service may also cap the
 * page size silently, and other servers send no total or a wrong one, or ignore the offset.
 *
 * <p><b>Overlap check.</b> Each page is requested from the last row of the page before it. If it starts with a row already
 * seen in this pass and shares a row with the page before, no row was skipped. If not, up to {@value #MAX_STEPS_BACK}
 * earlier offsets are tried; if that fails too, the pass is not contiguous. A service that refuses or rounds such offsets
 * is read on without overlap, and the pass is not contiguous.
 *
 * <p><b>Passes.</b> A {@link Pass} reads from the start offset to the total or, without a total, to an empty page. A last
 * page that is full, or the largest one, is followed by one more request, because the total may count only what was sent.
 * If the list is not complete then ({@link #isComplete}), another pass delivers the rows that earlier ones missed, up to
 * {@value #MAX_PASSES} in all; if it is not after the last one, the result is an error.
 *
 * <p><b>Guarantee.</b> Every collection that was present from the first request to the last is delivered, provided that
 * collections keep their relative order. What cannot be detected is listed in the reference.
 */
final class Paginator {
    static final int MAX_PASSES = 4;
    private static final int MAX_PAGES_WITHOUT_NEW_ROWS = 2;
    private static final int MAX_STEPS_BACK = 3;

    private final Query query;
    private final long maxItems;
    private final long start;
    private final PageConsumer consumer;
    private final PagePrefetcher prefetcher;
    /** For each row, the number of the last pass that read it. */
    private final Map<Object, Integer> lastPassByKey = new HashMap<>();

    private long delivered;
    private long nextOffset;
    private int largestPage;
    private boolean refusesOverlap;
    /** Whether the service refused the offset behind the last row, instead of sending an empty page. */
    private boolean refusesEnd;
    /** Whether a pass was contiguous, or repeated the one before. */
    private boolean isVerified;
    /** Whether the total changed during a pass or between two. */
    private boolean hasChanged;

    Paginator(CollectionsApi api, Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer) {
        this.query = query;
        this.maxItems = maxItems.orElse(Long.MAX_VALUE);
        this.start = query.offset().orElse(0);
        this.consumer = consumer;
        this.prefetcher = new PagePrefetcher(api, query, concurrency);
    }

    List<String> run() throws ApiException, IOException {
        try (prefetcher) {
            for (Pass pass = new Pass(null); ; pass = new Pass(pass)) {
                try {
                    pass.run();
                } catch (ApiException failure) {
                    throw delivered == 0 ? failure : failure.during(progress(pass));
                }
                if (consumer.isSatisfied()) {
                    return List.of();
                }
                if (isComplete(pass)) {
                    return notes(pass);
                }
                if (pass.repeatsPrevious() || isFull() || pass.number == MAX_PASSES) {
                    throw incomplete(pass);
                }
                consumer.rowsSkipped();
            }
        }
    }

    /**
     * Complete is a list of which a contiguous pass read as many rows as the total says, or of which two consecutive passes
     * read the same rows in the same order; if as many rows were delivered as the largest total says, and the total did
     * not change. If a maximum of items was delivered, it is enough that no overlap check failed, and that pages did not
     * repeat rows while the total stayed the same.
     */
    private boolean isComplete(Pass pass) {
        boolean isConfirmed = pass.repeatsPrevious() && (pass.total.isPresent() || !pass.gaveUpOverlap);
        boolean isGapless =
                !pass.isStalled && (pass.isContiguous || isConfirmed) && (pass.total.isPresent() || !pass.repeatsRows);
        isVerified |= isGapless && (pass.total.isEmpty() || pass.differentRows >= pass.expected());
        hasChanged |= pass.totalChanged || (pass.previous != null && !pass.previous.total.equals(pass.total));
        // Totals that change in the same way in two passes do not show that the account changed.
        boolean isSteady = !pass.totalChanged || pass.repeatsPrevious() || pass.number == MAX_PASSES;
        return (isVerified || isGapless) && pass.hasAll() && !pass.exceedsTotal && isSteady
                || isFull() && !pass.lostLink && (!pass.repeatsRows || hasChanged);
    }

    private boolean isFull() {
        return delivered >= maxItems;
    }

    private final class Pass {
        private final Pass previous;
        private final int number;
        private OptionalLong total = OptionalLong.empty();
        private long maxTotal;
        private boolean totalChanged;
        private FetchedPage latest;
        private FetchedPage latestWithRows;
        private FetchedPage latestWithNewRows;
        private int pagesWithoutNewRows;
        private boolean isStalled;
        private boolean gaveUpOverlap;
        private long differentRows;
        /** The keys in their order, and the totals: if they contradict each other in the same way again, nothing changed. */
        private final List<Object> read = new ArrayList<>();
        /** How many rows a page shares with the one before: 1, or 0 if that is not possible. */
        private int overlap = 1;

        private int latestShortRows;
        /** The pass ends here even if the list grows faster than it is read. */
        private long maxOffset = Long.MAX_VALUE;
        /** Whether no row can have been skipped between any two pages. */
        private boolean isContiguous = true;
        /** Whether an overlap check failed for good. */
        private boolean lostLink;
        /** Whether a page had more rows than its own total. */
        private boolean exceedsTotal;
        /** Whether there were fewer new rows than the offsets say: pages dropped, doubled or repeated some. */
        private boolean repeatsRows;
        /** Whether the latest page was as long as requested or as an earlier one, or the last one of the list. */
        private boolean isLatestWhole = true;
        /** Whether the current request is for what follows the last row. */
        private boolean isBehindLastRow;

        Pass(Pass previous) {
            this.previous = previous;
            this.number = previous == null ? 1 : previous.number + 1;
        }

        void run() throws ApiException, IOException {
            FetchedPage first = received(previous == null ? prefetcher.fetchFirst(start) : prefetcher.fetch(start));
            // A single row may be a page size cap of one, even if the total says that it is the whole list.
            overlap = first.rows() == 1 || refusesOverlap ? 0 : 1;
            plan(first.end(), first.isShort() && first.rows() > 0 ? first.rows() : prefetcher.pageSize());
            accept(first);
            while (!isAtEnd() && !isStalled() && !isFull() && !consumer.isSatisfied()) {
                accept(next());
                if (pagesWithoutNewRows == MAX_PAGES_WITHOUT_NEW_ROWS && !isAtEnd()) {
                    isStalled = overlap == 0;
                    gaveUpOverlap = true;
                    pagesWithoutNewRows = 0;
                    latest = latestWithNewRows;
                    latestWithRows = latestWithNewRows;
                    overlap = 0;
                    plan(latest.end(), prefetcher.pageSize());
                }
            }
        }

        private void plan(long offset, int pageSize) {
            overlap = pageSize == 1 ? 0 : overlap;
            prefetcher.plan(Math.max(start, offset - overlap), pageSize, pageSize - overlap);
        }

        private FetchedPage take(long offset) throws ApiException {
            // The last row of the list is also the last row of the page before.
            long end = Math.min(total.orElse(0), start + Math.min(maxItems, Long.MAX_VALUE - start)) - overlap;
            return received(prefetcher.take(offset, end));
        }

        /** Updates the total, also from a page that fails the overlap check and is not delivered. */
        private FetchedPage received(FetchedPage page) {
            OptionalLong reported = page.page().totalNum();
            if (reported.isPresent()) {
                if (total.isEmpty()) {
                    maxOffset = start + 2 * Math.min(reported.getAsLong(), Long.MAX_VALUE / 8) + 1000;
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
            read.addAll(page.keys());
            read.add(page.page().totalNum());
            pagesWithoutNewRows = newRows > 0 ? 0 : pagesWithoutNewRows + 1;
            latest = page;
            latestWithRows = page.rows() > 0 || latestWithRows == null ? page : latestWithRows;
            latestWithNewRows = newRows > 0 || latestWithNewRows == null ? page : latestWithNewRows;
            int previousShortRows = latestShortRows;
            latestShortRows = page.isShort() && page.rows() > overlap ? page.rows() : 0;
            int cap = Math.max(latestShortRows, previousShortRows);
            // One short page may be an exception or the last page; two in a row show the page size cap.
            if (latestShortRows > 0 && previousShortRows > 0 && cap < prefetcher.pageSize()) {
                plan(page.end(), cap);
            }
        }

        /** Delivers rows that no pass has read yet, and returns how many rows are new to this pass. */
        private int deliver(FetchedPage fetched) throws IOException {
            List<Collection> undelivered = new ArrayList<>(fetched.rows());
            int newRows = 0;
            int row = 0;
            for (; row < fetched.rows() && delivered + undelivered.size() < maxItems; row++) {
                Integer lastPass = lastPassByKey.put(fetched.keys().get(row), number);
                if (lastPass == null) {
                    undelivered.add(fetched.page().collections().get(row));
                }
                newRows += Objects.equals(lastPass, number) ? 0 : 1;
            }
            differentRows += newRows;
            long end = fetched.offset() + row;
            // Reading on from an offset misses nothing only if the rows before it are as many as it says.
            repeatsRows |= differentRows < end - start;
            isLatestWhole =
                    fetched.rows() == fetched.limit() || fetched.rows() == largestPage || isAtTotal(fetched.end());
            if (repeatsRows || latest != null && !isLatestWhole) {
                consumer.rowsSkipped();
            }
            if (!undelivered.isEmpty() || previous == null && latest == null) {
                delivered += undelivered.size();
                nextOffset = end;
                consumer.accept(fetched.page().with(undelivered), nextOffset);
            }
            return newRows;
        }

        private boolean isStalled() {
            isStalled |= latest.end() > maxOffset;
            return isStalled;
        }

        private boolean isAtEnd() {
            if (total.isEmpty()) {
                return latest.rows() == 0;
            }
            // A page without new rows may have ignored the requested offset, so its end need not be that of the list.
            boolean isLast = pagesWithoutNewRows == 0
                    ? isLatestPartial()
                    : !latest.exceedsTotal() || differentRows >= expected();
            return isAtTotal(latest.end()) && (exceedsTotal || isLast);
        }

        /** A full page may be followed by more rows than the total says, and so may the largest: there may be a cap. */
        private boolean isLatestPartial() {
            return latest.rows() < Math.min(latest.limit(), largestPage);
        }

        private boolean isAtTotal(long offset) {
            return offset >= total.orElse(Long.MAX_VALUE);
        }

        /** The next page, or an earlier one if only that one passes the overlap check. */
        private FetchedPage next() throws ApiException {
            boolean isOnlyOverlap = pagesWithoutNewRows > 0 && latest.rows() <= overlap;
            // Without a total only an empty page is the end; a page with just the overlapping row may be capped.
            if (overlap == 0 || total.isEmpty() && isOnlyOverlap) {
                return following();
            }
            long offset = Math.max(start, latestWithRows.end() - overlap);
            FetchedPage next;
            try {
                next = take(offset);
            } catch (ApiException failure) {
                if (!PagePrefetcher.isRefusal(failure)) {
                    throw failure;
                }
                // The service may take only multiples of the limit.
                refusesOverlap = true;
                overlap = 0;
                plan(latestWithRows.end(), Math.max(1, latestWithRows.rows()));
                return following();
            }
            if (isLinked(next) || (next.rows() == 0 && next.isShort())) {
                return next;
            }
            for (int step = 0; step < MAX_STEPS_BACK && offset > start; step++) {
                int stride = step == 0 ? prefetcher.pageSize() / 2 : prefetcher.pageSize() - 1;
                offset = Math.max(start, offset - stride);
                FetchedPage earlier = received(prefetcher.fetch(offset));
                if (isLinked(earlier)) {
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
            isBehindLastRow = isAtTotal(end) || isLatestPartial() || differentRows == 1;
            FetchedPage following;
            try {
                following = take(end);
            } catch (ApiException failure) {
                if (!PagePrefetcher.isRefusal(failure)) {
                    throw failure;
                }
                try {
                    // Each offset is a multiple of the limit if that is one.
                    following = received(prefetcher.fetch(end, 1));
                } catch (ApiException again) {
                    if (!PagePrefetcher.isRefusal(again) || !isBehindLastRow) {
                        throw failure;
                    }
                    refusesEnd = true;
                    following = FetchedPage.of(end, 1, latestWithRows.page().with(List.of()));
                }
            }
            isBehindLastRow = false;
            isContiguous &=
                    (overlap > 0 || isAtTotal(end)) && following.keys().stream().allMatch(this::isRead);
            return following;
        }

        /** The overlap check. A shared row alone is not enough: it may have moved to this page. */
        private boolean isLinked(FetchedPage page) {
            return page.rows() > 0
                    && isRead(page.keys().get(0))
                    && !Collections.disjoint(page.keys(), latestWithRows.keys());
        }

        private boolean isRead(Object key) {
            return lastPassByKey.getOrDefault(key, 0) == number;
        }

        /** How many collections there are from the start offset on, according to the largest total if there is one. */
        long expected() {
            return total.isPresent() ? Math.max(0, maxTotal - start) : delivered;
        }

        boolean hasAll() {
            return total.isPresent() ? delivered >= expected() : !isStalled;
        }

        /** Whether this pass read the same rows as the one before, in the same order. */
        boolean repeatsPrevious() {
            return previous != null && previous.read.equals(read);
        }
    }

    private List<String> notes(Pass pass) {
        long removed = delivered - pass.expected();
        if (isFull() && (removed < 0 || pass.total.isEmpty())) {
            String counted = Page.counted(start, delivered, pass.total) + (pass.total.isEmpty() ? " and no total" : "");
            String offset = Page.continueFrom(nextOffset);
            return List.of(counted + (canContinue(pass) ? offset : "; continuing at an offset could miss some"));
        }
        if (refusesEnd && pass.total.isEmpty()) {
            return List.of("the service refuses the offset behind the last collection; that is taken as the end");
        }
        if (removed > 0 || hasChanged && !pass.repeatsPrevious()) {
            String gone = ": " + removed + " of these " + delivered + " collections were removed meanwhile";
            String how = removed > 0 ? gone : ", and was read " + pass.number + " times";
            return List.of("the account changed while it was read" + how);
        }
        return delivered == 0 ? List.of(Page.none(start, pass.total)) : List.of();
    }

    private String progress(Pass failed) {
        String missing =
                ", but the account changed meanwhile, or pages left rows out, and some are missing; run it again";
        String how = canContinue(failed) ? Page.continueFrom(nextOffset) : missing;
        if (failed.isBehindLastRow) {
            how = ", perhaps all: the request was for what follows the last one";
        }
        return Page.counted(start, delivered, failed.total) + " were read before"
                + (consumer.usesPartialResult() ? how : "");
    }

    /** Whether another run that starts at the next offset misses no row. */
    private boolean canContinue(Pass pass) {
        return pass.previous == null && !pass.lostLink && !pass.repeatsRows && pass.isLatestWhole;
    }

    private ApiException incomplete(Pass pass) {
        String counted = pass.total.isPresent()
                ? delivered + " of " + pass.expected() + " collections"
                : Page.counted(delivered);
        String reason = ", and some may be missing: "
                + (hasChanged || pass.lostLink ? "the account changed while it was read" : "it was read")
                + (pass.number == 1 ? "" : ", " + pass.number + " times");
        String hint = "run it again when the account changes less";
        if (pass.exceedsTotal) {
            reason = ", and there may be more: the service sends more than its total";
            hint = "lcollections list --offset " + nextOffset + ", without --all, shows whether there are more";
        } else if (pass.isStalled) {
            reason = ", then nothing new: the service does not send the rest";
            hint = "it sends no more; -v shows the requests";
        } else if (pass.gaveUpOverlap && pass.hasAll() || pass.repeatsRows && (pass.repeatsPrevious() || isFull())) {
            reason = ", and some may be missing: pages repeat collections, leave some out or start at other offsets";
        }
        if (query.isFiltered() && pass.total.isPresent()) {
            hint += "; if its total ignores the filter, filter here instead: --where '.count > 0'";
        }
        return new ApiException(Kind.INVALID_RESPONSE, counted + reason, hint, null);
    }
}
