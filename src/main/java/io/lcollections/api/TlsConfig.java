package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.files.InputFile;
import io.lcollections.json.JsonReader;
import io.lcollections.model.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * Which certificates are trusted, further ones in addition to the trust store, and which client certificate is sent. The
 * stores are named by properties, as in the JSSE reference guide ("Customizing the Default Keystores and Truststores").
 */
public record TlsConfig(UnaryOperator<String> properties, List<X509Certificate> further) {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String KEY_STORE = "javax.net.ssl.keyStore";
    private static final String FILE_HINT =
            "a PEM file contains certificates between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----;"
                    + " openssl pkcs12 -nokeys -in FILE -out NEW.pem converts a key store";
    private static final Pattern PEM_BLOCK =
            Pattern.compile("-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE|PKCS7)-----([^-]*)(-----END \\1-----)?");
    /** Characters of a name; of all hosts it is twice that. */
    private static final int MAX_SHOWN = 80;

    /** Throws if a store cannot be read: the JDK would silently trust nobody. */
    SSLContext context() throws ApiException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        String store = TRUST_STORE;
        try {
            X509ExtendedTrustManager trust = trustManager(load(TRUST_STORE));
            List<X509Certificate> certificates = new ArrayList<>(List.of(trust.getAcceptedIssuers()));
            if (certificates.isEmpty()) {
                throw new FileSystemException(null, null, "it holds no certificates");
            }
            if (certificates.addAll(further)) {
                // Use a single trust manager for all; two would each reject chains known only to the other.
                KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
                all.load(null, null);
                for (X509Certificate certificate : certificates) {
                    all.setCertificateEntry("trusted " + all.size(), certificate);
                }
                trust = trustManager(all);
            }
            store = KEY_STORE;
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(KEY_STORE), password(KEY_STORE));
            context.init(keys.getKeyManagers(), new TrustManager[] {new ExplainingTrustManager(trust)}, null);
            return context;
        } catch (IOException | GeneralSecurityException | RuntimeException failure) {
            String type = property(store + "Type", KeyStore.getDefaultType());
            String reason = failure instanceof FileSystemException
                    ? InputFile.reason(failure)
                    : "its password is wrong, or it is damaged or of another type than " + type;
            String name = property(store, "").isEmpty() ? "of this Java" : "'" + property(store, "") + "'";
            String message = (store.equals(KEY_STORE) ? "the key store " : "the trust store ") + name;
            String hint =
                    "-D" + store + " names it, in LCOLLECTIONS_JAVA_OPTS or another variable with options for Java;"
                            + " otherwise it is that of Java, which JAVA_HOME names";
            SSLException cause = new SSLException(failure);
            throw new ApiException(Kind.UNAVAILABLE, message + " cannot be read: " + reason, hint, cause);
        }
    }

    /** For a store, or for the default trust store of the JDK ({@code null}). */
    private static X509ExtendedTrustManager trustManager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    /** Returns {@code null} if the properties name none. */
    private KeyStore load(String store) throws GeneralSecurityException, IOException {
        String file = property(store, "");
        if (file.isEmpty()) {
            return null;
        }
        KeyStore loaded = KeyStore.getInstance(property(store + "Type", KeyStore.getDefaultType()));
        // Such as the store of Windows, which is no file.
        try (InputStream in = file.equals("NONE") ? null : Files.newInputStream(Path.of(file))) {
            loaded.load(in, password(store));
        }
        return loaded;
    }

    private char[] password(String store) {
        String password = property(store + "Password", "");
        return password.isEmpty() ? null : password.toCharArray();
    }

    private String property(String name, String ifNone) {
        String value = properties.apply(name);
        return value == null || value.isEmpty() ? ifNone : value;
    }

    /** Reads certificates in a form that openssl writes: PEM (RFC 7468) among other content, DER or PKCS#7. */
    public static List<X509Certificate> read(String name, String origin) {
        byte[] bytes = new InputFile(origin, name).readAll(InputStream.nullInputStream(), FILE_HINT, 8 << 20);
        List<Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (bytes.length > 1 && bytes[0] == 0x30 && bytes[1] < 0) {
                certificates.addAll(factory.generateCertificates(new ByteArrayInputStream(bytes)));
            }
            // PEM is ASCII, or UTF-16 as PowerShell writes it.
            Matcher block = PEM_BLOCK.matcher(new String(JsonReader.toUtf8(bytes), StandardCharsets.UTF_8));
            while (block.find()) {
                // Without an end it is cut off, which is no Base64 either.
                String text = block.group(3) == null ? "-" : block.group(2).replaceAll("\\s", "");
                InputStream der = new ByteArrayInputStream(Base64.getDecoder().decode(text));
                // openssl appends trust settings to a certificate, which are not read.
                certificates.addAll(
                        block.group(1).startsWith("TRUSTED")
                                ? List.of(factory.generateCertificate(der))
                                : factory.generateCertificates(der));
            }
        } catch (CertificateException | IllegalArgumentException invalid) {
            throw new UsageException(
                    origin + " '" + name + "' contains a certificate that is damaged or incomplete", FILE_HINT);
        }
        if (certificates.isEmpty()) {
            throw new UsageException(origin + " '" + name + "' contains no certificate", FILE_HINT);
        }
        return certificates.stream().map(X509Certificate.class::cast).toList();
    }

    /** The subject of a certificate, its issuer, its validity and its hosts, in one line; all of it is untrusted text. */
    public static String described(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal()) + ", signed by "
                + name(certificate.getIssuerX500Principal()) + ", valid from " + utcDay(certificate.getNotBefore())
                + " to " + utcDay(certificate.getNotAfter()) + ", for " + hosts(certificate);
    }

    private static String name(X500Principal name) {
        return "'" + ApiErrors.excerpt(name.getName(), MAX_SHOWN) + "'";
    }

    private static String utcDay(Date time) {
        return time.toInstant().toString().replaceFirst("T.*", "");
    }

    private static String hosts(X509Certificate certificate) {
        StringJoiner hosts = new StringJoiner(", ").setEmptyValue("no host");
        try {
            List<List<?>> none = List.of();
            // DNS names and IP addresses (RFC 5280, 4.2.1.6).
            Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), none).stream()
                    .filter(name -> List.of(2, 7).contains(name.get(0)))
                    .forEach(name -> hosts.add(String.valueOf(name.get(1))));
        } catch (CertificateParsingException unreadable) {
            // Shown as one without hosts.
        }
        return ApiErrors.excerpt(hosts.toString(), 2 * MAX_SHOWN);
    }

    /** Which certificate is rejected and why; the hint may be {@code null}. */
    static final class Refusal extends CertificateException {
        final String hint;

        private Refusal(String why, X509Certificate which, String hint, CertificateException cause) {
            super("its certificate " + why + " (" + described(which) + ")", cause);
            this.hint = hint;
        }

        private static Refusal of(X509Certificate[] chain, CertificateException refusal) {
            Throwable reason = refusal;
            while (reason.getCause() != null) {
                reason = reason.getCause();
            }
            X509Certificate shown = chain[0];
            String why = "is refused: " + reason.getMessage();
            String hint = null;
            boolean isExpired = reason instanceof CertificateExpiredException;
            if (isExpired || reason instanceof CertificateNotYetValidException) {
                Date now = new Date();
                for (X509Certificate each : chain) {
                    shown = now.before(each.getNotBefore()) || now.after(each.getNotAfter()) ? each : shown;
                }
                why = isExpired
                        ? "expired on " + utcDay(shown.getNotAfter())
                        : "is not valid before " + utcDay(shown.getNotBefore());
                hint = "its operator must renew it, unless the clock of this machine is wrong";
            } else if (ApiErrors.cause(refusal, CertPathBuilderException.class) != null) {
                why = "is signed by an unknown " + name(chain[chain.length - 1].getIssuerX500Principal());
                hint = "if you trust that signer, for example the proxy of your company, --ca-file PEM names"
                        + " a file with its certificate";
            } else if (reason.getClass() == CertificateException.class) {
                // The JDK throws this type itself only for the host.
                why = "is for other hosts";
                hint = "is the host of the base URL right?";
            }
            return new Refusal(why, shown, hint, refusal);
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
        public X509Certificate[] getAcceptedIssuers() {
            return delegate.getAcceptedIssuers();
        }

        // The client of HTTP uses only the methods above, and it checks no clients.

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException();
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
    }
}
