package io.lcollections.api;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Date;

/** The certificate of a server is not believed: which one it is, and why. */
final class CertificateRefusal extends CertificateException implements NearFailure {
    private static final long serialVersionUID = 1;
    private static final String CLOCK = "its operator must renew it, unless the clock of this machine is wrong";

    private final String hint;

    private CertificateRefusal(String why, X509Certificate which, String hint, CertificateException cause) {
        super("its certificate " + why + " (" + CertificateText.of(which) + ")", cause);
        this.hint = hint;
    }

    /**
     * @param chain what the server has shown, its own first
     * @param refusal what the JDK says of it
     */
    static CertificateRefusal of(X509Certificate[] chain, CertificateException refusal) {
        Throwable innermost = refusal;
        for (Throwable at = refusal; at != null; at = at.getCause()) {
            if (at instanceof CertificateExpiredException) {
                return expired(chain, refusal);
            }
            if (at instanceof CertificateNotYetValidException) {
                return early(chain, refusal);
            }
            if (at instanceof CertPathBuilderException) {
                return unknown(chain, refusal);
            }
            innermost = at;
        }
        String reason = String.valueOf(innermost.getMessage());
        if (reason.matches("(?s)No (subject alternative|name matching) .*")) {
            return new CertificateRefusal(
                    "is for other hosts", chain[0], "ask it by one of those names, if it is the right one", refusal);
        }
        return new CertificateRefusal("is refused: " + reason, chain[0], null, refusal);
    }

    private static CertificateRefusal expired(X509Certificate[] chain, CertificateException refusal) {
        X509Certificate which = chain[0];
        Date now = new Date();
        for (X509Certificate each : chain) {
            which = each.getNotAfter().before(now) ? each : which;
        }
        return new CertificateRefusal("expired on " + CertificateText.day(which.getNotAfter()), which, CLOCK, refusal);
    }

    private static CertificateRefusal early(X509Certificate[] chain, CertificateException refusal) {
        X509Certificate which = chain[0];
        Date now = new Date();
        for (X509Certificate each : chain) {
            which = each.getNotBefore().after(now) ? each : which;
        }
        String why = "is not good before " + CertificateText.day(which.getNotBefore());
        return new CertificateRefusal(why, which, "is the clock of this machine right?", refusal);
    }

    private static CertificateRefusal unknown(X509Certificate[] chain, CertificateException refusal) {
        X509Certificate last = chain[chain.length - 1];
        boolean ownSigner = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
        String signer = CertificateText.name(last.getIssuerX500Principal());
        return new CertificateRefusal(
                ownSigner && chain.length == 1 ? "is signed by itself alone" : "is signed by an unknown " + signer,
                chain[0],
                "if you know that signer, as the proxy of your company for example, --ca-file PEM names a file with its"
                        + " certificate",
                refusal);
    }

    /** The way out; {@code null} where there is none to tell. */
    String hint() {
        return hint;
    }
}
