package io.lcollections.model;

/** The command line, the environment or the configuration is wrong; the user can mend it without the service. */
public final class UsageException extends RuntimeException {
    private final String hint;

    /**
     * @param message what is wrong, with the value
     * @param hint the way out, or {@code null} where there is none to tell
     */
    public UsageException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** The way out; {@code null} where there is none to tell. */
    public String hint() {
        return hint;
    }
}
