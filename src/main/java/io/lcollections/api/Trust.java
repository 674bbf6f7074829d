package io.lcollections.api;

import io.lcollections.config.CaFile;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Whose certificates are trusted, and which one is shown to servers that ask for one.
 *
 * @param store what is trusted instead of whom the JDK trusts by itself
 * @param more is trusted too
 * @param own the key and the certificate of the user
 */
public record Trust(Optional<StoreFile> store, Optional<CaFile> more, Optional<StoreFile> own) {
    /** As the JDK takes it from its properties: {@code javax.net.ssl.trustStore} and {@code javax.net.ssl.keyStore}. */
    public static Trust of(UnaryOperator<String> properties, Optional<CaFile> more) {
        return new Trust(
                StoreFile.of(properties, "javax.net.ssl.trustStore"),
                more,
                StoreFile.of(properties, "javax.net.ssl.keyStore"));
    }
}
