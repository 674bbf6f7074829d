package io.lcollections.list;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads several accounts concurrently and hands their pages on in the order of the accounts. Each account is read ahead by
 * a few pages only, so memory use depends neither on the number of accounts nor on their size.
 *
 * @param concurrency how many accounts are read at once; requests are limited elsewhere
 */
public record AccountsReader(int concurrency, AccountSource source) {
    private static final int PAGES_AHEAD = 2;

    /** Reads one account and returns notes for the user. */
    @FunctionalInterface
    public interface AccountSource {
        List<String> read(Account account, PageConsumer consumer) throws ApiException, IOException;
    }

    /** Receives the pages of an account and then its end, one account after the other, all on one thread. */
    public interface Handler {
        void page(Account account, Page page) throws IOException;

        /** The account was read without an error. */
        void completed(Account account, List<String> notes) throws IOException;

        /** The account could not be read. The others are read nevertheless, unless this method throws. */
        void failed(Account account, ApiException failure) throws ApiException, IOException;
    }

    /** What a reader thread passes to the thread of the handler. */
    @FunctionalInterface
    private interface Event {
        /** Returns whether this was the last event of the account. */
        boolean deliver(Handler handler) throws ApiException, IOException;
    }

    /**
     * Reads all accounts.
     *
     * @throws ApiException if the thread is interrupted, or thrown by the handler
     * @throws IOException thrown by the handler; nothing more is read then
     */
    public void read(List<Account> accounts, Handler handler) throws ApiException, IOException {
        ExecutorService executor = Executors.newFixedThreadPool(concurrency, AccountsReader::thread);
        try {
            Iterator<Account> waiting = accounts.iterator();
            Queue<BlockingQueue<Event>> reading = new ArrayDeque<>();
            while (waiting.hasNext() || !reading.isEmpty()) {
                while (waiting.hasNext() && reading.size() < concurrency) {
                    Account account = waiting.next();
                    BlockingQueue<Event> events = new ArrayBlockingQueue<>(PAGES_AHEAD);
                    reading.add(events);
                    executor.submit(() -> {
                        events.put(read(account, events));
                        return null;
                    });
                }
                BlockingQueue<Event> events = reading.remove();
                boolean isLast;
                do {
                    isLast = events.take().deliver(handler);
                } while (!isLast);
            }
        } catch (InterruptedException interrupted) {
            throw ApiException.interrupted(interrupted);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Queues the pages of an account, and returns its last event. */
    private Event read(Account account, BlockingQueue<Event> events) {
        try {
            List<String> notes = source.read(
                    account,
                    (page, nextOffset) -> put(events, handler -> {
                        handler.page(account, page);
                        return false;
                    }));
            return handler -> {
                handler.completed(account, notes);
                return true;
            };
        } catch (ApiException failure) {
            return handler -> {
                handler.failed(account, failure);
                return true;
            };
        } catch (IOException cancelled) {
            return handler -> true;
        } catch (RuntimeException | Error fault) {
            return handler -> {
                throw fault;
            };
        }
    }

    private static void put(BlockingQueue<Event> events, Event event) throws IOException {
        try {
            events.put(event);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new IOException(cancelled);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "accounts");
        thread.setDaemon(true);
        return thread;
    }
}
