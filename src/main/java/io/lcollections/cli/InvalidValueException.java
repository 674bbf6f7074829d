package io.lcollections.cli;

import picocli.CommandLine.TypeConversionException;

/** An option does not accept a value. */
public final class InvalidValueException extends TypeConversionException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param what follows the option and the value in the message: {@code is not …}
     * @param hint may be {@code null}
     */
    public InvalidValueException(String what, String hint) {
        super(what);
        this.hint = hint;
    }

    /** {@code null} if there is none. */
    public String hint() {
        return hint;
    }
}
