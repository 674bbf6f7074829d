package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.model.UsageException;
import io.lcollections.terminal.Terminal;
import java.io.IOException;

/** Turns a failure into its line, its hint and its exit code: the one place where they meet. */
final class ErrorReporter {
    private final Messages messages;
    private final Terminal terminal;

    ErrorReporter(Messages messages, Terminal terminal) {
        this.messages = messages;
        this.terminal = terminal;
    }

    ExitStatus report(Throwable failure) {
        if (failure instanceof UsageException wrong) {
            messages.error(wrong.getMessage(), wrong.hint(), wrong);
            return ExitStatus.USAGE;
        }
        if (failure instanceof ApiException service) {
            messages.error(service.getMessage(), service.hint(), service);
            return status(service.kind());
        }
        if (failure instanceof IOException output) {
            return output(output);
        }
        if (failure instanceof OutOfMemoryError) {
            messages.error("out of memory", "LCOLLECTIONS_JAVA_OPTS=-Xmx2g gives it more", failure);
            return ExitStatus.FAULT;
        }
        messages.error("a fault of this program: " + failure, "please report it with what --debug prints", failure);
        return ExitStatus.FAULT;
    }

    static ExitStatus status(ApiException.Kind kind) {
        return switch (kind) {
            case AUTHENTICATION -> ExitStatus.KEY;
            case REJECTED -> ExitStatus.REFUSED;
            case UNAVAILABLE -> ExitStatus.UNREACHABLE;
            case INVALID_RESPONSE -> ExitStatus.UNVOUCHED;
        };
    }

    /** Everything else that reads or writes has its own exceptions, so this is standard output. */
    private ExitStatus output(IOException failure) {
        // By what it is: the message is in the language of the system. Windows has pipes of its own, and says so.
        boolean readerLeft =
                terminal.isStdoutPipe() || String.valueOf(failure.getMessage()).contains("pipe");
        if (readerLeft) {
            return ExitStatus.PIPE;
        }
        messages.error("cannot write to standard output: " + failure.getMessage(), null, failure);
        return ExitStatus.FAULT;
    }
}
