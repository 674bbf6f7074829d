package io.lcollections.model;

/** The command line, the environment or the configuration is wrong; the user can fix it without the service. */
public class UsageException extends RuntimeException {
    private final String hint;

    /** The hint says what the user can do; it may be {@code null}. */
    public UsageException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
