package io.lcollections.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A key and its certificate. */
public record Identity(HeldCertificate held) {
    /** The password of the stores that are written here. */
    public static final String PASSWORD = "a password of stores";

    public X509Certificate certificate() {
        return held.certificate();
    }

    public PrivateKey key() {
        return held.keyPair().getPrivate();
    }

    /** The TLS context of a server that shows this certificate and trusts those that {@code clients} issued. */
    public SSLContext server(Authority clients) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(held)
                .addTrustedCertificate(clients.certificate())
                .build()
                .sslContext();
    }

    /** Writes a file for {@code javax.net.ssl.keyStore}. */
    public Path writeKeyStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore.Entry entry = new KeyStore.PrivateKeyEntry(key(), new Certificate[] {certificate()});
        return write(entry, new KeyStore.PasswordProtection(PASSWORD.toCharArray()), file);
    }

    /** Writes a file for {@code javax.net.ssl.trustStore}. */
    public static Path writeTrustStore(Authority authority, Path file) throws IOException, GeneralSecurityException {
        return write(new KeyStore.TrustedCertificateEntry(authority.certificate()), null, file);
    }

    private static Path write(KeyStore.Entry entry, KeyStore.ProtectionParameter protection, Path file)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setEntry("entry", entry, protection);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    public static Path writePem(Path file, X509Certificate certificate) throws IOException {
        return Files.writeString(file, pem(certificate));
    }

    public static String pem(X509Certificate certificate) {
        return Certificates.certificatePem(certificate);
    }
}
