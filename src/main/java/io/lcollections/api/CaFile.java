package io.lcollections.api;

import io.lcollections.files.FileFailure;
import io.lcollections.model.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
 * Certificates to trust in addition to the trust store.
 *
 * @param origin the option or variable that names the file
 * @param certificates at least one
 */
public record CaFile(String name, String origin, List<X509Certificate> certificates) {
    private static final String HINT =
            "a PEM file contains certificates between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----";

    /** The bundles of all public CAs have a tenth of this size. */
    private static final int MAX_BYTES = 8 << 20;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?:X509 )?CERTIFICATE-----(.*?)-----END", Pattern.DOTALL);

    /**
     * Reads a PEM file with one or more certificates; other content is ignored.
     *
     * @throws UsageException when it cannot be read, or contains no certificate
     */
    public static CaFile read(String name, String origin) {
        String shown = origin + " '" + name + "'";
        String text = text(name, shown);
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            certificates.add(certificate(block.group(), certificates.size() + 1, shown));
        }
        if (certificates.isEmpty()) {
            throw new UsageException(shown + " contains " + instead(text), HINT);
        }
        return new CaFile(name, origin, List.copyOf(certificates));
    }

    private static String text(String name, String shown) {
        try {
            Path file = Path.of(name);
            if (name.isBlank()) {
                throw new UsageException(shown + " is not a file name", HINT);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new UsageException(shown + " is larger than " + MAX_BYTES + " bytes", HINT);
                }
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageException(shown + " cannot be read: " + FileFailure.of(unreadable), HINT);
        }
    }

    private static X509Certificate certificate(String block, int number, String shown) {
        try {
            byte[] whole = (block.replaceFirst("BEGIN X509 ", "BEGIN ") + " CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (CertificateException broken) {
            throw new UsageException(shown + ": certificate " + number + " is invalid: " + broken.getMessage(), HINT);
        }
    }

    /** What a file without certificates contains instead. */
    private static String instead(String text) {
        if (text.contains("PRIVATE KEY-----")) {
            return "a private key but no certificate";
        }
        boolean isDer = text.startsWith("\u0030\u0082");
        return "no certificate"
                + (isDer ? " in PEM; convert it with 'openssl x509 -inform der' or 'openssl pkcs12'" : "");
    }
}
