package io.lcollections.api;

import io.lcollections.files.FileFailure;
import io.lcollections.model.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates that are trusted beside those of the trust store.
 *
 * @param name of the file
 * @param origin where it was named: {@code --ca-file} or a variable
 * @param certificates at least one
 */
public record CaFile(String name, String origin, List<X509Certificate> certificates) {
    private static final String HINT =
            "a PEM file holds certificates between -----BEGIN CERTIFICATE----- and -----END" + " CERTIFICATE-----";

    /** The largest collections of all public authorities are a tenth of it. */
    private static final int MOST_BYTES = 8 << 20;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?:X509 )?CERTIFICATE-----(.*?)-----END", Pattern.DOTALL);

    /**
     * Reads a file of one or many certificates in PEM; anything else that stands in it is passed over.
     *
     * @throws UsageException when it cannot be read, or holds no certificate
     */
    public static CaFile read(String name, String origin) {
        String text = text(name, origin);
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            certificates.add(certificate(block.group(), certificates.size() + 1, origin + " '" + name + "'"));
        }
        if (certificates.isEmpty()) {
            throw new UsageException(origin + " '" + name + "' holds " + instead(text), HINT);
        }
        return new CaFile(name, origin, List.copyOf(certificates));
    }

    private static String text(String name, String origin) {
        if (name.isBlank()) {
            throw new UsageException(origin + " names no file: its value is empty", HINT);
        }
        try {
            Path file = Path.of(name);
            if (Files.size(file) > MOST_BYTES) {
                throw new UsageException(origin + " '" + name + "' is over " + MOST_BYTES + " bytes long", HINT);
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageException(origin + " '" + name + "' cannot be read: " + FileFailure.of(unreadable), HINT);
        }
    }

    private static X509Certificate certificate(String block, int number, String shown) {
        try {
            byte[] whole = (block.replaceFirst("BEGIN X509 ", "BEGIN ") + " CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (CertificateException broken) {
            throw new UsageException(
                    shown + ": certificate " + number + " in it cannot be read: " + broken.getMessage(), HINT);
        }
    }

    /** What a file without certificates holds, as far as that is easily told. */
    private static String instead(String text) {
        if (text.contains("PRIVATE KEY-----")) {
            return "a private key, and no certificate";
        }
        boolean isDer = text.startsWith("\u0030\u0082");
        return "no certificate"
                + (isDer ? " in PEM; 'openssl x509 -inform der' or 'openssl pkcs12' turns it into one" : "");
    }
}
