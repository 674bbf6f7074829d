package io.lcollections.api;

import io.lcollections.files.InputFile;
import io.lcollections.model.UsageException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of certificates in a form that openssl writes: PEM (RFC 7468), DER or PKCS#7. */
public final class CertificateFile {
    private static final String HINT =
            "a PEM file contains certificates between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----;"
                    + " openssl pkcs12 -nokeys -in FILE -out NEW.pem converts a key store";

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE|PKCS7)-----([^-]*)(-----END \\1-----)?");
    /** The bundles of all public CAs have a tenth of this size. */
    private static final int MAX_BYTES = 8 << 20;

    private CertificateFile() {}

    /** Reads the certificates; other content of a PEM file is ignored. The origin is the option or variable that names it. */
    public static List<X509Certificate> read(String name, String origin) {
        byte[] bytes = new InputFile(origin, name).readAll(InputStream.nullInputStream(), HINT, MAX_BYTES);
        List<Certificate> certificates = new ArrayList<>();
        boolean isDer = bytes.length > 1 && bytes[0] == 0x30 && bytes[1] < 0;
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (isDer) {
                certificates.addAll(factory.generateCertificates(new ByteArrayInputStream(bytes)));
            }
            // PEM is ASCII, or UTF-16 as PowerShell writes it.
            boolean isUtf16 = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE;
            Matcher block =
                    BLOCK.matcher(new String(bytes, isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1));
            while (!isDer && block.find()) {
                if (block.group(3) == null) {
                    throw new CertificateException("no end");
                }
                byte[] der = Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
                InputStream in = new ByteArrayInputStream(der);
                // openssl appends trust settings to a certificate, which are not read.
                certificates.addAll(
                        block.group(1).startsWith("TRUSTED")
                                ? List.of(factory.generateCertificate(in))
                                : factory.generateCertificates(in));
            }
        } catch (CertificateException | IllegalArgumentException invalid) {
            String which = certificates.isEmpty() ? "" : ", after the first " + certificates.size();
            throw refused(
                    origin,
                    name,
                    isDer
                            ? "is binary, but neither a certificate nor PKCS#7"
                            : "contains a certificate that is damaged or incomplete" + which);
        }
        if (certificates.isEmpty()) {
            throw refused(origin, name, "contains no certificate");
        }
        return certificates.stream().map(X509Certificate.class::cast).toList();
    }

    private static UsageException refused(String origin, String name, String what) {
        return new UsageException(origin + " '" + name + "' " + what, HINT);
    }
}
