package io.lcollections.api;

import io.lcollections.files.InputFile;
import io.lcollections.model.UsageException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file of certificates in a form that openssl writes: PEM (RFC 7468), DER or PKCS#7. */
public final class CertificateFile {
    private static final String HINT =
            "a PEM file contains certificates between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----";

    private static final String BLOCK = "-----BEGIN ([A-Z0-9 ]{1,30})-----([^-]*)(-----END \\1-----)?";
    private static final String TRUSTED = "TRUSTED CERTIFICATE";
    private static final Set<String> LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE", TRUSTED, "PKCS7");
    /** The bundles of all public CAs have a tenth of this size. */
    private static final int MAX_BYTES = 8 << 20;

    private CertificateFile() {}

    /**
     * Reads the certificates; other content of a PEM file is ignored.
     *
     * @param origin the option or variable that names the file
     * @throws UsageException when it cannot be read, or contains no certificate
     */
    public static List<X509Certificate> read(String name, String origin) {
        String shown = origin + " '" + name + "'";
        if (name.equals("-")) {
            throw new UsageException(shown + " is not the name of a file", HINT);
        }
        byte[] bytes = new InputFile(origin, name).readAll(InputStream.nullInputStream(), HINT, MAX_BYTES);
        boolean isDer = bytes.length > 1 && bytes[0] == 0x30 && bytes[1] < 0;
        // PEM is ASCII, or UTF-16 as PowerShell writes it.
        boolean isUtf16 = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE;
        String text = new String(bytes, isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
        List<X509Certificate> certificates = isDer ? readDer(bytes, shown) : readPem(text, shown);
        if (certificates.isEmpty()) {
            throw new UsageException(shown + " contains no certificate", HINT);
        }
        return certificates;
    }

    private static List<X509Certificate> readDer(byte[] bytes, String shown) {
        try {
            return certificates("", bytes);
        } catch (CertificateException other) {
            throw new UsageException(
                    shown + " is binary, but neither a certificate nor PKCS#7",
                    "openssl pkcs12 -nokeys -in FILE -out NEW.pem converts a key store (PKCS#12)");
        }
    }

    private static List<X509Certificate> readPem(String text, String shown) {
        List<X509Certificate> certificates = new ArrayList<>();
        Set<String> others = new LinkedHashSet<>();
        Matcher block = Pattern.compile(BLOCK).matcher(text);
        while (block.find()) {
            String label = block.group(1);
            if (!LABELS.contains(label)) {
                others.add(label.toLowerCase(Locale.ROOT));
                continue;
            }
            if (block.group(3) == null) {
                throw invalid(shown, text, block, " has no end, or characters that are not base64");
            }
            try {
                byte[] der = Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
                certificates.addAll(certificates(label, der));
            } catch (CertificateException | IllegalArgumentException invalid) {
                throw invalid(shown, text, block, " is invalid: it is damaged or incomplete");
            }
        }
        if (certificates.isEmpty() && !others.isEmpty()) {
            String found = others.stream().limit(3).collect(Collectors.joining(", "));
            throw new UsageException(shown + " contains no certificate, but: " + found, HINT);
        }
        return certificates;
    }

    private static UsageException invalid(String shown, String text, Matcher block, String what) {
        long line = 1
                + text.chars().limit(block.start()).filter(next -> next == '\n').count();
        return new UsageException(shown + ", line " + line + ": " + block.group(1) + what, HINT);
    }

    private static List<X509Certificate> certificates(String label, byte[] der) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        InputStream in = new ByteArrayInputStream(der);
        // openssl appends trust settings to the certificate.
        return (label.equals(TRUSTED) ? List.of(factory.generateCertificate(in)) : factory.generateCertificates(in))
                .stream().map(X509Certificate.class::cast).toList();
    }
}
