package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Authority;
import io.lcollections.support.Expect;
import io.lcollections.support.Identity;
import io.lcollections.support.Pem;
import io.lcollections.support.Run;
import io.lcollections.support.SecureServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --ca-file}: whom it makes trusted, and what it is refused for. */
class CaFileTest {
    private static final Authority OWN = new Authority("an authority of a company");
    private static final Authority OTHER = new Authority("another one");
    private static final Identity SERVER = OWN.issue("localhost", "localhost");
    private static final String ROWS = SecureServer.ROWS + "\n";

    @TempDir
    private Path directory;

    @Test
    void certificatesInItAreTrusted() throws IOException {
        Path both = Pem.write(directory.resolve("both"), OTHER.certificate(), OWN.certificate());
        assertEquals(ROWS, ask(Run.with(), SERVER, "--ca-file", both.toString()).out());
        Run.Result byVariable = ask(Run.with().env("LCOLLECTIONS_CA_FILE", both.toString()), SERVER);
        assertEquals(ROWS, byVariable.out(), byVariable.toString());
        Path other = Pem.write(directory.resolve("other"), OTHER.certificate());
        Expect.failure(
                5,
                "failed: its certificate is signed by an unknown",
                ask(Run.with(), SERVER, "--ca-file", other.toString()));
    }

    @Test
    void thoseOfTheTrustStoreStayTrusted() throws IOException, GeneralSecurityException {
        Path store = Identity.keepTrust(OTHER, directory.resolve("store"));
        Path pem = Pem.write(directory.resolve("pem"), OWN.certificate());
        for (Authority authority : new Authority[] {OWN, OTHER}) {
            Run run = Run.with()
                    .property("javax.net.ssl.trustStore", store.toString())
                    .property("javax.net.ssl.trustStorePassword", Identity.PASSWORD);
            Run.Result result = ask(run, authority.issue("localhost", "localhost"), "--ca-file", pem.toString());
            assertEquals(ROWS, result.out(), result.toString());
        }
    }

    @Test
    void aServersOwnCertificateIsEnoughButForItsHost() throws IOException {
        Path pem = Pem.write(directory.resolve("pem"), SERVER.certificate());
        assertEquals(ROWS, ask(Run.with(), SERVER, "--ca-file", pem.toString()).out());
        try (SecureServer server = new SecureServer(SERVER.server(OWN), false)) {
            Run.Result run =
                    Run.with().args("--base-url", server.base("127.0.0.1"), "-a", "1", "--ca-file", pem.toString());
            Expect.failure(5, "failed: its certificate is for other hosts (", run);
        }
    }

    @Test
    void whatStandsAroundThemIsPassedOver() throws IOException {
        String text = "subject=a company\r\n" + Pem.of(SERVER.key())
                + Pem.of(OWN.certificate()).replace("\n", "\r\n") + "the end";
        Path pem = Files.writeString(directory.resolve("pem"), text);
        assertEquals(ROWS, ask(Run.with(), SERVER, "--ca-file", pem.toString()).out());
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
                "contains a private key but no certificate\n",
                Files.writeString(directory.resolve("key"), Pem.of(SERVER.key())));
        Path der = Files.write(directory.resolve("der"), OWN.certificate().getEncoded());
        refused("contains no certificate in PEM; convert it with 'openssl x509 -inform der'", der);
        refused("cannot be read: ", directory);
    }

    @Test
    void certificateThatIsBroken() throws IOException {
        String broken = Pem.of(OWN.certificate()).replaceFirst("\n[^\n]{8}", "\n");
        Path pem = Files.writeString(directory.resolve("pem"), Pem.of(OTHER.certificate()) + broken);
        refused(": certificate 2 is invalid: ", pem);
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
        assertEquals(2, run.code(), run.toString());
        assertTrue(run.err().startsWith("lcollections: --ca-file '" + file + "'"), run.toString());
        assertTrue(run.err().contains(why), run.toString());
        assertTrue(run.err().contains("\n  hint: a PEM file contains certificates between"), run.toString());
    }

    private static Run.Result ask(Run run, Identity shown, String... more) {
        try (SecureServer server = new SecureServer(shown.server(OWN), false)) {
            List<String> line = new ArrayList<>(List.of(more));
            line.addAll(List.of("--base-url", server.base("localhost"), "-a", "1", "-o", "raw"));
            return run.args(line.toArray(new String[0]));
        }
    }
}
