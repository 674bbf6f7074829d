package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.diff.Snapshot;
import io.lcollections.model.Durations;
import io.lcollections.model.Query;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Looks at an account again and again, and tells of each change. */
final class Watch {
    private final CollectionsApi api;
    private final Query query;
    private final int concurrency;
    private final WatchOptions options;
    private final WatchTeller teller;
    private final Environment.Time time;
    private final Console console;
    /** What was told last; empty before the first look. */
    private Optional<Snapshot> known = Optional.empty();

    private boolean hasLooked;
    private boolean hasNotedLength;
    private int failures;

    /**
     * @param api is asked
     * @param query for what
     * @param teller knows what was told before
     */
    Watch(
            CollectionsApi api,
            Query query,
            int concurrency,
            WatchOptions options,
            WatchTeller teller,
            Environment environment,
            Console console) {
        this.api = api;
        this.query = query;
        this.concurrency = concurrency;
        this.options = options;
        this.teller = teller;
        this.time = environment.time();
        this.console = console;
    }

    /**
     * Looks until it is stopped, or once.
     *
     * @throws ApiException what another look will not mend, or any failure of the only one
     * @throws IOException when standard output does not take a change
     */
    ExitCode run() throws ApiException, IOException {
        known = teller.known();
        while (true) {
            long start = time.nanoTime();
            int changes = look();
            if (options.once()) {
                return changes > 0 && options.exitCode() ? ExitCode.FOUND_CHANGES : ExitCode.OK;
            }
            if (teller.isStopped() || !isPausedUntil(start + options.interval().toNanos())) {
                return ExitCode.INTERRUPTED;
            }
        }
    }

    /** Waits; returns whether to go on then. */
    private boolean isPausedUntil(long due) {
        long wait = due - time.nanoTime();
        if (wait < 0 && !hasNotedLength) {
            hasNotedLength = true;
            Duration length = options.interval().minusNanos(wait);
            console.note("a look takes longer than --interval: "
                    + Durations.format(Duration.ofMillis(length.toMillis())) + ", and not "
                    + Durations.format(options.interval()) + "; the next one begins at once");
        }
        try {
            time.sleep(Duration.ofNanos(wait));
            return true;
        } catch (InterruptedException ended) {
            return false;
        }
    }

    /** Returns how many changes were told. */
    private int look() throws ApiException, IOException {
        Snapshot seen;
        try {
            seen = new SnapshotReader().read(api, query, concurrency, console::note);
        } catch (ApiException failure) {
            survive(failure);
            return 0;
        }
        if (failures > 0) {
            console.note("the service answers again, after "
                    + (failures == 1 ? "a look that failed" : failures + " looks that failed"));
        }
        failures = 0;
        hasLooked = true;
        Instant at = time.now().truncatedTo(ChronoUnit.SECONDS);
        int told = known.isPresent() ? teller.tell(known.get(), seen, at) : begin(seen, at);
        known = Optional.of(seen);
        return told;
    }

    /** What another look may mend is told, and no more. */
    private void survive(ApiException failure) throws ApiException {
        boolean isMended = switch (failure.kind()) {
            case AUTHENTICATION -> false;
            // One that was never answered asks for something that there is not.
            case REJECTED -> hasLooked;
            case UNAVAILABLE, INVALID_RESPONSE -> true;
        };
        if (options.once() || !isMended) {
            throw failure;
        }
        failures++;
        console.error(failure.getMessage() + "; the watch goes on", failures == 1 ? failure.hint() : null, failure);
    }

    /** The first look: all that is there is no news. */
    private int begin(Snapshot seen, Instant at) {
        teller.begin(seen, at);
        String when = options.once() ? "the next run prints what changed since" : "changes are printed from now on";
        console.note(seen.size() + (seen.size() == 1 ? " collection; " : " collections; ") + when);
        return 0;
    }
}
