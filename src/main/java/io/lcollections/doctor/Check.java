package io.lcollections.doctor;

import io.lcollections.api.ApiException;
import io.lcollections.cli.ExitCode;
import io.lcollections.model.UsageException;

/**
 * The result of a check.
 *
 * @param name for scripts
 * @param text what was found, or what is wrong
 * @param hint how to fix it; may be {@code null}
 * @param exit the exit code that a query would have because of it
 */
record Check(String name, State state, String text, String hint, ExitCode exit) {
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

    static Check ok(String name, String text) {
        return new Check(name, State.ok, text, null, ExitCode.OK);
    }

    static Check note(String name, String text, String hint) {
        return new Check(name, State.note, text, hint, ExitCode.OK);
    }

    static Check skipped(String name, String why) {
        return new Check(name, State.skipped, why, null, ExitCode.OK);
    }

    static Check failed(String name, UsageException failure) {
        return new Check(name, State.failed, failure.getMessage(), failure.hint(), ExitCode.USAGE);
    }

    static Check failed(String name, ApiException failure) {
        return new Check(name, State.failed, failure.getMessage(), failure.hint(), ExitCode.of(failure.kind()));
    }
}
