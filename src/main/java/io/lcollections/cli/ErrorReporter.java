package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.config.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns a failure into its line, its hint and its exit code: the one place where they meet. */
final class ErrorReporter {
    private static final int FILE_TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;

    private final Messages messages;

    ErrorReporter(Messages messages) {
        this.messages = messages;
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

    private static ExitStatus status(ApiException.Kind kind) {
        return switch (kind) {
            case KEY -> ExitStatus.KEY;
            case REFUSED -> ExitStatus.REFUSED;
            case UNREACHABLE -> ExitStatus.UNREACHABLE;
            case UNVOUCHED -> ExitStatus.UNVOUCHED;
        };
    }

    /** Everything else that reads or writes has its own exceptions, so this is standard output. */
    private ExitStatus output(IOException trouble) {
        if (isClosedPipe(trouble)) {
            return ExitStatus.PIPE;
        }
        messages.error("cannot write to standard output: " + trouble.getMessage(), null, trouble);
        return ExitStatus.FAULT;
    }

    /** By what standard output is, because the message is in the language of the system. */
    private static boolean isClosedPipe(IOException trouble) {
        try {
            int type = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & FILE_TYPE;
            return type == FIFO || type == SOCKET;
        } catch (IOException | RuntimeException notUnix) {
            return String.valueOf(trouble.getMessage()).contains("pipe");
        }
    }
}
