package io.lcollections.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A certificate as the JDK reads it. */
class SelfSignedTest {
    private static final int DNS_NAME = 2;

    /** Lengths below 128 and above, and signatures with and without a zero before them. */
    @ParameterizedTest
    @CsvSource({
        "EC, 256, SHA256withECDSA",
        "EC, 384, SHA256withECDSA",
        "RSA, 2048, SHA256withRSA",
        "RSA, 3072, SHA256withRSA"
    })
    void isSignedByItsOwnKeyForLocalhost(String algorithm, int bits, String signature) throws GeneralSecurityException {
        KeyPair keys = keys(algorithm, bits);
        X509Certificate certificate = SelfSigned.of(keys);
        certificate.verify(keys.getPublic());
        assertEquals(signature, certificate.getSigAlgName());
        assertArrayEquals(
                keys.getPublic().getEncoded(), certificate.getPublicKey().getEncoded());
        assertEquals(List.of(List.of(DNS_NAME, "localhost")), List.copyOf(certificate.getSubjectAlternativeNames()));
        assertEquals("CN=localhost", certificate.getSubjectX500Principal().getName());
        assertEquals(certificate.getSubjectX500Principal(), certificate.getIssuerX500Principal());
        assertEquals(3, certificate.getVersion());
        assertEquals(
                "2020-01-01T00:00:00Z", certificate.getNotBefore().toInstant().toString());
        assertEquals(
                Instant.parse("2049-12-31T23:59:59Z"), certificate.getNotAfter().toInstant());
        assertEquals(Set.of("2.5.29.17"), certificate.getNonCriticalExtensionOIDs());
    }

    @ParameterizedTest
    @CsvSource({"EC, 256", "RSA, 2048"})
    void isNotSignedByAnother(String algorithm, int bits) throws GeneralSecurityException {
        X509Certificate certificate = SelfSigned.of(keys(algorithm, bits));
        KeyPair other = keys(algorithm, bits);
        assertThrows(SignatureException.class, () -> certificate.verify(other.getPublic()));
    }

    private static KeyPair keys(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
