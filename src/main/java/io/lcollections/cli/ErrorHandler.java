package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.model.UsageException;
import io.lcollections.terminal.Terminal;
import java.io.IOException;

/** Turns a failure into its line, its hint and its exit code: the one place where they meet. */
final class ErrorHandler {
    private final Console console;
    private final Terminal terminal;

    ErrorHandler(Console console, Terminal terminal) {
        this.console = console;
        this.terminal = terminal;
    }

    ExitCode report(Throwable failure) {
        if (failure instanceof UsageException wrong) {
            console.error(wrong.getMessage(), wrong.hint(), wrong);
            return ExitCode.USAGE;
        }
        if (failure instanceof ApiException service) {
            console.error(service.getMessage(), service.hint(), service);
            return status(service.kind());
        }
        if (failure instanceof IOException output) {
            return output(output);
        }
        if (failure instanceof OutOfMemoryError) {
            console.error("out of memory", "LCOLLECTIONS_JAVA_OPTS=-Xmx2g gives it more", failure);
            return ExitCode.FAILURE;
        }
        console.error("a fault of this program: " + failure, "please report it with what --debug prints", failure);
        return ExitCode.FAILURE;
    }

    static ExitCode status(ApiException.Kind kind) {
        return switch (kind) {
            case AUTHENTICATION -> ExitCode.AUTHENTICATION;
            case REJECTED -> ExitCode.REJECTED;
            case UNAVAILABLE -> ExitCode.UNAVAILABLE;
            case INVALID_RESPONSE -> ExitCode.INVALID_RESPONSE;
        };
    }

    /** Everything else that reads or writes has its own exceptions, so this is standard output. */
    private ExitCode output(IOException failure) {
        // By what it is: the message is in the language of the system. Windows has pipes of its own, and says so.
        boolean readerLeft =
                terminal.isStdoutPipe() || String.valueOf(failure.getMessage()).contains("pipe");
        if (readerLeft) {
            return ExitCode.BROKEN_PIPE;
        }
        console.error("cannot write to standard output: " + failure.getMessage(), null, failure);
        return ExitCode.FAILURE;
    }
}
