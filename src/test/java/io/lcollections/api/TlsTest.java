package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Authority;
import io.lcollections.support.Expect;
import io.lcollections.support.Identity;
import io.lcollections.support.Pem;
import io.lcollections.support.Run;
import io.lcollections.support.SecureServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server certificates are accepted, with --ca-file too, and which client certificate is sent. */
class TlsTest {
    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String KEYS = "javax.net.ssl.keyStore";
    private static final Authority TRUSTED = new Authority("an authority of the test");
    private static final Authority STRANGER = new Authority("nobody knows it");
    private static final Identity GOOD = TRUSTED.issue("localhost", "localhost");

    @TempDir
    private Path directory;

    private String trusted;

    @BeforeEach
    void trust() throws IOException, GeneralSecurityException {
        trusted =
                Identity.writeTrustStore(TRUSTED, directory.resolve("trusted")).toString();
    }

    @Test
    void certificateOfATrustedAuthorityForTheHostIsAccepted() {
        Run.Result run = ask(GOOD, "localhost");
        assertEquals(SecureServer.ROWS + "\n", run.out(), run.toString());
        assertEquals(0, run.code(), run.toString());
    }

    @Test
    void certificateForAnotherHostIsRefused() {
        Run.Result byName = ask(GOOD, "127.0.0.1");
        Expect.failure(5, "TLS with https://127.0.0.1:", byName);
        assertTrue(byName.err().contains("failed: its certificate is for other hosts ('CN=localhost', "), byName.err());
        Identity byAddress = TRUSTED.issue("127.0.0.1", "127.0.0.1");
        assertEquals(0, ask(byAddress, "127.0.0.1").code());
        Expect.failure(5, "TLS with https://localhost:", ask(byAddress, "localhost"));
    }

    @Test
    void certificateOfAnUnknownAuthorityIsRefused() {
        Run.Result run = ask(STRANGER.issue("localhost", "localhost"), "localhost");
        Expect.failure(5, "TLS with https://localhost:", run);
        assertTrue(
                run.err()
                        .contains(
                                "failed: its certificate is signed by an unknown 'CN=nobody knows it' ('CN=localhost',"
                                        + " signed by 'CN=nobody knows it', valid from 2020-01-01 to 2049-12-31, for localhost)\n"),
                run.err());
        assertTrue(run.err().contains("\n  hint: if you trust that signer"), run.err());
    }

    @Test
    void selfSignedCertificateIsRefused() {
        Run.Result run = ask(STRANGER.identity(), "localhost");
        Expect.failure(5, "failed: its certificate is signed by itself alone ('CN=nobody knows it', ", run);
    }

    @Test
    void namesInACertificateAreSanitizedAndCut() {
        String evil = "\u001b[31mx\r\n\u202e" + "x".repeat(500);
        String[] hosts = {"a.example", "b.example", "c.example", "d" + "x".repeat(300), "e.example", "f.example"};
        Run.Result run = ask(new Authority(evil).issue(evil, hosts), "localhost");
        Expect.failure(5, "'CN=\\u{1b}[31mx", run);
        List<String> lines = run.err().lines().toList();
        assertEquals(2, lines.size(), run.err());
        assertTrue(lines.get(0).length() < 700, run.err());
        assertTrue(lines.get(0).endsWith("x… and 2 more)"), run.err());
        assertFalse(run.err().matches("(?s).*[\u001b\u202e\r].*"), run.err());
    }

    @Test
    void expiredAndFutureCertificatesAreRefused() {
        Instant begin = Instant.parse("2020-01-01T00:00:00Z");
        Identity old = TRUSTED.issue(begin, begin.plusSeconds(1), "localhost", "localhost");
        Expect.failure(5, "failed: its certificate expired on 2020-01-01 ('CN=localhost', ", ask(old, "localhost"));
        Instant far = Instant.parse("2049-01-01T00:00:00Z");
        Identity early = TRUSTED.issue(far, far.plusSeconds(1), "localhost", "localhost");
        Expect.failure(5, "failed: its certificate is not valid before 2049-01-01 (", ask(early, "localhost"));
    }

    /** A store that is cut off is not retried like a connection that was closed; one without its password seems empty. */
    @Test
    void trustStoreThatCannotBeReadIsAnErrorOfItsOwn() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(trusted));
        Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        Path none = Files.writeString(directory.resolve("none"), "no store of certificates");
        String missing = directory.resolve("missing").toString();
        expectUnreadable(missing, Identity.PASSWORD, "there is no such file");
        expectUnreadable(none.toString(), Identity.PASSWORD, "");
        expectUnreadable(cut.toString(), Identity.PASSWORD, "");
        expectUnreadable(trusted, "another", "keystore password was incorrect");
        expectUnreadable(trusted, "", "it holds no certificates");
    }

    private static void expectUnreadable(String store, String password, String reason) {
        Run.Result run = ask(trusting(store, password), GOOD, "localhost");
        Expect.failure(5, "the trust store '" + store + "' cannot be read: " + reason, run);
        assertTrue(run.err().contains("\n  hint: -Djavax.net.ssl.trustStore names it"), run.err());
        assertFalse(run.err().contains("tried"), run.err());
    }

    @Test
    void trustStoreIsNotReadForPlainHttp() throws IOException {
        Run.Result run =
                trusting(directory.resolve("missing").toString(), "").line("--network sandbox -a 10001 --limit 1");
        assertEquals(0, run.code(), run.toString());
    }

    @Test
    void clientCertificateIsSentToAServerThatRequestsOne() throws IOException, GeneralSecurityException {
        Path own = TRUSTED.issue("a client").writeKeyStore(directory.resolve("own"));
        try (SecureServer server = new SecureServer(GOOD.server(TRUSTED), true)) {
            Run.Result shown = line(
                    trusting().property(KEYS, own.toString()).property(KEYS + "Password", Identity.PASSWORD), server);
            assertEquals(SecureServer.ROWS + "\n", shown.out(), shown.toString());
            String ca =
                    Pem.write(directory.resolve("ca"), TRUSTED.certificate()).toString();
            Run.Result besideCaFile = Run.with()
                    .property(KEYS, own.toString())
                    .property(KEYS + "Password", Identity.PASSWORD)
                    .args("--base-url", server.base("localhost"), "-a", "1", "-o", "raw", "--ca-file", ca);
            assertEquals(SecureServer.ROWS + "\n", besideCaFile.out(), besideCaFile.toString());
            Path stranger = STRANGER.issue("a client").writeKeyStore(directory.resolve("stranger"));
            Run.Result other = line(
                    trusting().property(KEYS, stranger.toString()).property(KEYS + "Password", Identity.PASSWORD),
                    server);
            assertEquals(5, other.code(), other.toString());
            Run.Result none = line(trusting(), server);
            Expect.failure(5, " https://localhost:", none);
            assertTrue(none.err().contains("hint: the server requires a client certificate"), none.err());
        }
    }

    @Test
    void keyStoreThatCannotBeRead() throws IOException, GeneralSecurityException {
        Path own = TRUSTED.issue("a client").writeKeyStore(directory.resolve("own"));
        String missing = directory.resolve("missing").toString();
        try (SecureServer server = new SecureServer(GOOD.server(TRUSTED), true)) {
            Run.Result none = line(trusting().property(KEYS, missing), server);
            Expect.failure(5, "the key store '" + missing + "' cannot be read: there is no such file", none);
            assertTrue(none.err().contains("\n  hint: -Djavax.net.ssl.keyStore names it"), none.err());
            Run.Result wrong =
                    line(trusting().property(KEYS, own.toString()).property(KEYS + "Password", "another"), server);
            Expect.failure(5, "the key store '" + own + "' cannot be read: keystore password was incorrect", wrong);
        }
    }

    private Run trusting() {
        return trusting(trusted, Identity.PASSWORD);
    }

    private static Run trusting(String store, String password) {
        return Run.with().property(TRUST, store).property(TRUST + "Password", password);
    }

    private Run.Result ask(Identity shown, String host) {
        return ask(trusting(), shown, host);
    }

    private static Run.Result ask(Run run, Identity shown, String host, String... more) {
        try (SecureServer server = new SecureServer(shown.server(TRUSTED), false)) {
            List<String> line = new ArrayList<>(List.of("--base-url", server.base(host), "-a", "1", "-o", "raw"));
            line.addAll(List.of(more));
            return run.args(line.toArray(new String[0]));
        }
    }

    private static Run.Result line(Run run, SecureServer server) {
        return run.args("--base-url", server.base("localhost"), "-a", "1", "-o", "raw");
    }

    // --ca-file

    private static final String ROWS = SecureServer.ROWS + "\n";

    @Test
    void certificatesInItAreTrusted() throws IOException {
        Path both = Pem.write(directory.resolve("both"), STRANGER.certificate(), TRUSTED.certificate());
        assertEquals(
                ROWS,
                ask(Run.with(), GOOD, "localhost", "--ca-file", both.toString()).out());
        Run.Result byVariable = ask(Run.with().env("LCOLLECTIONS_CA_FILE", both.toString()), GOOD, "localhost");
        assertEquals(ROWS, byVariable.out(), byVariable.toString());
        Path other = Pem.write(directory.resolve("other"), STRANGER.certificate());
        Expect.failure(
                5,
                "failed: its certificate is signed by an unknown",
                ask(Run.with(), GOOD, "localhost", "--ca-file", other.toString()));
    }

    @Test
    void thoseOfTheTrustStoreStayTrusted() throws IOException, GeneralSecurityException {
        Path store = Identity.writeTrustStore(STRANGER, directory.resolve("store"));
        Path pem = Pem.write(directory.resolve("pem"), TRUSTED.certificate());
        for (Authority authority : new Authority[] {TRUSTED, STRANGER}) {
            Run run = trusting(store.toString(), Identity.PASSWORD);
            Run.Result result =
                    ask(run, authority.issue("localhost", "localhost"), "localhost", "--ca-file", pem.toString());
            assertEquals(ROWS, result.out(), result.toString());
        }
    }

    @Test
    void aServersOwnCertificateIsEnoughButForItsHost() throws IOException {
        Path pem = Pem.write(directory.resolve("pem"), GOOD.certificate());
        assertEquals(
                ROWS,
                ask(Run.with(), GOOD, "localhost", "--ca-file", pem.toString()).out());
        Run.Result run = ask(Run.with(), GOOD, "127.0.0.1", "--ca-file", pem.toString());
        Expect.failure(5, "failed: its certificate is for other hosts (", run);
    }

    @Test
    void whatStandsAroundThemIsPassedOver() throws IOException {
        String text = "subject=a company\r\n" + GOOD.held().privateKeyPkcs8Pem()
                + Pem.of(TRUSTED.certificate()).replace("\n", "\r\n") + "the end";
        Path pem = Files.writeString(directory.resolve("pem"), text);
        assertEquals(
                ROWS,
                ask(Run.with(), GOOD, "localhost", "--ca-file", pem.toString()).out());
    }

    /** The forms that openssl writes, and an editor of Windows. */
    @Test
    void otherFormsOfACertificate() throws IOException, GeneralSecurityException {
        byte[] certificate = TRUSTED.certificate().getEncoded();
        byte[] withTrust = Arrays.copyOf(certificate, certificate.length + 2);
        withTrust[certificate.length] = 0x30;
        String trusted = "-----BEGIN TRUSTED CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(withTrust) + "\n-----END TRUSTED CERTIFICATE-----\n";
        byte[] path = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(TRUSTED.certificate()))
                .getEncoded("PKCS7");
        String pkcs7 = "-----BEGIN PKCS7-----" + Base64.getEncoder().encodeToString(path) + "-----END PKCS7-----";
        String utf16 = "\ufeff" + Pem.of(TRUSTED.certificate());
        for (byte[] form : List.of(
                certificate,
                path,
                trusted.getBytes(StandardCharsets.US_ASCII),
                pkcs7.getBytes(StandardCharsets.US_ASCII),
                utf16.getBytes(StandardCharsets.UTF_16LE))) {
            Path file = Files.write(directory.resolve("form"), form);
            assertEquals(
                    ROWS,
                    ask(Run.with(), GOOD, "localhost", "--ca-file", file.toString())
                            .out());
        }
    }

    @Test
    void fileThatIsNotThere() {
        refused("cannot be read: there is no such file", directory.resolve("missing"));
    }

    @Test
    void fileOfSomethingElse() throws IOException, GeneralSecurityException {
        refused("contains no certificate\n", Files.writeString(directory.resolve("text"), "text"));
        refused("contains no certificate\n", Files.writeString(directory.resolve("empty"), ""));
        refused(
                "contains no certificate, but: private key\n",
                Files.writeString(directory.resolve("key"), GOOD.held().privateKeyPkcs8Pem()));
        byte[] der = GOOD.key().getEncoded();
        der[0] = 0x30;
        der[1] = (byte) 0x82;
        refused("is binary, but neither a certificate nor PKCS#7", Files.write(directory.resolve("der"), der));
        refused("cannot be read: ", directory);
    }

    @Test
    void certificateThatIsBroken() throws IOException {
        String broken = Pem.of(TRUSTED.certificate()).replaceFirst("\n[^\n]{8}", "\n");
        Path pem = Files.writeString(directory.resolve("pem"), Pem.of(STRANGER.certificate()) + broken);
        int line = 1 + Pem.of(STRANGER.certificate()).split("\n").length;
        refused(", line " + line + ": CERTIFICATE is invalid: ", pem);
        Path cut = Files.writeString(
                directory.resolve("cut"), Pem.of(TRUSTED.certificate()).substring(0, 300));
        refused(", line 1: CERTIFICATE has no end", cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--network=sandbox", "--base-url=http://127.0.0.1:1"})
    void oneOfTheEnvironmentIsNotReadForPlainHttp(String service) {
        Run.Result run =
                Run.with().env("LCOLLECTIONS_CA_FILE", "/missing").args(service, "-a", "10001", "--retries", "0");
        assertEquals(service.contains("sandbox") ? 0 : 5, run.code(), run.toString());
        Run.Result typed = Run.with().args(service, "-a", "10001", "--ca-file", "/missing");
        Expect.failure(2, "", typed);
    }

    private void refused(String why, Path file) {
        Run.Result run =
                Run.with().args("--base-url", "https://relayer.invalid", "-a", "1", "--ca-file", file.toString());
        Expect.failure(2, "--ca-file '" + file + "'", run);
        assertTrue(run.err().contains(why), run.toString());
        assertTrue(run.err().contains("\n  hint: "), run.toString());
    }
}
