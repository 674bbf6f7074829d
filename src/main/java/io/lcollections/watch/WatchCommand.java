package io.lcollections.watch;

import io.lcollections.api.ApiException;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.CollectionsApi;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.InterruptGuard;
import io.lcollections.cli.QueryCommand;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.diff.Change;
import io.lcollections.diff.ChangeText;
import io.lcollections.diff.Snapshot;
import io.lcollections.model.Durations;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.output.JsonDocument;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lcollections watch}: polls an account and prints its changes. */
@Command(
        name = "watch",
        description = {
            "Polls an account and prints one line per change.",
            "Each poll reads every page. The first poll only records the current state."
        },
        footer = {
            "# a line for each change, until Ctrl-C",
            "lcollections watch --network sandbox --account 10001",
            "# for cron: what changed since the last run",
            "lcollections watch --network sandbox -a 10001 --once --state ~/10001.state"
        })
public final class WatchCommand extends QueryCommand {
    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "from the start of one poll to the start of the next: 10s, 1h (default 60s)")
    private Duration interval;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "keep the current state in a file, so that the next run prints what changed in between")
    private String state;

    @Option(names = "--once", description = "poll once, print what changed since the state, and exit: for cron")
    private boolean once;

    @Option(names = "--exit-code", description = "with --once: exit with code 1 if there are changes")
    private boolean exitCode;

    @Mixin
    private PageSize pageSize;

    @Mixin
    private OutputOptions output;

    private JsonDocument lines;
    private Optional<WatchState> kept = Optional.empty();
    private InterruptGuard guard;
    private Optional<Snapshot> known = Optional.empty();
    /** How long the service asked to wait after the last poll. */
    private Duration askedWait = Duration.ZERO;
    /** Not repeated for the next poll. */
    private List<String> lastNotes = List.of();

    private boolean wasAnswered;
    private boolean isLengthNoted;
    private int failures;

    private enum WatchFormat {
        table,
        ndjson
    }

    private static final class OutputOptions {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FORMAT",
                description = "table (default) or ndjson")
        private WatchFormat format = WatchFormat.table;

        @Mixin
        private ColorOption color;
    }

    @Override
    public ExitCode call() throws Exception {
        check();
        // Loads what is needed to print, because the jar may be another one when something happens.
        TextSanitizer.sanitizeMessage("é");
        ServiceFactory services = services(List.of());
        Query named = pageSize.apply(query.query(services));
        try (CollectionsApi api = query.filtered(services.open(), false)) {
            Query asked = api.resolve(named);
            try (WatchState file =
                    state == null ? null : new WatchState(state, services.source(), asked, query.where())) {
                kept = Optional.ofNullable(file);
                lines = environment.json(false);
                guard = new InterruptGuard(environment, null);
                return poll(api, asked);
            }
        }
    }

    private void check() {
        // A typed --interval overrides a configured --once.
        once = once && (isTyped("--once") || !isTyped("--interval"));
        if (once && state == null) {
            throw new UsageException(
                    "--once has nothing to compare with", "--state FILE keeps the state from one run to the next");
        }
        if (once && isTyped("--interval")) {
            throw new UsageException("--interval has no effect with --once", "remove one of the two");
        }
        if (!once && isTyped("--exit-code")) {
            throw new UsageException("--exit-code has no effect without --once", "add --once or remove --exit-code");
        }
    }

    private void print(OptionalLong account, Instant at, Change change) throws IOException {
        if (output.format == WatchFormat.table) {
            // The width of the terminal may change between two polls.
            ChangeText.of(environment, output.color.mode).line(at, change);
            return;
        }
        boolean wasNoted = !lines.notes().isEmpty();
        lines.write(change.line(Optional.of(at), account));
        if (!wasNoted) {
            lines.notes().forEach(console::note);
        }
    }

    private ExitCode poll(CollectionsApi api, Query asked) throws ApiException, IOException {
        known = kept.flatMap(WatchState::load);
        while (true) {
            long start = environment.time().nanoTime();
            int changes = pollOnce(api, asked);
            if (once) {
                return changes > 0 && exitCode ? ExitCode.FAILURE : ExitCode.OK;
            }
            if (guard.isStopped()) {
                return ExitCode.INTERRUPTED;
            }
            long due = start + Math.max(interval.toNanos(), askedWait.toNanos());
            long wait = due - environment.time().nanoTime();
            if (wait < 0 && !isLengthNoted) {
                isLengthNoted = true;
                Duration length = Duration.ofMillis(interval.minusNanos(wait).toMillis());
                console.note("a poll takes " + Durations.format(length) + ", longer than --interval "
                        + Durations.format(interval) + "; the next one starts immediately");
            }
            try {
                environment.time().sleep(Duration.ofNanos(wait));
            } catch (InterruptedException interrupted) {
                return ExitCode.INTERRUPTED;
            }
        }
    }

    private int pollOnce(CollectionsApi api, Query asked) throws ApiException, IOException {
        Snapshot current = new Snapshot();
        List<String> notes;
        try {
            notes = api.fetchAll(asked, requests.concurrency, OptionalLong.empty(), current);
        } catch (ApiException failure) {
            // If it was never answered, the query asks for something that does not exist.
            boolean isFinal = failure.kind() == Kind.AUTHENTICATION || failure.kind() == Kind.REJECTED && !wasAnswered;
            if (once || isFinal) {
                throw failure;
            }
            failures++;
            askedWait = failure.retryAfter().orElse(Duration.ZERO);
            String hint = failures == 1 ? failure.hint() : null;
            console.error(failure.getMessage() + "; watching continues", hint, failure);
            return 0;
        }
        if (failures > 0) {
            console.note("the service answers again; failed polls: " + failures);
        }
        notes.stream().filter(note -> !lastNotes.contains(note)).forEach(console::note);
        lastNotes = notes;
        failures = 0;
        askedWait = Duration.ZERO;
        wasAnswered = true;
        Instant at = environment.time().now().truncatedTo(ChronoUnit.SECONDS);
        List<Change> changes = known.map(before -> before.changesTo(current)).orElse(List.of());
        for (Change change : changes) {
            guard.run(() -> {
                // In this order: a change that was recorded but not printed would be lost.
                print(asked.accountId(), at, change);
                kept.ifPresent(file -> file.append(change));
            });
        }
        if (known.isEmpty() || !changes.isEmpty()) {
            guard.run(() -> kept.ifPresent(file -> file.replace(current, at.toString())));
        }
        if (known.isEmpty() && !guard.isStopped()) {
            String next = once ? "the next run prints what changed since" : "changes are printed from now on";
            console.note(Page.counted(current.size()) + "; " + next);
        }
        known = Optional.of(current);
        return changes.size();
    }
}
