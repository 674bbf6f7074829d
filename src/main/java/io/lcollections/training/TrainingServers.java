package io.lcollections.training;

import io.lcollections.sandbox.Sandbox;
import io.lcollections.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The sandbox over http and twice over https, with keys of both kinds that are made for it and forgotten. It has a
 * process of its own, so that none of its code gets into the archive of a client.
 */
public final class TrainingServers {
    /** What the JDK's own store of trusted certificates is opened with; it guards nothing. */
    private static final char[] USUAL = "changeit".toCharArray();

    private TrainingServers() {}

    /**
     * Runs until its standard input ends.
     *
     * @param usualTrust the JDK's store of trusted certificates
     * @param copy is made: the same, with the certificates of the servers in it
     * @param stdout gets three lines, the base URLs
     */
    public static void run(Path usualTrust, Path copy, InputStream stdin, OutputStream stdout)
            throws IOException, GeneralSecurityException {
        Map<String, Certificate> trusted = new LinkedHashMap<>();
        try (Sandbox plain = Sandbox.start(0);
                Sandbox ec = secure("EC", 256, trusted);
                Sandbox rsa = secure("RSA", 2048, trusted)) {
            KeyStore store = KeyStore.getInstance(usualTrust.toFile(), USUAL);
            for (Map.Entry<String, Certificate> server : trusted.entrySet()) {
                store.setCertificateEntry("training " + server.getKey(), server.getValue());
            }
            try (OutputStream out = Files.newOutputStream(copy)) {
                store.store(out, USUAL);
            }
            String lines = plain.base() + "\n" + ec.base() + "\n" + rsa.base() + "\n";
            stdout.write(lines.getBytes(StandardCharsets.UTF_8));
            stdout.flush();
            stdin.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Sandbox secure(String algorithm, int bits, Map<String, Certificate> trusted)
            throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        KeyPair keys = generator.generateKeyPair();
        Certificate certificate = SelfSigned.of(keys);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, USUAL);
        store.setKeyEntry("server", keys.getPrivate(), USUAL, new Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, USUAL);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        trusted.put(algorithm, certificate);
        return Sandbox.start(0, SandboxSettings.USUAL, tls);
    }
}
