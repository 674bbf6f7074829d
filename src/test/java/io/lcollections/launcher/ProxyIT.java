package io.lcollections.launcher;

import static io.lcollections.support.ScriptedServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Authority;
import io.lcollections.support.Pem;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.SecureServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service with a certificate of a private authority, behind a proxy that others wrote. */
class ProxyIT {
    private static final Authority AUTHORITY = new Authority("an authority of a company");
    private static final String ROWS = SecureServer.ROWS + "\n";
    private static final String LOGIN = "BasicAuth me a-Passw0rd";

    @TempDir
    private Path directory;

    private final SecureServer server =
            new SecureServer(AUTHORITY.issue("localhost", "localhost").server(AUTHORITY), false);
    private String authority;

    @BeforeEach
    void keepAuthority() throws IOException {
        authority =
                Pem.write(directory.resolve("ca.pem"), AUTHORITY.certificate()).toString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Iterable<Path> jdks() throws IOException {
        return Jdks.all();
    }

    /** What the JDK does with a password of a proxy has changed before. */
    @ParameterizedTest
    @MethodSource("jdks")
    void passwordOpensTheTunnel(Path jdk) throws IOException {
        try (TinyProxy proxy = TinyProxy.start(directory, LOGIN)) {
            Outcome outcome = ask("-v")
                    .env("JAVA_HOME", jdk)
                    .env("LCOLLECTIONS_PROXY", "http://me:a-Passw0rd@" + proxy.place())
                    .run()
                    .expectCode(0);
            assertEquals(ROWS, outcome.text(), outcome::toString);
            assertTrue(
                    outcome.err().startsWith("proxy: " + proxy.place() + " (LCOLLECTIONS_PROXY)\n"), outcome::toString);
            assertFalse(outcome.err().contains("a-Passw0rd"), outcome::toString);
            Outcome wrong = ask("--proxy", "me:an0therPassword@" + proxy.place())
                    .env("JAVA_HOME", jdk)
                    .run()
                    .expectCode(5)
                    .expectErrorWithHint();
            assertTrue(
                    wrong.err()
                            .contains("the proxy " + proxy.place() + " rejects the given user and password (HTTP 401)"),
                    wrong::toString);
            Outcome missing = ask("--proxy", proxy.place())
                    .env("JAVA_HOME", jdk)
                    .run()
                    .expectCode(5)
                    .expectErrorWithHint();
            assertTrue(missing.err().contains(" requires a user and a password (HTTP 407)"), missing::toString);
        }
    }

    @Test
    void plainHttpGoesThroughToo() throws IOException {
        try (TinyProxy proxy = TinyProxy.start(directory, LOGIN);
                ScriptedServer plain = new ScriptedServer(json(SecureServer.ROWS))) {
            Outcome outcome = Program.launcher(
                            "--base-url",
                            plain.base(),
                            "-a",
                            "1",
                            "-o",
                            "raw",
                            "--proxy",
                            "me:a-Passw0rd@" + proxy.place())
                    .run()
                    .expectCode(0)
                    .expectNoMessages();
            assertEquals(ROWS, outcome.text(), outcome::toString);
            assertTrue(plain.requests().get(0).contains("\r\nVia: "), plain.requests()::toString);
            Outcome wrong = Program.launcher(
                            "--base-url", plain.base(), "-a", "1", "--proxy", "me:an0therPassword@" + proxy.place())
                    .run()
                    .expectCode(5)
                    .expectErrorWithHint();
            assertTrue(wrong.err().contains(" rejects the given user and password (HTTP 401)"), wrong::toString);
        }
    }

    @Test
    void thisMachineIsNotAskedThroughAProxyOfTheEnvironment() throws IOException {
        try (TinyProxy proxy = TinyProxy.start(directory, LOGIN)) {
            Outcome outcome = ask("-v").env("HTTPS_PROXY", proxy.place()).run().expectCode(0);
            assertTrue(outcome.err().startsWith("proxy: none (localhost is this machine)\n"), outcome::toString);
        }
    }

    @Test
    void portThatTheProxyDoesNotConnectTo() throws IOException {
        try (TinyProxy proxy = TinyProxy.start(directory, "ConnectPort 443")) {
            Outcome outcome = ask("--proxy", proxy.place()).run().expectCode(5).expectErrorWithHint();
            String target = server.base("localhost").substring("https://".length());
            assertTrue(
                    outcome.err()
                            .contains(
                                    "the proxy " + proxy.place() + " refuses to connect to " + target + " (HTTP 403)"),
                    outcome::toString);
        }
    }

    @Test
    void serviceThatTheProxyCannotReach() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            port = free.getLocalPort();
        }
        try (TinyProxy proxy = TinyProxy.start(directory)) {
            Outcome outcome = Program.launcher(
                            "--base-url",
                            "https://localhost:" + port,
                            "-a",
                            "1",
                            "--retries",
                            "0",
                            "--proxy",
                            proxy.place())
                    .run()
                    .expectCode(5)
                    .expectErrorWithHint();
            assertTrue(
                    outcome.err()
                            .contains("the proxy " + proxy.place() + " cannot connect to localhost:" + port
                                    + " (HTTP 50"),
                    outcome::toString);
        }
    }

    /** What a proxy opens that a company has between its people and the world. */
    @Test
    void certificateOfAnAuthorityThatNobodyNamed() throws IOException {
        try (TinyProxy proxy = TinyProxy.start(directory)) {
            Outcome outcome = Program.launcher(
                            "--base-url", server.base("localhost"), "-a", "1", "--proxy", proxy.place())
                    .run()
                    .expectCode(5)
                    .expectErrorWithHint();
            assertTrue(
                    outcome.err().contains("its certificate is signed by an unknown 'CN=an authority of a company' ("),
                    outcome::toString);
            assertTrue(outcome.err().contains("--ca-file"), outcome::toString);
        }
    }

    private Program ask(String... more) {
        List<String> line = new ArrayList<>(List.of(more));
        line.addAll(List.of("--base-url", server.base("localhost"), "-a", "1", "-o", "raw", "--ca-file", authority));
        return Program.launcher(line.toArray(new String[0]));
    }
}
