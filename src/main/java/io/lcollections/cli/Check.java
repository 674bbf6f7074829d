package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.model.UsageException;

/**
 * One thing that was looked at.
 *
 * @param name what scripts call it
 * @param text what there is, or what is wrong
 * @param hint the way out; {@code null} where there is none to tell
 * @param exit what a run would come to by it
 */
record Check(String name, State state, String text, String hint, ExitCode exit) {
    /** How it went; the names are for scripts. */
    enum State {
        ok("✓"),
        /** Works, or cannot be told, and is worth a look. */
        note("!"),
        failed("✗"),
        skipped("-");

        private final String sign;

        State(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
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

    static Check failed(String name, UsageException wrong) {
        return new Check(name, State.failed, wrong.getMessage(), wrong.hint(), ExitCode.USAGE);
    }

    static Check failed(String name, ApiException failure) {
        ExitCode exit = ErrorHandler.status(failure.kind());
        return new Check(name, State.failed, failure.getMessage(), failure.hint(), exit);
    }
}
