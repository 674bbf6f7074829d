package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.model.Query;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetches the pages that are likely to be wanted next while the one before them is read. It runs ahead by a few pages
 * and no further, so that memory does not grow with the account.
 *
 * <p>A plan is a guess: what is wanted outside of it is fetched all the same.
 */
final class PageWindow implements AutoCloseable {
    /** Further ahead than requests are in flight, so that one slow page does not stop the others. */
    private static final int PAGES_PER_REQUEST = 2;

    private final CollectionsApi api;
    private final Query query;
    private final int concurrency;
    private final Deque<Planned> ahead = new ArrayDeque<>();
    private ExecutorService threads;
    private int size;
    private int stride;
    private long next;
    private long end;

    private record Planned(long offset, Future<Served> page) {}

    /**
     * @param query what is asked for, but for the place of a page
     * @param size of a page, until another one is planned
     * @param concurrency how many requests may be in flight
     */
    PageWindow(CollectionsApi api, Query query, int size, int concurrency) {
        this.api = api;
        this.query = query;
        this.size = size;
        this.concurrency = concurrency;
    }

    /** From now on pages of this size, each beginning a stride behind the one before; what was planned is dropped. */
    void plan(long from, int pageSize, int pageStride) {
        ahead.forEach(planned -> planned.page().cancel(false));
        ahead.clear();
        next = from;
        end = from;
        size = pageSize;
        stride = pageStride;
    }

    /** Rows are expected up to this offset, and none are planned for behind it. */
    void expectUpTo(long offset) {
        end = offset;
        fill();
    }

    /** How many rows are asked for at once. */
    int size() {
        return size;
    }

    /** A page that begins at the offset, or before it and reaches beyond it. */
    Served take(long offset) throws ApiException {
        while (!ahead.isEmpty() && ahead.peekFirst().offset() < offset && !reaches(ahead.peekFirst(), offset)) {
            ahead.removeFirst().page().cancel(false);
        }
        if (ahead.isEmpty() || ahead.peekFirst().offset() > offset) {
            return fetch(offset);
        }
        Future<Served> page = ahead.removeFirst().page();
        fill();
        return result(page);
    }

    /** A page from just this offset, asked for now. */
    Served fetch(long offset) throws ApiException {
        return fetch(offset, size);
    }

    private Served fetch(long offset, int rows) throws ApiException {
        return new Served(offset, rows, api.fetch(query.page(offset, rows)));
    }

    private boolean reaches(Planned planned, long offset) {
        return planned.offset() + size - 1 > offset;
    }

    private void fill() {
        while (concurrency > 1 && next < end && ahead.size() < PAGES_PER_REQUEST * concurrency) {
            if (threads == null) {
                threads = Executors.newFixedThreadPool(concurrency, PageWindow::thread);
            }
            long offset = next;
            int rows = size;
            ahead.addLast(new Planned(offset, threads.submit(() -> fetch(offset, rows))));
            next += stride;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pages");
        thread.setDaemon(true);
        return thread;
    }

    private static Served result(Future<Served> page) throws ApiException {
        try {
            return page.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ApiException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(Kind.UNREACHABLE, "interrupted", null, interrupted);
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
