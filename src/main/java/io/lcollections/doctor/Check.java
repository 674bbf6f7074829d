package io.lcollections.doctor;

import io.lcollections.api.ApiException;
import io.lcollections.cli.ExitCode;
import io.lcollections.model.UsageException;
import java.io.IOException;

/**
 * The result of a check.
 *
 * @param text what was found, or what is wrong
 * @param hint how to fix it; may be {@code null}
 * @param exit the exit code that a query would have because of it
 */
record Check(State state, String text, String hint, ExitCode exit) {
    /** The names are for scripts. */
    enum State {
        ok("✓"),
        /** It works or is unknown, and deserves attention. */
        note("!"),
        failed("✗"),
        skipped("-");

        private final String symbol;

        State(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }
    }

    /** Makes a check; it fails by throwing. */
    @FunctionalInterface
    interface Step {
        Check run() throws ApiException, IOException;
    }

    static Check of(Step step) throws IOException {
        try {
            return step.run();
        } catch (UsageException failure) {
            return failed(failure);
        } catch (ApiException failure) {
            return new Check(State.failed, failure.getMessage(), failure.hint(), ExitCode.of(failure.kind()));
        }
    }

    static Check failed(UsageException failure) {
        return new Check(State.failed, failure.getMessage(), failure.hint(), ExitCode.USAGE);
    }

    static Check ok(String text) {
        return new Check(State.ok, text, null, ExitCode.OK);
    }

    static Check note(String text, String hint) {
        return new Check(State.note, text, hint, ExitCode.OK);
    }

    static Check skipped(String why) {
        return new Check(State.skipped, why, null, ExitCode.OK);
    }
}
