package io.lcollections.api;

import io.lcollections.config.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A store of keys or certificates as the properties of the JDK name it. Source: "Customizing the Default Keystores and
 * Truststores" in the JSSE reference guide.
 *
 * @param property the one that names the file, such as {@code javax.net.ssl.keyStore}
 * @param name of the file; {@code NONE} for what is in no file, such as a smart card
 * @param type such as {@code PKCS12}
 * @param provider of the type; empty for any
 * @param password empty for none
 */
public record StoreFile(String property, String name, String type, String provider, String password) {
    private static final String NO_FILE = "NONE";

    /** The store that the property names, where it does. */
    static Optional<StoreFile> of(UnaryOperator<String> properties, String property) {
        String name = value(properties, property);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String type = value(properties, property + "Type");
        return Optional.of(new StoreFile(
                property,
                name,
                type.isEmpty() ? KeyStore.getDefaultType() : type,
                value(properties, property + "Provider"),
                value(properties, property + "Password")));
    }

    private static String value(UnaryOperator<String> properties, String name) {
        String value = properties.apply(name);
        return value == null ? "" : value;
    }

    KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore store = provider.isEmpty() ? KeyStore.getInstance(type) : KeyStore.getInstance(type, provider);
        try (InputStream in = name.equals(NO_FILE) ? null : Files.newInputStream(Path.of(name))) {
            store.load(in, secret());
        }
        return store;
    }

    /** {@code null} where there is none. */
    char[] secret() {
        return password.isEmpty() ? null : password.toCharArray();
    }

    /** What goes wrong with it, in words; {@code what} it holds, such as {@code "trust store"}. */
    StoreFailure failure(String what, Exception trouble) {
        String told = null;
        for (Throwable at = trouble; at != null; at = at.getCause()) {
            // What reads the file knows best; below it is the mathematics of a wrong password.
            if (at instanceof IOException reading) {
                told = reading.getMessage() == null ? "it is cut off" : FileFailure.of(reading);
            } else if (told == null && at.getCause() == null) {
                told = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
            }
        }
        return new StoreFailure("the " + what + " '" + name + "' cannot be read: " + told, hint(), trouble);
    }

    /** Where the name comes from. */
    String hint() {
        return "-D" + property + " names it, in LCOLLECTIONS_JAVA_OPTS or another variable with options for Java";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name;
    }
}
