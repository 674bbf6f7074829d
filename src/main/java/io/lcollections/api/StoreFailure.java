package io.lcollections.api;

import java.security.cert.CertificateException;

/** The certificates that are trusted, or the one that is shown to servers, cannot be had: no fault of the server's. */
final class StoreFailure extends CertificateException implements NearFailure {
    private static final long serialVersionUID = 1;

    private final String hint;

    StoreFailure(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** The way out; {@code null} where there is none to tell. */
    String hint() {
        return hint;
    }
}
