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
 * later rows move, and the next page repeats or skips rows. The total ({@code totalNum}) need not show it: one row may be
 * added and another one removed. The service may also cap the page size silently, and other servers send no total or a
 * wrong one, or ignore the offset.
 *
 * <p><b>Overlap by one row.</b> Each page is requested from the last row of the page before it. If it starts with a row
 * already seen in this pass and shares a row with the page before, no row was skipped (overlap check). If not, rows in
 * front of it were removed, and up to {@value #MAX_STEPS_BACK} earlier offsets are tried. If that fails too, the pass goes
 * on but is not contiguous.
 *
 * <p><b>Passes.</b> A {@link Pass} reads from the start offset to the total or, without a total, to an empty page. It ends
 * early (stalled) if pages bring no new rows, or if the total grows faster than it reads. After each pass the completeness
 * check decides. The list is complete if
 *
 * <ul>
 *   <li>one pass was contiguous, or two consecutive passes read the same rows in the same order;
 *   <li>at least as many collections were delivered as the latest total says; and
 *   <li>the total did not change during the pass (in the last pass it may), and no page had more rows than its total.
 * </ul>
 *
 * <p>Otherwise there is another pass, up to {@value #MAX_PASSES} in all, which delivers only rows that earlier ones missed.
 * If the list is still incomplete then, the result is an error. If a maximum number of items was delivered, it is enough
 * that no overlap check of the pass failed.
 *
 * <p><b>Giving up the overlap.</b> Two pages in a row without a new row mean that the service does not return overlapping
 * pages, for example because it rounds the offset down to a multiple of the limit. The pass then continues without overlap,
 * after the last page that had new rows. Pages of one row cannot overlap either. A pass without overlap is not contiguous,
 * so it needs a second pass that reads the same; without a total, even that proves nothing.
 *
 * <p><b>Guarantee.</b> Every collection that was present from the first request to the last is delivered, provided that
 * collections keep their relative order. Collections removed in the meantime may be among them; a note says so.
 *
 * <p><b>What cannot be detected.</b> A collection added at an offset already read, while another one is removed so that
 * the total stays the same, may be missing. So may rows behind an unknown page size cap if the total is too low by just
 * that many rows. With pages of one row, changes that repeat in each pass at the same offset can hide the same row twice.
 */
public final class Paginator {
    static final int MAX_PASSES = 4;
    /** The largest page that the service is known to return. */
    private static final int DEFAULT_PAGE_SIZE = 50;

    private static final int MAX_PAGES_WITHOUT_NEW_ROWS = 2;
    private static final int MAX_STEPS_BACK = 3;
    private static final String ALL_HINT = "; --all fetches every one";

    private final CollectionsApi api;
    private final Query query;
    private final int concurrency;
    private final long maxItems;
    private final long start;
    private final PageConsumer consumer;
    /** For each id, the number of the last pass that read it. */
    private final Map<String, Integer> lastPassById = new HashMap<>();

    private long delivered;
    private boolean hasDelivered;
    private long nextOffset;
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
                boolean isHopeless = pass.repeatsPrevious() && (pass.isStalled || pass.exceedsTotal);
                if (isHopeless || isFull() || pass.number == MAX_PASSES) {
                    throw incomplete(pass);
                }
                previous = pass;
            }
        }
    }

    /** The completeness check. */
    private boolean checkComplete(Pass pass) {
        boolean isConfirmed = pass.repeatsPrevious() && (pass.total.isPresent() || !pass.gaveUpOverlap);
        isVerified |= !pass.isStalled && (pass.isContiguous || isConfirmed);
        hasChanged |= pass.totalChanged || (pass.previous != null && !pass.previous.total.equals(pass.total));
        if (isFull()) {
            return !pass.lostLink;
        }
        boolean isSteady = !pass.totalChanged || pass.number == MAX_PASSES;
        return isVerified && pass.hasAll() && !pass.exceedsTotal && isSteady;
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

        private boolean totalChanged;
        /** Whether a page had more rows than its own total. */
        private boolean exceedsTotal;
        /** The pass ends here even if the list grows faster than it is read. */
        private long maxOffset = Long.MAX_VALUE;

        /** Different rows that this pass has read. */
        private long rows;
        /** A hash of the ids in their order. */
        private long idsHash;
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
        /** Whether pages stopped bringing new rows before the end. */
        private boolean isStalled;

        private boolean gaveUpOverlap;

        Pass(PagePrefetcher prefetcher, Pass previous) {
            this.prefetcher = prefetcher;
            this.previous = previous;
            this.number = previous == null ? 1 : previous.number + 1;
        }

        void run() throws ApiException, IOException {
            FetchedPage first = received(prefetcher.fetch(start));
            // A single row without a total is either the whole list or the page size cap.
            overlap = first.rows() == 1 && !first.hasTotal() ? 0 : 1;
            plan(first.end(), first.isShort() && first.rows() > 0 ? first.rows() : prefetcher.pageSize());
            accept(first);
            while (!isAtEnd() && !isBeyondMaxOffset() && !isFull() && !consumer.isSatisfied() && !hasRepaired()) {
                latestWithRows.requireIds();
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
            }
            return page;
        }

        private void accept(FetchedPage page) throws ApiException, IOException {
            if (latest != null || previous != null) {
                page.requireIds();
            }
            int newRows = deliver(page);
            rows += newRows;
            exceedsTotal |= newRows > 0 && page.exceedsTotal();
            hashIds(page);
            pagesWithoutNewRows = newRows > 0 ? 0 : pagesWithoutNewRows + 1;
            latest = page;
            latestWithRows = page.rows() > 0 || latestWithRows == null ? page : latestWithRows;
            latestWithNewRows = newRows > 0 || latestWithNewRows == null ? page : latestWithNewRows;
            adoptPageSizeCap(page);
            planUpToEnd();
        }

        /** Delivers rows with new ids, and returns how many rows are new to this pass. */
        private int deliver(FetchedPage fetched) throws IOException {
            List<Collection> undelivered = new ArrayList<>(fetched.rows());
            int newRows = 0;
            long end = fetched.offset();
            for (Collection row : fetched.page().collections()) {
                if (delivered + undelivered.size() >= maxItems) {
                    break;
                }
                end++;
                // A row without an id is delivered, but the pass ends with its page: see requireIds.
                Integer lastPass =
                        row.id().map(id -> lastPassById.put(id, number)).orElse(null);
                if (lastPass == null) {
                    undelivered.add(row);
                }
                newRows += lastPass == null || lastPass != number ? 1 : 0;
            }
            if (!undelivered.isEmpty() || !hasDelivered) {
                hasDelivered = true;
                delivered += undelivered.size();
                nextOffset = end;
                consumer.accept(fetched.page().with(undelivered), end);
            }
            return newRows;
        }

        private void hashIds(FetchedPage page) {
            for (Collection row : page.page().collections()) {
                // The factor is not 31, which String.hashCode uses: "1", "40" and "2", "30" would have the same hash.
                idsHash = (idsHash ^ row.id().hashCode()) * 0x9E3779B97F4A7C15L;
                idsHash ^= idsHash >>> 32;
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
            // A full page may be followed by more rows than the total says. A page without new rows may have ignored
            // the requested offset, so its end need not be the end of the list.
            return pagesWithoutNewRows == 0
                    ? latest.rows() != latest.limit()
                    : !latest.exceedsTotal() || rows >= expected().getAsLong();
        }

        private boolean isBeyondMaxOffset() {
            isStalled |= latest.end() > maxOffset;
            return isStalled;
        }

        /** Whether this pass has found all rows that earlier ones missed, so that it can end early. */
        private boolean hasRepaired() {
            return previous != null
                    && isVerified
                    && !hasChanged
                    && !previous.exceedsTotal
                    && previous.total.equals(total)
                    && !totalChanged
                    && !exceedsTotal
                    && hasAll();
        }

        /** The next page, or an earlier one if only that one passes the overlap check. */
        private FetchedPage next() throws ApiException {
            if (total.isEmpty() && pagesWithoutNewRows > 0 && latest.rows() <= overlap) {
                // Without a total only an empty page is the end; a page with just the overlapping row may be capped.
                FetchedPage beyond = received(prefetcher.fetch(latestWithRows.end()));
                isContiguous &= beyond.rows() == 0;
                return beyond;
            }
            long offset = Math.max(start, latestWithRows.end() - overlap);
            FetchedPage next = received(prefetcher.take(offset));
            if (overlap == 0) {
                isContiguous = false;
                return next;
            }
            Set<String> ids = latestWithRows.ids();
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

        /** The overlap check. A shared row alone is not enough: it may have moved to this page. */
        private boolean isLinked(FetchedPage page, Set<String> idsBefore) {
            if (!page.containsAny(idsBefore)) {
                return false;
            }
            String firstId = page.page().collections().get(0).id().orElse("");
            return lastPassById.getOrDefault(firstId, 0) == number;
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

        /** How many collections there are from the start offset on, according to the latest total. */
        OptionalLong expected() {
            return total.isPresent() ? OptionalLong.of(Math.max(0, total.getAsLong() - start)) : total;
        }

        boolean hasAll() {
            return total.isPresent() ? delivered >= expected().getAsLong() : !isStalled;
        }

        /** Whether this pass read the same rows as the one before, in the same order. */
        boolean repeatsPrevious() {
            return previous != null && previous.idsHash == idsHash;
        }
    }

    private List<String> notes(Pass pass) {
        long expected = pass.expected().orElse(delivered);
        if (isFull() && (delivered < expected || pass.total.isEmpty())) {
            String noTotal = pass.total.isEmpty() ? " and no total" : "";
            return List.of(counted(pass) + noTotal + continueFrom(nextOffset));
        }
        if (delivered > expected) {
            return List.of("the account changed while it was read: " + (delivered - expected) + " of these " + delivered
                    + " collections were removed meanwhile");
        }
        if (hasChanged) {
            return List.of("the account changed while it was read, and was read " + pass.number + " times");
        }
        return delivered == 0 ? List.of(none(start, pass.total)) : List.of();
    }

    /** What was delivered before a pass failed. */
    private String progress(Pass failed) {
        boolean canContinue = failed.previous == null && !failed.lostLink;
        String how = canContinue
                ? continueFrom(nextOffset)
                : ", but the account changed meanwhile, and some are missing; run it again";
        return counted(failed) + " were read before" + (consumer.usesPartialResult() ? how : "");
    }

    private ApiException incomplete(Pass pass) {
        String counted = pass.expected().isPresent()
                ? delivered + " of " + pass.expected().getAsLong() + " collections"
                : collections(delivered);
        boolean isPrinted = consumer.usesPartialResult();
        String hint = pass.isStalled || pass.exceedsTotal
                ? (isPrinted ? "it sends no more than what was printed; " : "") + "-v shows the requests"
                : "run it again when the account changes less" + (isPrinted ? "; the printed list is incomplete" : "");
        return new ApiException(Kind.INVALID_RESPONSE, counted + ", " + reason(pass), hint, null);
    }

    private String reason(Pass pass) {
        if (pass.exceedsTotal) {
            return "and there may be more: the service sends more than its total";
        }
        if (pass.isStalled) {
            return "then nothing new: the service does not send the rest";
        }
        if (pass.gaveUpOverlap && pass.hasAll()) {
            return "and there may be more: pages do not start at the requested offsets";
        }
        return (pass.hasAll() || isFull() ? "and some may be missing among them: " : "and not the rest: ")
                + (hasChanged || pass.lostLink ? "the account changed while it was read" : "it was read")
                + (pass.number == 1 ? "" : ", " + pass.number + " times");
    }

    private String counted(Pass pass) {
        return pass.total.isPresent() ? counted(start, delivered, pass.total.getAsLong()) : collections(delivered);
    }

    /** Notes about a single page; the service may cap the page size silently. */
    public static List<String> notesOnPage(long offset, int rows, OptionalLong total) {
        if (total.isEmpty()) {
            return rows == 0 ? List.of() : List.of(collections(rows) + " and no total: there may be more" + ALL_HINT);
        }
        long remaining = total.getAsLong() - offset;
        if (rows < remaining) {
            return List.of(counted(offset, rows, total.getAsLong()) + ALL_HINT);
        }
        if (rows == 0) {
            return List.of(none(offset, total));
        }
        return rows > remaining
                ? List.of("the service reports " + total.getAsLong() + " collections but sent more")
                : List.of();
    }

    private static String collections(long count) {
        return count + (count == 1 ? " collection" : " collections");
    }

    public static String continueFrom(long offset) {
        return "; continue with --offset " + offset;
    }

    public static String counted(long offset, long rows, long total) {
        return rows + " of " + total + " collections" + (offset == 0 ? "" : " from offset " + offset);
    }

    private static String none(long offset, OptionalLong total) {
        return offset > 0 && total.orElse(0) > 0
                ? "no collections from offset " + offset + " on: there are " + total.getAsLong()
                : "no collections";
    }
}
