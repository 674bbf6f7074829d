package io.lcollections.doctor;

import io.lcollections.api.ApiException;
import io.lcollections.cli.ExitCode;
import io.lcollections.model.UsageException;
import java.util.concurrent.Callable;

/** The result of a check: what was found or is wrong, how to fix it or {@code null}, and the code of a query. */
record Check(State state, String text, String hint, ExitCode exit) {
    /** The names are for scripts; a note works or is unknown, and deserves attention. */
    enum State {
        ok,
        note,
        failed,
        skipped
    }

    static Check of(Callable<Check> step) throws Exception {
        try {
            return step.call();
        } catch (UsageException failure) {
            return new Check(State.failed, failure.getMessage(), failure.hint(), ExitCode.USAGE);
        } catch (ApiException failure) {
            return new Check(State.failed, failure.getMessage(), failure.hint(), ExitCode.of(failure.kind()));
        }
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
