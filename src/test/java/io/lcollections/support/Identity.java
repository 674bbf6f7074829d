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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and the certificate of it. */
public record Identity(PrivateKey key, X509Certificate certificate) {
    /** Of the stores that are made here. */
    public static final String PASSWORD = "a password of stores";

    /** What a server needs that shows this certificate, and takes clients that {@code clients} has signed for. */
    public SSLContext server(Authority clients) {
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store(), PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusting(clients));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes it as {@code javax.net.ssl.keyStore} names it. */
    public Path keep(Path file) throws IOException, GeneralSecurityException {
        return write(store(), file);
    }

    /** Writes whom to trust as {@code javax.net.ssl.trustStore} names it. */
    public static Path keepTrust(Authority authority, Path file) throws IOException, GeneralSecurityException {
        return write(trusting(authority), file);
    }

    private static Path write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry("own", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
        return store;
    }

    private static KeyStore trusting(Authority authority) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setCertificateEntry("authority", authority.certificate());
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
