package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Authority;
import io.lcollections.support.Identity;
import io.lcollections.support.SecureServer;
import io.lcollections.support.TestProxy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service with a certificate of a private authority, behind a proxy with a password. */
class ProxyIT {
    private static final Authority AUTHORITY = new Authority("an authority of a company");
    /** {@code me:a-Passw0rd}. */
    private static final String BASIC = "Basic bWU6YS1QYXNzdzByZA==";

    @TempDir
    private Path directory;

    /** What the JDK does with a password of a proxy has changed before. */
    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void passwordOpensTheTunnel(Path jdk) throws IOException {
        String ca = Identity.writePem(directory.resolve("ca.pem"), AUTHORITY.certificate())
                .toString();
        Identity shown = AUTHORITY.issue("localhost", "localhost");
        try (TestProxy proxy = TestProxy.forWhoShows(BASIC);
                SecureServer server = new SecureServer(shown.server(AUTHORITY), false)) {
            String place = "127.0.0.1:" + proxy.port();
            Outcome outcome = ask(jdk, server, proxy.url("me:a-Passw0rd@"), "-v", "--ca-file", ca)
                    .expectCode(0);
            assertEquals(SecureServer.ROWS + "\n", outcome.text(), outcome::toString);
            assertTrue(outcome.err().startsWith("proxy: " + place + " (LCOLLECTIONS_PROXY)\n"), outcome::toString);
            assertFalse(outcome.err().contains("a-Passw0rd"), outcome::toString);
            for (String login : new String[] {"me:an0therPassword@", ""}) {
                String why = login.isEmpty() ? "requires a user and a password" : "rejects the given user and password";
                Outcome refused = ask(jdk, server, proxy.url(login), "--ca-file", ca);
                refused.expectCode(5).expectErrorWithHint();
                assertTrue(refused.err().contains("the proxy " + place + " " + why), refused::toString);
            }
        }
    }

    private static Outcome ask(Path jdk, SecureServer server, String proxy, String... more) throws IOException {
        return Program.launcher("-a", "1", "-o", "raw", "--base-url", server.base("localhost"))
                .with(more)
                .env("JAVA_HOME", jdk)
                .env("LCOLLECTIONS_PROXY", proxy)
                .run();
    }
}
