package io.lcollections.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * Makes the certificate of a server on the loopback address that signs for itself (RFC 5280, in DER): the JDK can make
 * one too, but only with a program that smaller runtimes do not have.
 */
final class SelfSigned {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8 = 0x0c;
    private static final int TIME = 0x17;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final int DNS_NAME = 0x82;

    private static final byte[] COMMON_NAME = bytes(0x06, 0x03, 0x55, 0x04, 0x03);
    private static final byte[] ALTERNATIVE_NAME = bytes(0x06, 0x03, 0x55, 0x1d, 0x11);
    private static final byte[] ECDSA_SHA256 = bytes(0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02);
    private static final byte[] RSA_SHA256 =
            bytes(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00);

    private SelfSigned() {}

    /**
     * A certificate for {@code localhost}, good until 2049.
     *
     * @param keys of EC or RSA
     */
    static X509Certificate of(KeyPair keys) throws GeneralSecurityException {
        boolean isRsa = keys.getPublic().getAlgorithm().equals("RSA");
        byte[] algorithm = der(SEQUENCE, isRsa ? RSA_SHA256 : ECDSA_SHA256);
        byte[] content = content(keys.getPublic(), algorithm);
        Signature signature = Signature.getInstance(isRsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] certificate = der(SEQUENCE, content, algorithm, der(BIT_STRING, bytes(0), signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] content(PublicKey key, byte[] algorithm) {
        byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8, text("localhost")))));
        byte[] names = der(SEQUENCE, der(DNS_NAME, text("localhost")));
        return der(
                SEQUENCE,
                der(VERSION, der(INTEGER, bytes(2))),
                der(INTEGER, BigInteger.ONE.toByteArray()),
                algorithm,
                name,
                der(SEQUENCE, der(TIME, text("200101000000Z")), der(TIME, text("491231235959Z"))),
                name,
                key.getEncoded(),
                der(EXTENSIONS, der(SEQUENCE, der(SEQUENCE, ALTERNATIVE_NAME, der(OCTET_STRING, names)))));
    }

    /** A value with its tag and its length before it. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        // In as few bytes as it takes: a reader writes it anew to check the signature.
        if (value.size() >= 0x100) {
            all.write(0x82);
            all.write(value.size() >> 8);
        } else if (value.size() >= 0x80) {
            all.write(0x81);
        }
        all.write(value.size());
        all.writeBytes(value.toByteArray());
        return all.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
