package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.model.AccountName;
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
 * Reads several accounts side by side, and hands on what comes in the order of the accounts. Those whose turn it is not
 * yet are read ahead by a few pages and no further, so that memory grows neither with an account nor with their number.
 */
public final class SeveralAccounts {
    /** Pages of an account that wait for its turn. */
    private static final int PAGES_AHEAD = 2;

    private final int atOnce;
    private final Reading reading;

    /** Reads one account. */
    @FunctionalInterface
    public interface Reading {
        /**
         * @return what a reader of the list should know of it
         */
        List<String> read(AccountName account, Pages.Sink sink) throws ApiException, IOException;
    }

    /** Takes what comes: the pages of an account, then its end; all on one thread. */
    public interface Sink {
        /** Takes a page of the account whose turn it is. */
        void page(AccountName account, Page page) throws IOException;

        /** All that was asked for of the account has come. */
        void done(AccountName account, List<String> notes) throws IOException;

        /** No more comes of the account; the others are read all the same, unless the sink throws. */
        void failed(AccountName account, ApiException failure) throws ApiException, IOException;
    }

    /** What a reader has to tell to the sink. */
    private interface Event {
        /**
         * @return whether it was the last of its account
         */
        boolean handTo(Sink sink) throws ApiException, IOException;
    }

    /** An account that is read. */
    private record Channel(AccountName account, BlockingQueue<Event> events) {}

    /**
     * @param atOnce how many accounts are read side by side; how many requests are in flight is not decided here
     */
    public SeveralAccounts(int atOnce, Reading reading) {
        this.atOnce = atOnce;
        this.reading = reading;
    }

    /**
     * Reads all of them.
     *
     * @throws ApiException when it is interrupted, or of the sink
     * @throws IOException of the sink; nothing more is read then
     */
    public void read(List<AccountName> accounts, Sink sink) throws ApiException, IOException {
        ExecutorService readers = Executors.newFixedThreadPool(atOnce, SeveralAccounts::thread);
        try {
            Iterator<AccountName> next = accounts.iterator();
            Queue<Channel> channels = new ArrayDeque<>();
            while (next.hasNext() || !channels.isEmpty()) {
                while (next.hasNext() && channels.size() < atOnce) {
                    channels.add(open(next.next(), readers));
                }
                drain(channels.remove(), sink);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(Kind.UNREACHABLE, "interrupted", null, interrupted);
        } finally {
            readers.shutdownNow();
        }
    }

    private Channel open(AccountName account, ExecutorService readers) {
        Channel channel = new Channel(account, new ArrayBlockingQueue<>(PAGES_AHEAD));
        readers.execute(() -> {
            try {
                channel.events().put(end(channel));
            } catch (InterruptedException nobodyTakesIt) {
                Thread.currentThread().interrupt();
            }
        });
        return channel;
    }

    private static void drain(Channel channel, Sink sink) throws ApiException, IOException, InterruptedException {
        while (!channel.events().take().handTo(sink)) {
            // The account goes on.
        }
    }

    /** Reads an account, and tells how that ended. */
    private Event end(Channel channel) {
        AccountName account = channel.account();
        try {
            List<String> notes = reading.read(account, (page, next) -> pass(channel, page));
            return sink -> {
                sink.done(account, notes);
                return true;
            };
        } catch (ApiException failure) {
            return sink -> {
                sink.failed(account, failure);
                return true;
            };
        } catch (IOException nobodyTakesIt) {
            return sink -> true;
        } catch (RuntimeException | Error fault) {
            return sink -> {
                throw fault;
            };
        }
    }

    private static void pass(Channel channel, Page page) throws IOException {
        try {
            channel.events().put(sink -> {
                sink.page(channel.account(), page);
                return false;
            });
        } catch (InterruptedException nobodyTakesIt) {
            Thread.currentThread().interrupt();
            throw new IOException(nobodyTakesIt);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "accounts");
        thread.setDaemon(true);
        return thread;
    }
}
