package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Authority;
import io.lcollections.support.Expect;
import io.lcollections.support.Identity;
import io.lcollections.support.Run;
import io.lcollections.support.SecureServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Who is believed to be the service, and who this program says it is. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class TrustTest {
    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String KEYS = "javax.net.ssl.keyStore";
    private static final Authority TRUSTED = new Authority("an authority of the test");
    private static final Authority STRANGER = new Authority("nobody knows it");
    private static final Identity GOOD = TRUSTED.issue("localhost", "localhost");

    @TempDir
    private Path directory;

    private final String before = System.getProperty(TRUST);

    @BeforeEach
    void trust() throws IOException, GeneralSecurityException {
        Path store = Identity.keepTrust(TRUSTED, directory.resolve("trusted"));
        System.setProperty(TRUST, store.toString());
        System.setProperty(TRUST + "Password", Identity.PASSWORD);
    }

    @AfterEach
    void restore() {
        System.clearProperty(TRUST + "Password");
        if (before == null) {
            System.clearProperty(TRUST);
        } else {
            System.setProperty(TRUST, before);
        }
    }

    @Test
    void certificateOfATrustedAuthorityForTheHostIsTaken() {
        Run.Result run = ask(GOOD, "localhost");
        assertEquals(SecureServer.ROWS + "\n", run.out(), run.toString());
        assertEquals(0, run.code(), run.toString());
    }

    @Test
    void certificateForAnotherHostIsRefused() {
        Expect.failure(5, "TLS with https://127.0.0.1:", ask(GOOD, "127.0.0.1"));
        Identity byAddress = TRUSTED.issue("127.0.0.1", "127.0.0.1");
        assertEquals(0, ask(byAddress, "127.0.0.1").code());
        Expect.failure(5, "TLS with https://localhost:", ask(byAddress, "localhost"));
    }

    @Test
    void certificateOfAStrangerIsRefused() {
        Run.Result run = ask(STRANGER.issue("localhost", "localhost"), "localhost");
        Expect.failure(5, "TLS with https://localhost:", run);
        assertTrue(run.err().contains("certification path"), run.err());
    }

    @Test
    void certificateThatWasOrWillBeGoodIsRefused() {
        Instant begin = Instant.parse("2020-01-01T00:00:00Z");
        Identity old = TRUSTED.issue(begin, begin.plusSeconds(1), "localhost", "localhost");
        Expect.failure(5, "TLS with https://localhost:", ask(old, "localhost"));
        Instant far = Instant.parse("2049-01-01T00:00:00Z");
        Identity early = TRUSTED.issue(far, far.plusSeconds(1), "localhost", "localhost");
        Expect.failure(5, "TLS with https://localhost:", ask(early, "localhost"));
    }

    @Test
    void trustStoreThatIsMissing() {
        String missing = directory.resolve("missing").toString();
        System.setProperty(TRUST, missing);
        Run.Result run = ask(GOOD, "localhost");
        Expect.failure(5, "the trust store '" + missing + "' cannot be read: there is no such file", run);
        assertTrue(run.err().contains("\n  hint: -Djavax.net.ssl.trustStore names it"), run.err());
    }

    @Test
    void trustStoreThatIsNone() throws IOException {
        Path none = Files.writeString(directory.resolve("none"), "no store of certificates");
        System.setProperty(TRUST, none.toString());
        Run.Result run = ask(GOOD, "localhost");
        Expect.failure(5, "the trust store '" + none + "' cannot be read: ", run);
        assertTrue(run.err().contains("\n  hint: -Djavax.net.ssl.trustStore names it"), run.err());
    }

    /** The end of a file is no connection that was closed, and trying again would not make it longer. */
    @Test
    void trustStoreThatIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(directory.resolve("trusted"));
        Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        System.setProperty(TRUST, cut.toString());
        Run.Result run = ask(GOOD, "localhost");
        Expect.failure(5, "the trust store '" + cut + "' cannot be read: ", run);
        assertTrue(!run.err().contains("tried"), run.err());
    }

    @Test
    void trustStoreWithAnotherPassword() {
        System.setProperty(TRUST + "Password", "another");
        Expect.failure(5, "cannot be read: keystore password was incorrect", ask(GOOD, "localhost"));
    }

    /** Without its password a store of this kind can be read, but seems to hold nothing. */
    @Test
    void trustStoreWithoutItsPassword() {
        System.clearProperty(TRUST + "Password");
        Expect.failure(5, "cannot be read: it holds no certificates", ask(GOOD, "localhost"));
    }

    @Test
    void trustStoreIsNotAskedForPlainHttp() throws IOException {
        System.setProperty(TRUST, directory.resolve("missing").toString());
        Run.Result run = Run.with().args("--network", "sandbox", "-a", "10001", "--limit", "1");
        assertEquals(0, run.code(), run.toString());
    }

    @Test
    void ownCertificateIsShownToAServerThatWantsOne() throws IOException, GeneralSecurityException {
        Path own = TRUSTED.issue("a client").keep(directory.resolve("own"));
        try (SecureServer server = new SecureServer(GOOD.server(TRUSTED), true)) {
            Run.Result shown = line(
                    Run.with().property(KEYS, own.toString()).property(KEYS + "Password", Identity.PASSWORD), server);
            assertEquals(SecureServer.ROWS + "\n", shown.out(), shown.toString());
            Run.Result none = line(Run.with(), server);
            Expect.failure(5, " https://localhost:", none);
            assertTrue(none.err().contains("hint: the server asks for a certificate of yours"), none.err());
        }
    }

    @Test
    void ownCertificateThatCannotBeRead() throws IOException, GeneralSecurityException {
        Path own = TRUSTED.issue("a client").keep(directory.resolve("own"));
        String missing = directory.resolve("missing").toString();
        try (SecureServer server = new SecureServer(GOOD.server(TRUSTED), true)) {
            Run.Result none = line(Run.with().property(KEYS, missing), server);
            Expect.failure(5, "the key store '" + missing + "' cannot be read: there is no such file", none);
            assertTrue(none.err().contains("\n  hint: -Djavax.net.ssl.keyStore names it"), none.err());
            Run.Result wrong =
                    line(Run.with().property(KEYS, own.toString()).property(KEYS + "Password", "another"), server);
            Expect.failure(5, "the key store '" + own + "' cannot be read: keystore password was incorrect", wrong);
        }
    }

    private static Run.Result ask(Identity shown, String host) {
        try (SecureServer server = new SecureServer(shown.server(TRUSTED), false)) {
            return Run.with().args("--base-url", server.base(host), "-a", "1", "-o", "raw");
        }
    }

    private static Run.Result line(Run run, SecureServer server) {
        return run.args("--base-url", server.base("localhost"), "-a", "1", "-o", "raw");
    }
}
