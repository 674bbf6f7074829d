package io.lcollections.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A text of ours that stands inside the page.
 *
 * @param text as it stands there, to the last character
 * @param hash what a content security policy calls it
 */
record Inlined(String text, String hash) {

    /** One that comes with the program. */
    static Inlined of(String resource) {
        try (InputStream bytes = Inlined.class.getResourceAsStream(resource)) {
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return new Inlined(text, "'sha256-" + sha256(text) + "'");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
