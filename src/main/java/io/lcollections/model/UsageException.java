package io.lcollections.model;

/** The command line, the environment or the configuration is wrong; the user can fix it without the service. */
public final class UsageException extends RuntimeException {
    private final String hint;

    /**
     * @param message what is wrong, with the value
     * @param hint what the user can do, or {@code null}
     */
    public UsageException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What the user can do, or {@code null}. */
    public String hint() {
        return hint;
    }
}
