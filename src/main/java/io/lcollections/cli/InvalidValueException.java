package io.lcollections.cli;

import picocli.CommandLine.TypeConversionException;

/** A value that its option does not take. */
final class InvalidValueException extends TypeConversionException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param what stands behind the option and the value: {@code is not …}
     * @param hint the way out, or {@code null}
     */
    InvalidValueException(String what, String hint) {
        super(what);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}
