package io.lcollections.support;

import java.security.cert.X509Certificate;
import java.time.Instant;
import okhttp3.tls.HeldCertificate;

/** Issues certificates, valid and invalid ones. */
public final class Authority {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2049-12-31T23:59:59Z");

    private final HeldCertificate own;

    public Authority(String name) {
        own = new HeldCertificate.Builder()
                .commonName(name)
                .certificateAuthority(0)
                .validityInterval(FROM.toEpochMilli(), TO.toEpochMilli())
                .build();
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    /** The authority as a server that shows its own certificate. */
    public Identity identity() {
        return new Identity(own);
    }

    public Identity issue(String commonName, String... hosts) {
        return issue(FROM, TO, commonName, hosts);
    }

    public Identity issue(Instant from, Instant to, String commonName, String... hosts) {
        HeldCertificate.Builder builder = new HeldCertificate.Builder()
                .commonName(commonName)
                .signedBy(own)
                .validityInterval(from.toEpochMilli(), to.toEpochMilli());
        for (String host : hosts) {
            builder.addSubjectAlternativeName(host);
        }
        return new Identity(builder.build());
    }
}
