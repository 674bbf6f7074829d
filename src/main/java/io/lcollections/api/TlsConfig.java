package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.files.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which certificates are trusted, and which client certificate is sent to servers that request one.
 *
 * @param trustStore replaces the trust store of the JDK
 * @param further certificates to trust in addition to the trust store
 * @param keyStore the client certificate and its key
 */
public record TlsConfig(Optional<Store> trustStore, List<X509Certificate> further, Optional<Store> keyStore) {
    /** In messages of the JDK that say nothing to a user. */
    private static final String NAME_OF_CLASS =
            "(?s).*(\\b(java|javax|jdk|sun)\\.\\w|\\b\\w*Exception\\b|Der(Input|Value)|lengthTag|tag (type|error)).*";

    /**
     * A key store as the properties of the JDK name it. Source: "Customizing the Default Keystores and Truststores" in
     * the JSSE reference guide.
     *
     * @param property such as {@code javax.net.ssl.keyStore}
     * @param file or {@code NONE} for a store that is in no file, such as a smart card
     * @param provider empty for any
     * @param password {@code null} for none
     */
    record Store(String property, String file, String type, String provider, char[] password) {
        private static Optional<Store> of(UnaryOperator<String> properties, String property) {
            UnaryOperator<String> values = name -> Objects.requireNonNullElse(properties.apply(property + name), "");
            String file = values.apply("");
            String type = values.apply("Type");
            String password = values.apply("Password");
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Store(
                            property,
                            file,
                            type.isEmpty() ? KeyStore.getDefaultType() : type,
                            values.apply("Provider"),
                            password.isEmpty() ? null : password.toCharArray()));
        }

        private KeyStore load() throws GeneralSecurityException, IOException {
            KeyStore store = provider.isEmpty() ? KeyStore.getInstance(type) : KeyStore.getInstance(type, provider);
            try (InputStream in = file.equals("NONE") ? null : Files.newInputStream(Path.of(file))) {
                store.load(in, password);
            }
            return store;
        }

        private ApiException unreadable(String kind, Exception cause) {
            String reason = null;
            for (Throwable at = cause; at != null; at = at.getCause()) {
                // Prefer the message of an IOException; the causes of a wrong password say nothing to a user.
                if (at instanceof IOException reading) {
                    reason = reading.getMessage() == null ? "it is cut off" : FileFailure.of(reading);
                } else if (reason == null && at.getCause() == null) {
                    reason = at.getMessage();
                }
            }
            if (reason == null || reason.matches(NAME_OF_CLASS)) {
                reason = "it is damaged, or of another type than " + type;
            }
            return TlsConfig.unreadable(
                    "the " + kind + " '" + file + "' cannot be read: " + reason,
                    "-D" + property + " names it, in LCOLLECTIONS_JAVA_OPTS or another variable with options for Java",
                    cause);
        }
    }

    /** Uses the JDK's own properties: {@code javax.net.ssl.trustStore} and {@code javax.net.ssl.keyStore}. */
    public static TlsConfig of(UnaryOperator<String> properties, List<X509Certificate> further) {
        return new TlsConfig(
                Store.of(properties, "javax.net.ssl.trustStore"),
                further,
                Store.of(properties, "javax.net.ssl.keyStore"));
    }

    /** Throws if a store cannot be read. The flag becomes true when a server requests a client certificate. */
    SSLContext context(AtomicBoolean certificateRequested) throws ApiException, GeneralSecurityException {
        KeyManager[] keys = {new ClientKeyManager(keyManager(), certificateRequested)};
        TrustManager[] trust = {new ExplainingTrustManager(trustManager())};
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }

    private X509ExtendedKeyManager keyManager() throws ApiException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (keyStore.isEmpty()) {
            factory.init(null, null);
        } else {
            Store store = keyStore.get();
            try {
                // A smart card is protected by its PIN; its keys have no password of their own.
                factory.init(store.load(), store.type().equalsIgnoreCase("PKCS11") ? null : store.password());
            } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
                throw store.unreadable("key store", unreadable);
            }
        }
        return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    private X509ExtendedTrustManager trustManager() throws ApiException {
        try {
            // Loaded here, because the JDK would silently trust nobody if the file is missing.
            KeyStore store = trustStore.isPresent() ? trustStore.get().load() : null;
            X509ExtendedTrustManager manager = trustManager(store);
            if (manager.getAcceptedIssuers().length == 0) {
                throw new IOException("it holds no certificates");
            }
            return further.isEmpty() ? manager : withFurther(manager.getAcceptedIssuers());
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            if (trustStore.isPresent()) {
                throw trustStore.get().unreadable("trust store", unreadable);
            }
            String message = "the trust store of this Java cannot be read: " + unreadable.getMessage();
            String hint = "this Java was installed without certificates; set JAVA_HOME to another one";
            throw unreadable(message, hint, unreadable);
        }
    }

    /** Use a single trust manager for all certificates; two would each reject chains known only to the other. */
    private X509ExtendedTrustManager withFurther(X509Certificate... trusted)
            throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        List<X509Certificate> certificates = new ArrayList<>(List.of(trusted));
        certificates.addAll(further);
        for (X509Certificate certificate : certificates) {
            all.setCertificateEntry("trusted " + all.size(), certificate);
        }
        return trustManager(all);
    }

    /** For a store, or for the default trust store of the JDK ({@code null}). */
    private static X509ExtendedTrustManager trustManager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private static ApiException unreadable(String message, String hint, Exception cause) {
        return new ApiException(Kind.UNAVAILABLE, message, hint, new SSLException(cause));
    }

    /** Sends the client certificate, and remembers that a server requested one: some just hang up without one. */
    private static final class ClientKeyManager extends X509ExtendedKeyManager {
        private final X509ExtendedKeyManager delegate;
        private final AtomicBoolean requested;

        ClientKeyManager(X509ExtendedKeyManager delegate, AtomicBoolean requested) {
            this.delegate = delegate;
            this.requested = requested;
        }

        @Override
        public String chooseEngineClientAlias(String[] keyType, Principal[] issuers, SSLEngine engine) {
            requested.set(true);
            return delegate.chooseEngineClientAlias(keyType, issuers, engine);
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return delegate.chooseClientAlias(keyType, issuers, socket);
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return delegate.getClientAliases(keyType, issuers);
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return delegate.getServerAliases(keyType, issuers);
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return delegate.chooseServerAlias(keyType, issuers, socket);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return delegate.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return delegate.getPrivateKey(alias);
        }
    }
}
