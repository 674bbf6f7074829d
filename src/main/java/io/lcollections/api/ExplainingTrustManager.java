package io.lcollections.api;

import java.net.Socket;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;

/** Checks certificates with the JDK's trust manager, and explains which one is rejected and why. */
public final class ExplainingTrustManager extends X509ExtendedTrustManager {
    private static final int MAX_NAME = 80;
    private static final int MAX_HOSTS = 4;
    /** The types of alternative names that are hosts: DNS names and IP addresses (RFC 5280, 4.2.1.6). */
    private static final List<Integer> HOST_TYPES = List.of(2, 7);

    private static final List<List<?>> NO_NAMES = List.of();

    private final X509ExtendedTrustManager delegate;

    ExplainingTrustManager(X509ExtendedTrustManager delegate) {
        this.delegate = delegate;
    }

    /** Which certificate is rejected and why; the hint may be {@code null}. */
    static final class Refusal extends CertificateException {
        final String hint;

        private Refusal(String why, X509Certificate which, String hint, CertificateException cause) {
            super("its certificate " + why + " (" + described(which) + ")", cause);
            this.hint = hint;
        }
    }

    /** The subject of a certificate, its issuer, its validity and its hosts, in one line; all of it is untrusted text. */
    public static String described(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal()) + ", signed by "
                + name(certificate.getIssuerX500Principal()) + ", valid from " + day(certificate.getNotBefore())
                + " to " + day(certificate.getNotAfter()) + ", for " + hosts(certificate);
    }

    private static String name(X500Principal name) {
        return "'" + ApiErrors.excerpt(name.getName(), MAX_NAME) + "'";
    }

    /** In UTC, such as {@code 2026-01-31}. */
    private static String day(Date time) {
        return time.toInstant().toString().replaceFirst("T.*", "");
    }

    private static String hosts(X509Certificate certificate) {
        List<String> hosts = new ArrayList<>();
        try {
            for (List<?> name : Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), NO_NAMES)) {
                if (HOST_TYPES.contains(name.get(0))) {
                    hosts.add(ApiErrors.excerpt(String.valueOf(name.get(1)), MAX_NAME));
                }
            }
        } catch (CertificateParsingException unreadable) {
            // Shown as one without hosts.
        }
        int more = hosts.size() - MAX_HOSTS;
        String first = hosts.stream().limit(MAX_HOSTS).collect(Collectors.joining(", "));
        return hosts.isEmpty() ? "no host" : more > 0 ? first + " and " + more + " more" : first;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        try {
            delegate.checkServerTrusted(chain, type, engine);
        } catch (CertificateException refusal) {
            throw explained(chain, type, refusal);
        }
    }

    private Refusal explained(X509Certificate[] chain, String type, CertificateException refusal) {
        Date now = new Date();
        Throwable innermost = refusal;
        for (Throwable at = refusal; at != null; at = at.getCause()) {
            if (at instanceof CertificateExpiredException) {
                X509Certificate which = last(chain, each -> each.getNotAfter().before(now));
                String hint = "its operator must renew it, unless the clock of this machine is wrong";
                return new Refusal("expired on " + day(which.getNotAfter()), which, hint, refusal);
            }
            if (at instanceof CertificateNotYetValidException) {
                X509Certificate which = last(chain, each -> each.getNotBefore().after(now));
                String why = "is not valid before " + day(which.getNotBefore());
                return new Refusal(why, which, "is the clock of this machine right?", refusal);
            }
            if (at instanceof CertPathBuilderException) {
                return unknownSigner(chain, refusal);
            }
            innermost = at;
        }
        try {
            // The check without a connection ignores the host.
            delegate.checkServerTrusted(chain, type);
        } catch (CertificateException again) {
            return new Refusal("is refused: " + innermost.getMessage(), chain[0], null, refusal);
        }
        String hint = "if it is the right server, use one of those names";
        return new Refusal("is for other hosts", chain[0], hint, refusal);
    }

    private static X509Certificate last(X509Certificate[] chain, Predicate<X509Certificate> condition) {
        return Stream.of(chain).filter(condition).reduce(chain[0], (before, after) -> after);
    }

    private static Refusal unknownSigner(X509Certificate[] chain, CertificateException refusal) {
        X509Certificate last = chain[chain.length - 1];
        X500Principal issuer = last.getIssuerX500Principal();
        boolean isSelfSigned =
                chain.length == 1 && last.getSubjectX500Principal().equals(issuer);
        String signer = isSelfSigned ? "itself alone" : "an unknown " + name(issuer);
        String hint = "if you trust that signer, for example the proxy of your company, --ca-file PEM names a file"
                + " with its certificate";
        return new Refusal("is signed by " + signer, chain[0], hint, refusal);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        delegate.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        delegate.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        delegate.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        delegate.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        delegate.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return delegate.getAcceptedIssuers();
    }
}
