package io.lcollections.api;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** A certificate in a line. All names in it are of strangers' making. */
final class CertificateText {
    private static final int MOST_OF_A_NAME = 80;
    private static final int MOST_HOSTS = 4;

    /** The kinds of names that are hosts; source: RFC 5280, 4.2.1.6. */
    private static final int DNS_NAME = 2;

    private static final int ADDRESS = 7;

    private CertificateText() {}

    /** Whose it is, who signed it, when it is good and for which hosts. */
    static String of(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal()) + ", signed by "
                + name(certificate.getIssuerX500Principal()) + ", good from " + day(certificate.getNotBefore()) + " to "
                + day(certificate.getNotAfter()) + ", for " + hosts(certificate);
    }

    /** In quotes. */
    static String name(X500Principal name) {
        return "'" + Excerpt.of(name.getName(), MOST_OF_A_NAME) + "'";
    }

    /** In UTC, such as {@code 2026-01-31}. */
    static String day(Date time) {
        String iso = time.toInstant().toString();
        return iso.substring(0, iso.indexOf('T'));
    }

    private static String hosts(X509Certificate certificate) {
        List<String> hosts = new ArrayList<>();
        for (List<?> name : names(certificate)) {
            if (name.get(0).equals(DNS_NAME) || name.get(0).equals(ADDRESS)) {
                hosts.add(Excerpt.of(String.valueOf(name.get(1)), MOST_OF_A_NAME));
            }
        }
        if (hosts.isEmpty()) {
            return "no host";
        }
        String first = String.join(", ", hosts.subList(0, Math.min(hosts.size(), MOST_HOSTS)));
        return hosts.size() > MOST_HOSTS ? first + " and " + (hosts.size() - MOST_HOSTS) + " more" : first;
    }

    private static Collection<List<?>> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}
