package io.lcollections.support;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** What a thread does: tests look at its state instead of waiting for some time. */
public final class Threads {
    private Threads() {}

    /** Waits until a thread does, or has ended. */
    public static void untilItWaits(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }

    /** What comes of something that must not wait for others; where it does, that is an error and not the end of all tests. */
    public static <T> T withoutWaiting(Callable<T> work) throws Exception {
        FutureTask<T> result = new FutureTask<>(work);
        Thread thread = new Thread(result, "must not wait");
        thread.start();
        untilItWaits(thread);
        boolean waits = !result.isDone();
        thread.interrupt();
        thread.join();
        if (waits) {
            throw new AssertionError("it waits for others");
        }
        return result.get();
    }
}
