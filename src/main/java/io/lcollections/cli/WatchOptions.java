package io.lcollections.cli;

import io.lcollections.model.UsageException;
import java.time.Duration;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say how often is looked, and what is kept of it. */
final class WatchOptions {
    private final Opt<Duration> interval = Opt.of(new Values.Time(), "--interval")
            .label("TIME")
            .otherwise(Duration.ofSeconds(60))
            .says("from the start of one look to that of the next: 10s, 60s (the default), 1h");
    private final Opt<String> state = Opt.text("--state")
            .label("FILE")
            .says("keep what was seen, so that the next run tells what happened in between");
    private final Opt<Boolean> once =
            Opt.flag("--once").says("look once, print what changed since the state, and end: for cron");
    private final Opt<Boolean> exitCode =
            Opt.flag("--exit-code").says("with --once: 1 is the exit code where something changed");

    private boolean isOnce;

    void addTo(CommandSpec spec) {
        spec.addOption(interval.spec())
                .addOption(state.spec())
                .addOption(once.spec())
                .addOption(exitCode.spec());
    }

    /** Refuses what would be passed over in silence. */
    void check(Predicate<String> isTyped) {
        // What is typed wins over what is not.
        isOnce = once.value() && (isTyped.test("--once") || !isTyped.test("--interval"));
        if (isOnce && state.value() == null) {
            throw new UsageException(
                    "--once has nothing to compare with", "--state FILE keeps what was seen from one run to the next");
        }
        if (isOnce && isTyped.test("--interval")) {
            throw new UsageException("--interval has no meaning with --once", "drop one of the two");
        }
        if (!isOnce && isTyped.test("--exit-code")) {
            throw new UsageException(
                    "--exit-code has no meaning without --once", "a watch ends only when it is told to");
        }
    }

    /** From the start of one look to that of the next. */
    Duration interval() {
        return interval.value();
    }

    /** The file that keeps what was seen, or {@code null}. */
    String state() {
        return state.value();
    }

    /** Whether it ends after a look; known when all was checked. */
    boolean once() {
        return isOnce;
    }

    /** Whether changes have an exit code of their own. */
    boolean exitCode() {
        return exitCode.value();
    }
}
