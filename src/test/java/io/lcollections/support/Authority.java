package io.lcollections.support;

import static io.lcollections.support.Der.sequence;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Signs certificates (RFC 5280), good ones and bad ones. */
public final class Authority {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2049-12-31T23:59:59Z");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final byte[] COMMON_NAME = oid("550403");
    private static final byte[] ALTERNATIVE_NAME = oid("551d11");
    private static final byte[] BASIC_CONSTRAINTS = oid("551d13");
    private static final byte[] ECDSA_SHA256 = oid("2a8648ce3d040302");

    private final String name;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;

    /** With a certificate that it signed itself. */
    public Authority(String name) {
        this.name = name;
        byte[] isAuthority = sequence(BASIC_CONSTRAINTS, Der.TRUE, Der.octets(sequence(Der.TRUE)));
        this.certificate = signed(name, FROM, TO, keys.getPublic(), isAuthority);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public PrivateKey key() {
        return keys.getPrivate();
    }

    /** A key with a certificate that is good today. */
    public Identity issue(String subject, String... hosts) {
        return issue(FROM, TO, subject, hosts);
    }

    /**
     * @param subject its common name
     * @param hosts names, and addresses in digits
     */
    public Identity issue(Instant from, Instant to, String subject, String... hosts) {
        KeyPair own = keys();
        List<byte[]> names = new ArrayList<>();
        for (String host : hosts) {
            names.add(alternative(host));
        }
        byte[] alternatives = sequence(ALTERNATIVE_NAME, Der.octets(sequence(names.toArray(new byte[0][]))));
        return new Identity(own.getPrivate(), signed(subject, from, to, own.getPublic(), alternatives));
    }

    private static byte[] alternative(String host) {
        try {
            return host.matches("[\\d.]+|.*:.*")
                    ? Der.value(0x87, InetAddress.getByName(host).getAddress())
                    : Der.value(0x82, host.getBytes(StandardCharsets.US_ASCII));
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException(host, noAddress);
        }
    }

    private X509Certificate signed(String subject, Instant from, Instant to, PublicKey key, byte[] extension) {
        byte[] algorithm = sequence(ECDSA_SHA256);
        byte[] content = sequence(
                Der.value(0xa0, Der.value(0x02, new byte[] {2})),
                Der.value(
                        0x02,
                        BigInteger.valueOf(subject.hashCode() & 0x7fffffff).toByteArray()),
                algorithm,
                distinguished(name),
                sequence(time(from), time(to)),
                distinguished(subject),
                key.getEncoded(),
                Der.value(0xa3, sequence(extension)));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] bytes = sequence(content, algorithm, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] distinguished(String commonName) {
        return sequence(Der.value(0x31, sequence(COMMON_NAME, Der.utf8(commonName))));
    }

    private static byte[] time(Instant time) {
        return Der.value(0x17, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(String hex) {
        return Der.value(0x06, HexFormat.of().parseHex(hex));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
