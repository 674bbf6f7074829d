package io.lcollections.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import okhttp3.tls.Certificates;

/** Certificates as text. */
public final class Pem {
    private Pem() {}

    public static Path write(Path file, X509Certificate... certificates) throws IOException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(of(certificate));
        }
        return Files.writeString(file, text);
    }

    public static String of(X509Certificate certificate) {
        return Certificates.certificatePem(certificate);
    }
}
