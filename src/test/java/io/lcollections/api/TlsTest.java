package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Authority;
import io.lcollections.support.Identity;
import io.lcollections.support.Run;
import io.lcollections.support.SecureServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server certificates are accepted, with --ca-file too, and which client certificate is sent. */
class TlsTest {
    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String KEYS = "javax.net.ssl.keyStore";
    private static final Authority TRUSTED = new Authority("an authority of the test");
    private static final Authority STRANGER = new Authority("nobody knows it");
    private static final Identity GOOD = TRUSTED.issue("localhost", "localhost");
    private static final String ROWS = SecureServer.ROWS + "\n";

    @TempDir
    private Path directory;

    private String trusted;

    @BeforeEach
    void trust() throws IOException, GeneralSecurityException {
        trusted =
                Identity.writeTrustStore(TRUSTED, directory.resolve("trusted")).toString();
    }

    private Run trusting() {
        return withStore(Run.with(), TRUST, trusted, Identity.PASSWORD);
    }

    private static Run withStore(Run run, String property, String store, String password) {
        return run.property(property, store).property(property + "Password", password);
    }

    private static Run.Result ask(Run run, Identity shown, String host, String... more) {
        try (SecureServer server = new SecureServer(shown.server(TRUSTED), false)) {
            return run.given("--base-url", server.base(host), "-a", "1", "-o", "raw")
                    .args(more);
        }
    }

    private static Identity issue(String from, Authority authority, String... hosts) {
        Instant begin = Instant.parse(from);
        return authority.issue(begin, begin.plusSeconds(1), hosts[0], hosts);
    }

    static Stream<Arguments> certificates() {
        Identity byAddress = TRUSTED.issue("127.0.0.1", "127.0.0.1");
        return Stream.of(
                Arguments.of(GOOD, "localhost", ""),
                Arguments.of(byAddress, "127.0.0.1", ""),
                Arguments.of(GOOD, "127.0.0.1", "is for other hosts ('CN=localhost', "),
                Arguments.of(byAddress, "localhost", "is for other hosts ('CN=127.0.0.1', "),
                Arguments.of(
                        STRANGER.issue("localhost", "localhost"),
                        "localhost",
                        "is signed by an unknown 'CN=nobody knows it' ('CN=localhost', signed by 'CN=nobody knows it',"
                                + " valid from 2020-01-01 to 2049-12-31, for localhost)\n  hint: if you trust that signer"),
                Arguments.of(STRANGER.identity(), "localhost", "is signed by an unknown 'CN=nobody knows it' ("),
                Arguments.of(
                        issue("2020-01-01T00:00:00Z", TRUSTED, "localhost"), "localhost", "expired on 2020-01-01 ("),
                Arguments.of(
                        issue("2049-01-01T00:00:00Z", TRUSTED, "localhost"),
                        "localhost",
                        "is not valid before 2049-01-01 ("));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void certificateIsAcceptedOrExplained(Identity shown, String host, String why) {
        Run.Result run = ask(trusting(), shown, host);
        if (why.isEmpty()) {
            run.expectOut(ROWS);
        } else {
            run.fails(5, "TLS with https://" + host + ":").expectErr(why);
        }
    }

    @Test
    void namesInACertificateAreSanitizedAndCut() {
        String evil = "\u001b[31mx\r\n\u202e" + "x".repeat(500);
        String[] hosts = {"a.example", "b.example", "c.example", "d" + "x".repeat(300), "e.example", "f.example"};
        Run.Result run = ask(trusting(), new Authority(evil).issue(evil, hosts), "localhost")
                .expect(5, "", "'CN=\\u{1b}[31mx");
        List<String> lines = run.err().lines().toList();
        assertEquals(2, lines.size(), run.err());
        assertTrue(lines.get(0).length() < 700, run.err());
        assertTrue(lines.get(0).endsWith("x…)"), run.err());
        assertFalse(run.err().matches("(?s).*[\u001b\u202e\r].*"), run.err());
    }

    /** A store that is cut off is not retried like a connection that was closed; one without its password seems empty. */
    @ParameterizedTest
    @CsvSource({
        "trustStore, missing, another, there is no such file",
        "trustStore, text, another, 'its password is wrong, or it is damaged or of another type than '",
        "trustStore, cut, another, 'its password is wrong, or it is damaged or of another type than '",
        "trustStore, trusted, another, its password is wrong",
        "trustStore, trusted, '', it holds no certificates",
        "keyStore, missing, another, there is no such file",
        "keyStore, own, another, its password is wrong"
    })
    void storeThatCannotBeReadIsAnErrorOfItsOwn(String kind, String name, String password, String reason)
            throws IOException, GeneralSecurityException {
        byte[] whole = Files.readAllBytes(Path.of(trusted));
        Files.write(directory.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(directory.resolve("text"), "no store of certificates");
        TRUSTED.issue("a client").writeKeyStore(directory.resolve("own"));
        String file = directory.resolve(name).toString();
        Run.Result run = ask(withStore(trusting(), "javax.net.ssl." + kind, file, password), GOOD, "localhost");
        String store = kind.replace("Store", " store");
        run.fails(5, "the " + store + " '" + file + "' cannot be read: " + reason);
        run.expectErr("\n  hint: -Djavax.net.ssl." + kind + " names it");
        assertFalse(run.err().contains("tried"), run.err());
    }

    @Test
    void clientCertificateIsSentToAServerThatRequestsOne() throws IOException, GeneralSecurityException {
        Path own = TRUSTED.issue("a client").writeKeyStore(directory.resolve("own"));
        Path stranger = STRANGER.issue("a client").writeKeyStore(directory.resolve("stranger"));
        Path ca = Identity.writePem(directory.resolve("ca"), TRUSTED.certificate());
        try (SecureServer server = new SecureServer(GOOD.server(TRUSTED), true)) {
            String line = "-a 1 -o raw --base-url " + server.base("localhost");
            Run shown = withStore(trusting(), KEYS, own.toString(), Identity.PASSWORD);
            shown.line(line).expectOut(ROWS);
            Run besideCaFile = withStore(Run.with(), KEYS, own.toString(), Identity.PASSWORD);
            besideCaFile.line(line + " --ca-file " + ca).expectOut(ROWS);
            Run other = withStore(trusting(), KEYS, stranger.toString(), Identity.PASSWORD);
            for (Run.Result refused : List.of(other.line(line), trusting().line(line))) {
                refused.fails(5, " https://localhost:").expectErr("client certificate, -Djavax.net.ssl.keyStore=");
            }
        }
    }

    // --ca-file

    @Test
    void formsOfAFileOfCertificates() throws IOException, GeneralSecurityException {
        byte[] certificate = TRUSTED.certificate().getEncoded();
        byte[] withTrust = Arrays.copyOf(certificate, certificate.length + 2);
        withTrust[certificate.length] = 0x30;
        byte[] path = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(TRUSTED.certificate()))
                .getEncoded("PKCS7");
        String pem = Identity.pem(TRUSTED.certificate());
        String trustedPem = "-----BEGIN TRUSTED CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(withTrust) + "\n-----END TRUSTED CERTIFICATE-----\n";
        String pkcs7 = "-----BEGIN PKCS7-----" + Base64.getEncoder().encodeToString(path) + "-----END PKCS7-----";
        String among =
                "subject=a company\r\n" + GOOD.held().privateKeyPkcs8Pem() + pem.replace("\n", "\r\n") + "the end";
        for (byte[] form : List.of(
                certificate,
                path,
                trustedPem.getBytes(StandardCharsets.US_ASCII),
                pkcs7.getBytes(StandardCharsets.US_ASCII),
                // As Windows servers label it.
                pkcs7.replace("PKCS7", "CERTIFICATE").getBytes(StandardCharsets.US_ASCII),
                among.getBytes(StandardCharsets.US_ASCII),
                (Identity.pem(STRANGER.certificate()) + pem).getBytes(StandardCharsets.US_ASCII),
                // The server's own certificate.
                Identity.pem(GOOD.certificate()).getBytes(StandardCharsets.US_ASCII),
                ("\ufeff" + pem).getBytes(StandardCharsets.UTF_16LE))) {
            String file = Files.write(directory.resolve("form"), form).toString();
            ask(Run.with(), GOOD, "localhost", "--ca-file", file).expectOut(ROWS);
        }
    }

    @Test
    void certificatesOfTheTrustStoreStayTrusted() throws IOException, GeneralSecurityException {
        Path store = Identity.writeTrustStore(STRANGER, directory.resolve("store"));
        Path pem = Identity.writePem(directory.resolve("pem"), TRUSTED.certificate());
        for (Authority authority : new Authority[] {TRUSTED, STRANGER}) {
            Run run = withStore(Run.with(), TRUST, store.toString(), Identity.PASSWORD)
                    .env("LCOLLECTIONS_CA_FILE", pem.toString());
            ask(run, authority.issue("localhost", "localhost"), "localhost").expectOut(ROWS);
        }
        String own =
                Identity.writePem(directory.resolve("own"), GOOD.certificate()).toString();
        ask(Run.with(), GOOD, "127.0.0.1", "--ca-file", own)
                .expect(5, "", "failed: its certificate is for other hosts (");
        ask(Run.with(), STRANGER.issue("localhost", "localhost"), "localhost", "--ca-file", own)
                .expect(5, "", "failed: its certificate is signed by an unknown");
    }

    @Test
    void fileWithoutACertificate() throws IOException {
        refused("cannot be read: there is no such file", directory.resolve("missing"));
        refused("cannot be read: ", directory);
        refused("contains no certificate\n", Files.writeString(directory.resolve("text"), "text"));
        refused("contains no certificate\n", Files.writeString(directory.resolve("empty"), ""));
        String key = GOOD.held().privateKeyPkcs8Pem();
        refused("contains no certificate\n", Files.writeString(directory.resolve("key"), key));
        byte[] der = {0x30, (byte) 0x82, 1, 2, 3};
        refused("damaged or incomplete", Files.write(directory.resolve("der"), der));
        String pem = Identity.pem(TRUSTED.certificate());
        String broken = Identity.pem(STRANGER.certificate()) + pem.replaceFirst("\n[^\n]{8}", "\n");
        refused(" damaged or incomplete\n", Files.writeString(directory.resolve("pem"), broken));
        refused(" damaged or incomplete\n", Files.writeString(directory.resolve("cut"), pem.substring(0, 300)));
    }

    private void refused(String why, Path file) {
        Run.with()
                .args("--base-url", "https://relayer.invalid", "-a", "1", "--ca-file", file.toString())
                .expect(2, "", "--ca-file '" + file + "'", why, "\n  hint: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--network=sandbox", "--base-url=http://127.0.0.1:1"})
    void nothingIsReadForPlainHttpUnlessItIsTyped(String service) {
        Run run = withStore(Run.with(), TRUST, "/missing", "").env("LCOLLECTIONS_CA_FILE", "/missing");
        Run.Result configured =
                run.args(service, "-a", "10001", "--retries", "0").expectCode(service.contains("sandbox") ? 0 : 5);
        assertFalse(configured.err().contains("trust store"), configured.err());
        Run.with().args(service, "-a", "10001", "--ca-file", "/missing").fails(2, "");
    }
}
