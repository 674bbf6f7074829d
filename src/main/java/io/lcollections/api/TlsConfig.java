package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.files.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * Which certificates are trusted, and which client certificate is sent to servers that request one.
 *
 * @param properties those of the JDK, which name a trust store and a key store. Source: "Customizing the Default Keystores
 *     and Truststores" in the JSSE reference guide
 * @param further certificates to trust in addition to the trust store
 */
public record TlsConfig(UnaryOperator<String> properties, List<X509Certificate> further) {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String KEY_STORE = "javax.net.ssl.keyStore";

    /** Throws if a store cannot be read: the JDK would silently trust nobody. */
    SSLContext context() throws ApiException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager trust = new ExplainingTrustManager(trustManager());
        context.init(keyManagers(), new TrustManager[] {trust}, null);
        return context;
    }

    /** The value of a property; empty if it is not set. */
    private String property(String name) {
        return Objects.requireNonNullElse(properties.apply(name), "");
    }

    private char[] password(String store) {
        String password = property(store + "Password");
        return password.isEmpty() ? null : password.toCharArray();
    }

    private String type(String store) {
        String type = property(store + "Type");
        return type.isEmpty() ? KeyStore.getDefaultType() : type;
    }

    /** Returns {@code null} if the properties name none. */
    private KeyStore load(String store) throws GeneralSecurityException, IOException {
        String file = property(store);
        if (file.isEmpty()) {
            return null;
        }
        KeyStore loaded = KeyStore.getInstance(type(store));
        // Such as the store of Windows, which is no file.
        try (InputStream in = file.equals("NONE") ? null : Files.newInputStream(Path.of(file))) {
            loaded.load(in, password(store));
        }
        return loaded;
    }

    private KeyManager[] keyManagers() throws ApiException {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(load(KEY_STORE), password(KEY_STORE));
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException | RuntimeException failure) {
            throw unreadable("key store", KEY_STORE, failure);
        }
    }

    private X509ExtendedTrustManager trustManager() throws ApiException {
        try {
            X509ExtendedTrustManager manager = trustManager(load(TRUST_STORE));
            X509Certificate[] trusted = manager.getAcceptedIssuers();
            if (trusted.length == 0) {
                throw new FileSystemException(null, null, "it holds no certificates");
            }
            if (further.isEmpty()) {
                return manager;
            }
            // Use a single trust manager for all certificates; two would each reject chains known only to the other.
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            List<X509Certificate> certificates = new ArrayList<>(List.of(trusted));
            certificates.addAll(further);
            for (X509Certificate certificate : certificates) {
                all.setCertificateEntry("trusted " + all.size(), certificate);
            }
            return trustManager(all);
        } catch (IOException | GeneralSecurityException | RuntimeException failure) {
            throw unreadable("trust store", TRUST_STORE, failure);
        }
    }

    /** For a store, or for the default trust store of the JDK ({@code null}). */
    private static X509ExtendedTrustManager trustManager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private ApiException unreadable(String kind, String store, Exception cause) {
        String file = property(store);
        String reason = "it is damaged, or of another type than " + type(store);
        if (cause instanceof FileSystemException) {
            reason = InputFile.reason(cause);
        } else if (cause instanceof UnrecoverableKeyException
                || cause.getCause() instanceof UnrecoverableKeyException) {
            reason = "its password is wrong";
        }
        String name = file.isEmpty() ? "of this Java" : "'" + file + "'";
        String hint = file.isEmpty()
                ? "this Java was installed without certificates; set JAVA_HOME to another one"
                : "-D" + store + " names it, in LCOLLECTIONS_JAVA_OPTS or another variable with options for Java";
        String message = "the " + kind + " " + name + " cannot be read: " + reason;
        return new ApiException(Kind.UNAVAILABLE, message, hint, new SSLException(cause));
    }

    /** The subject of a certificate, its issuer, its validity and its hosts, in one line; all of it is untrusted text. */
    public static String described(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal()) + ", signed by "
                + name(certificate.getIssuerX500Principal()) + ", valid from " + day(certificate.getNotBefore())
                + " to " + day(certificate.getNotAfter()) + ", for " + hosts(certificate);
    }

    private static String name(X500Principal name) {
        return "'" + ApiErrors.excerpt(name.getName(), 80) + "'";
    }

    /** In UTC, such as {@code 2026-01-31}. */
    private static String day(Date time) {
        return time.toInstant().toString().replaceFirst("T.*", "");
    }

    private static String hosts(X509Certificate certificate) {
        List<String> hosts = new ArrayList<>();
        try {
            List<List<?>> none = List.of();
            for (List<?> name : Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), none)) {
                // DNS names and IP addresses (RFC 5280, 4.2.1.6).
                if (List.of(2, 7).contains(name.get(0))) {
                    hosts.add(ApiErrors.excerpt(String.valueOf(name.get(1)), 80));
                }
            }
        } catch (CertificateParsingException unreadable) {
            // Shown as one without hosts.
        }
        int shown = Math.min(4, hosts.size());
        int more = hosts.size() - shown;
        String first = String.join(", ", hosts.subList(0, shown));
        return hosts.isEmpty() ? "no host" : more > 0 ? first + " and " + more + " more" : first;
    }

    /** Which certificate is rejected and why; the hint may be {@code null}. */
    static final class Refusal extends CertificateException {
        final String hint;

        private Refusal(String why, X509Certificate which, String hint, CertificateException cause) {
            super("its certificate " + why + " (" + described(which) + ")", cause);
            this.hint = hint;
        }

        private static Refusal of(X509Certificate[] chain, CertificateException refusal) {
            Throwable innermost = refusal;
            for (Throwable at = refusal; at != null; at = at.getCause()) {
                if (at instanceof CertificateExpiredException) {
                    X509Certificate which = outdated(chain);
                    String hint = "its operator must renew it, unless the clock of this machine is wrong";
                    return new Refusal("expired on " + day(which.getNotAfter()), which, hint, refusal);
                }
                if (at instanceof CertificateNotYetValidException) {
                    X509Certificate which = outdated(chain);
                    String why = "is not valid before " + day(which.getNotBefore());
                    return new Refusal(why, which, "is the clock of this machine right?", refusal);
                }
                if (at instanceof CertPathBuilderException) {
                    String signer = name(chain[chain.length - 1].getIssuerX500Principal());
                    String hint = "if you trust that signer, for example the proxy of your company, --ca-file PEM names"
                            + " a file with its certificate";
                    return new Refusal("is signed by an unknown " + signer, chain[0], hint, refusal);
                }
                innermost = at;
            }
            // The JDK throws this type itself only for the host.
            return innermost.getClass() == CertificateException.class
                    ? new Refusal("is for other hosts", chain[0], "is the host of the base URL right?", refusal)
                    : new Refusal("is refused: " + innermost.getMessage(), chain[0], null, refusal);
        }

        /** The last certificate that is not valid now. */
        private static X509Certificate outdated(X509Certificate... chain) {
            Date now = new Date();
            X509Certificate last = chain[0];
            for (X509Certificate each : chain) {
                last = now.before(each.getNotBefore()) || now.after(each.getNotAfter()) ? each : last;
            }
            return last;
        }
    }

    /** Checks certificates with the JDK's trust manager, and explains which one is rejected and why. */
    private static final class ExplainingTrustManager extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager delegate;

        ExplainingTrustManager(X509ExtendedTrustManager delegate) {
            this.delegate = delegate;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws Refusal {
            try {
                delegate.checkServerTrusted(chain, type, engine);
            } catch (CertificateException refusal) {
                throw Refusal.of(chain, refusal);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            delegate.checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            delegate.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return delegate.getAcceptedIssuers();
        }
    }
}
