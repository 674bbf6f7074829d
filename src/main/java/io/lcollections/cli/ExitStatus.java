package io.lcollections.cli;

/** The exit codes; scripts rely on them. */
enum ExitStatus {
    /** Done, and complete as asked. */
    DONE(0),
    /** A fault of this program, or output that could not be written. */
    FAULT(1),
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** The key is missing or refused. */
    KEY(3),
    /** The service refused the request. */
    REFUSED(4),
    /** The service cannot be reached or does not work. */
    UNREACHABLE(5),
    /** The answer cannot be vouched for. */
    UNVOUCHED(6),
    /** The reader of standard output went away; as of a program killed by SIGPIPE. */
    PIPE(141);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
