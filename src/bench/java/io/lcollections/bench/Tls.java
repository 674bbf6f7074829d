package io.lcollections.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its certificate, made for this run in a folder that goes with it, and stores that trust it. */
final class Tls implements AutoCloseable {
    /** Of the key that there is unless another is asked for. */
    static final String EC = "ec";

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "bench";
    private static final int LINE = 64;

    private final Path folder;
    private final KeyStore keys;

    private Tls(Path folder, KeyStore keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /** @param key {@code ec} for P-256, or {@code rsa} for RSA of 2048 bits */
    static Tls make(String key, Jdk jdk) throws IOException, InterruptedException, GeneralSecurityException {
        // Not in the folder of the build: options of the JVM are words, and its path may hold a blank.
        Path folder = Files.createTempDirectory("lcollections-bench");
        Path keys = folder.resolve("key.p12");
        keytool(
                jdk,
                "-genkeypair",
                keys,
                kind(key),
                "-storetype PKCS12 -validity 2 -dname CN=localhost" + " -ext SAN=ip:127.0.0.1,dns:localhost");
        Tls tls = new Tls(folder, KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()));
        Base64.Encoder encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        Files.writeString(
                tls.certificate(),
                "-----BEGIN CERTIFICATE-----\n"
                        + encoder.encodeToString(tls.trusted().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return tls;
    }

    private static String kind(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case EC -> "-keyalg EC -groupname secp256r1";
            case "rsa" -> "-keyalg RSA -keysize 2048";
            default -> throw new IllegalArgumentException("-Dbench.https.key is ec or rsa, not " + key);
        };
    }

    private static void keytool(Jdk jdk, String action, Path store, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.tool("keytool")));
        // As the stores of newer JDKs are: without a password, which would cost each start-up 85 ms.
        command.addAll(List.of("-J-Dkeystore.pkcs12.macAlgorithm=NONE", action, "-alias", ALIAS));
        command.addAll(List.of("-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE", "-noprompt"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Stream.of(options).map(words -> words.split(" ")).forEach(words -> command.addAll(List.of(words)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + "\n" + said.strip());
        }
    }

    private Certificate trusted() throws GeneralSecurityException {
        return keys.getCertificate(ALIAS);
    }

    /** In the form that curl takes. */
    Path certificate() {
        return folder.resolve("certificate.pem");
    }

    /** The store of a JDK with the certificate added, so that what a whole store costs is measured. */
    Path trustStore(Jdk jdk) throws IOException, InterruptedException {
        Path store = folder.resolve("trust-" + Integer.toHexString(jdk.home().hashCode()));
        if (!Files.exists(store)) {
            try (InputStream own = Files.newInputStream(jdk.home().resolve("lib/security/cacerts"))) {
                Files.copy(own, store);
            }
            keytool(jdk, "-importcert", store, "-file " + certificate());
        }
        return store;
    }

    /** For a server with the key, and for a client that trusts nothing else. */
    SSLContext context() throws GeneralSecurityException, IOException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(ALIAS, trusted());
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Tls::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
