package io.lcollections.launcher;

import static io.lcollections.support.ScriptedServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.lcollections.support.Authority;
import io.lcollections.support.Identity;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.SecureServer;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
        authority = Identity.writePem(directory.resolve("ca.pem"), AUTHORITY.certificate())
                .toString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** What the JDK does with a password of a proxy has changed before. */
    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void passwordOpensTheTunnel(Path jdk) throws IOException {
        try (TinyProxy proxy = TinyProxy.start(directory, LOGIN)) {
            Outcome outcome = ask("-v")
                    .env("JAVA_HOME", jdk)
                    .env("LCOLLECTIONS_PROXY", "http://me:a-Passw0rd@" + proxy.place())
                    .run()
                    .expectCode(0);
            assertEquals(ROWS, outcome.text(), outcome::toString);
            String start = "proxy: " + proxy.place() + " (LCOLLECTIONS_PROXY)\n";
            assertTrue(outcome.err().startsWith(start), outcome::toString);
            assertFalse(outcome.err().contains("a-Passw0rd"), outcome::toString);
            expectFailure(
                    "the proxy " + proxy.place() + " rejects the given user and password (HTTP 401)",
                    ask("--proxy", "me:an0therPassword@" + proxy.place()).env("JAVA_HOME", jdk));
            expectFailure(
                    " requires a user and a password (HTTP 407)",
                    ask("--proxy", proxy.place()).env("JAVA_HOME", jdk));
        }
    }

    @Test
    void plainHttpGoesThroughToo() throws IOException {
        try (TinyProxy proxy = TinyProxy.start(directory, LOGIN);
                ScriptedServer plain = new ScriptedServer(json(SecureServer.ROWS))) {
            Outcome outcome = ask("--base-url", plain.base(), "--proxy", "me:a-Passw0rd@" + proxy.place())
                    .run()
                    .expectCode(0)
                    .expectNoMessages();
            assertEquals(ROWS, outcome.text(), outcome::toString);
            assertTrue(plain.requests().get(0).contains("\r\nVia: "), plain.requests()::toString);
            expectFailure(
                    " rejects the given user and password (HTTP 401)",
                    ask("--base-url", plain.base(), "--proxy", "me:an0therPassword@" + proxy.place()));
        }
    }

    @Test
    void whatTheProxyDoesNotConnectTo() throws IOException {
        String target = server.base("localhost").substring("https://".length());
        try (TinyProxy proxy = TinyProxy.start(directory, "ConnectPort 443")) {
            expectFailure(
                    "the proxy " + proxy.place() + " refuses to connect to " + target + " (HTTP 403)",
                    ask("--proxy", proxy.place()));
        }
        server.close();
        try (TinyProxy proxy = TinyProxy.start(directory)) {
            expectFailure(
                    "the proxy " + proxy.place() + " cannot connect to " + target + " (HTTP 50",
                    ask("--retries", "0", "--proxy", proxy.place()));
        }
    }

    private static void expectFailure(String message, Program program) throws IOException {
        Outcome outcome = program.run().expectCode(5).expectErrorWithHint();
        assertTrue(outcome.err().contains(message), outcome::toString);
    }

    private Program ask(String... more) {
        return Program.launcher("-a", "1", "-o", "raw", "--ca-file", authority)
                .env("LCOLLECTIONS_BASE_URL", server.base("localhost"))
                .with(more);
    }

    /** The proxy of that name, as people run it. */
    private record TinyProxy(Running process, int port) implements AutoCloseable {
        private static final int TRIES = 10;

        /**
         * On a port that is free; skips the test where it is not installed.
         *
         * @param directory for its configuration
         * @param settings lines of it
         */
        static TinyProxy start(Path directory, String... settings) throws IOException {
            Tool.require("tinyproxy");
            for (int i = 0; i < TRIES; i++) {
                // It takes no port of the system's choice, so that another program may be quicker to take this one.
                int port = freePort();
                Path configuration = Files.writeString(
                        directory.resolve("tinyproxy.conf"),
                        "Port " + port + "\nListen 127.0.0.1\nMaxClients 20\nTimeout 60\nLogLevel Info\n"
                                + String.join("\n", settings) + "\n");
                Running process = Program.of("tinyproxy", "-d", "-c", configuration.toString())
                        .piped()
                        .start();
                if (listens(process)) {
                    return new TinyProxy(process, port);
                }
                process.close();
            }
            return fail("tinyproxy does not start");
        }

        private static boolean listens(Running process) throws IOException {
            for (String line = process.line(); line != null; line = process.line()) {
                if (line.contains("Accepting connections")) {
                    return true;
                }
            }
            return false;
        }

        private static int freePort() throws IOException {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
                return free.getLocalPort();
            }
        }

        /** Environment and port. */
        String place() {
            return "127.0.0.1:" + port;
        }

        @Override
        public void close() throws IOException {
            process.close();
        }
    }
}
