package io.lcollections.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
        byte[] isAuthority = Der.sequence(BASIC_CONSTRAINTS, Der.TRUE, Der.octets(Der.sequence(Der.TRUE)));
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
        byte[] alternatives = Der.sequence(ALTERNATIVE_NAME, Der.octets(Der.sequence(names.toArray(new byte[0][]))));
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
        byte[] algorithm = Der.sequence(ECDSA_SHA256);
        byte[] content = Der.sequence(
                Der.value(0xa0, Der.value(0x02, new byte[] {2})),
                Der.value(
                        0x02,
                        BigInteger.valueOf(subject.hashCode() & 0x7fffffff).toByteArray()),
                algorithm,
                distinguished(name),
                Der.sequence(time(from), time(to)),
                distinguished(subject),
                key.getEncoded(),
                Der.value(0xa3, Der.sequence(extension)));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] bytes = Der.sequence(content, algorithm, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] distinguished(String commonName) {
        return Der.sequence(Der.value(0x31, Der.sequence(COMMON_NAME, Der.utf8(commonName))));
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

    /** Values in the encoding of certificates (X.690), each with its tag and its length before it. */
    private static final class Der {
        private static final int BOOLEAN = 0x01;
        private static final int BIT_STRING = 0x03;
        private static final int OCTET_STRING = 0x04;
        private static final int UTF8 = 0x0c;
        private static final int SEQUENCE = 0x30;

        static final byte[] TRUE = value(BOOLEAN, new byte[] {(byte) 0xff});

        private Der() {}

        static byte[] sequence(byte[]... parts) {
            return value(SEQUENCE, parts);
        }

        static byte[] octets(byte[] content) {
            return value(OCTET_STRING, content);
        }

        static byte[] bits(byte[] content) {
            return value(BIT_STRING, new byte[] {0}, content);
        }

        static byte[] utf8(String text) {
            return value(UTF8, text.getBytes(StandardCharsets.UTF_8));
        }

        static byte[] value(int tag, byte[]... parts) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                content.writeBytes(part);
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(tag);
            if (content.size() >= 0x100) {
                all.write(0x82);
                all.write(content.size() >> 8);
            } else if (content.size() >= 0x80) {
                all.write(0x81);
            }
            all.write(content.size());
            all.writeBytes(content.toByteArray());
            return all.toByteArray();
        }
    }
}
