package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
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
 */
public final class AccountsReader {
    private static final int PAGES_AHEAD = 2;

    private final int concurrency;
    private final AccountSource source;

    /** Reads one account. */
    @FunctionalInterface
    public interface AccountSource {
        /**
         * @return notes for the user
         */
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

    /** What a reader thread hands to the thread of the handler. */
    private interface Event {
        void deliver(Handler handler) throws ApiException, IOException;

        default boolean isLast() {
            return true;
        }
    }

    private record PageEvent(Account account, Page page) implements Event {
        @Override
        public void deliver(Handler handler) throws IOException {
            handler.page(account, page);
        }

        @Override
        public boolean isLast() {
            return false;
        }
    }

    /**
     * @param concurrency how many accounts are read at once; requests are limited elsewhere
     */
    public AccountsReader(int concurrency, AccountSource source) {
        this.concurrency = concurrency;
        this.source = source;
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
                    reading.add(start(waiting.next(), executor));
                }
                BlockingQueue<Event> events = reading.remove();
                Event event;
                do {
                    event = events.take();
                    event.deliver(handler);
                } while (!event.isLast());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(Kind.UNAVAILABLE, "interrupted", null, interrupted);
        } finally {
            executor.shutdownNow();
        }
    }

    private BlockingQueue<Event> start(Account account, ExecutorService executor) {
        BlockingQueue<Event> events = new ArrayBlockingQueue<>(PAGES_AHEAD);
        executor.execute(() -> {
            try {
                events.put(read(account, events));
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        });
        return events;
    }

    /**
     * Reads an account and queues its pages.
     *
     * @return the last event
     */
    private Event read(Account account, BlockingQueue<Event> events) {
        try {
            List<String> notes = source.read(account, (page, nextOffset) -> put(new PageEvent(account, page), events));
            return handler -> handler.completed(account, notes);
        } catch (ApiException failure) {
            return handler -> handler.failed(account, failure);
        } catch (IOException cancelled) {
            return handler -> {};
        } catch (RuntimeException | Error fault) {
            return handler -> {
                throw fault;
            };
        }
    }

    private static void put(Event event, BlockingQueue<Event> events) throws IOException {
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
