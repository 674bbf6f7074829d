package io.lcollections.api;

import static io.lcollections.support.ScriptedServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Authority;
import io.lcollections.support.Expect;
import io.lcollections.support.Identity;
import io.lcollections.support.Pem;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.SecureServer;
import io.lcollections.support.TestProxy;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests through a proxy, and what can go wrong there. The proxy knows names that nobody else knows. */
class ProxyTest {
    private static final Authority AUTHORITY = new Authority("an authority of the test");
    private static final Identity SHOWN = AUTHORITY.issue("relayer.invalid", "relayer.invalid");
    private static final String ROWS = SecureServer.ROWS + "\n";
    private static final String PASSWORD = "a pass:wo/rd@100%";
    private static final String LOGIN = "me:a%20pass:wo/rd@100%25@";
    /** {@code me:a pass:wo/rd@100%}. */
    private static final String BASIC = "Basic bWU6YSBwYXNzOndvL3JkQDEwMCU=";

    @TempDir
    private Path directory;

    private String authority;

    @BeforeEach
    void trust() throws IOException {
        authority =
                Pem.write(directory.resolve("ca.pem"), AUTHORITY.certificate()).toString();
    }

    @Test
    void httpsUsesATunnelThatKnowsOnlyTheTarget() throws IOException {
        try (TestProxy proxy = TestProxy.forAll();
                SecureServer server = new SecureServer(SHOWN.server(AUTHORITY), false)) {
            Run.Result run =
                    ask(Run.with().env("LOOPRING_API_KEY", "k3yOfTheService"), server, "--proxy", proxy.url(""));
            assertEquals(ROWS, run.out(), run.toString());
            String head = proxy.heads().get(0);
            String target = server.base("relayer.invalid").substring("https://".length());
            assertTrue(head.startsWith("CONNECT " + target + " HTTP/1.1\r\n"), head);
            assertFalse(head.contains("k3yOfTheService"), head);
        }
    }

    @Test
    void plainHttpSendsTheWholeUrlToTheProxy() throws IOException {
        try (TestProxy proxy = TestProxy.forAll();
                ScriptedServer server = new ScriptedServer(json(SecureServer.ROWS))) {
            String base = server.base().replace("127.0.0.1", "relayer.invalid");
            Run.Result run = Run.with().args("--base-url", base, "-a", "1", "-o", "raw", "--proxy", proxy.url(LOGIN));
            assertEquals(ROWS, run.out(), run.toString());
            String head = proxy.heads().get(0);
            assertTrue(head.startsWith("GET " + base + BaseUrl.PATH + "?accountId=1 HTTP/1.1\r\n"), head);
            assertTrue(head.contains("\r\nProxy-Authorization: " + BASIC + "\r\n"), head);
        }
    }

    @Test
    void loginIsSentToTheProxyOnly() throws IOException {
        try (TestProxy proxy = TestProxy.forWhoShows(BASIC);
                SecureServer server = new SecureServer(SHOWN.server(AUTHORITY), false)) {
            Run.Result run = ask(Run.with(), server, "--proxy", proxy.url(LOGIN), "--debug");
            assertEquals(ROWS, run.out(), run.toString());
            assertFalse(server.heads().toString().contains("Proxy-Authorization"), server.heads()::toString);
            expectNoSecret(run);
        }
    }

    @Test
    void wrongOrMissingLogin() throws IOException {
        try (TestProxy proxy = TestProxy.forWhoShows(BASIC);
                SecureServer server = new SecureServer(SHOWN.server(AUTHORITY), false)) {
            Run.Result wrong = ask(Run.with(), server, "--proxy", proxy.url("me:an0therPassword@"), "--debug");
            String place = "the proxy 127.0.0.1:" + proxy.port();
            assertEquals(5, wrong.code(), wrong.toString());
            assertTrue(
                    wrong.err()
                            .contains("\nlcollections: " + place + " rejects the given user and password (HTTP 407)\n"),
                    wrong.err());
            assertFalse(wrong.err().contains("an0therPassword"), wrong.err());
            Run.Result missing = ask(Run.with(), server, "--proxy", proxy.url(""));
            Expect.failure(5, place + " requires a user and a password (HTTP 407)", missing);
            assertTrue(
                    missing.err().contains("hint: name it as http://user:password@127.0.0.1:" + proxy.port()),
                    missing.err());
        }
    }

    @Test
    void loginThatTheServerEchoesIsRedacted() throws IOException {
        String body = "{\"resultInfo\":{\"code\":100001,\"message\":\"no use for " + PASSWORD + ", " + BASIC + "\"}}";
        try (TestProxy proxy = TestProxy.forAll();
                ScriptedServer server = new ScriptedServer(ScriptedServer.answer(400, "application/json", body))) {
            Run.Result run =
                    Run.with().args("--base-url", server.base(), "-a", "1", "--proxy", proxy.url(LOGIN), "--debug");
            assertTrue(run.err().contains("no use for ***, ***"), run.err());
            expectNoSecret(run);
        }
    }

    @Test
    void proxyComesFromTheEnvironmentButNotForTheSandbox() throws IOException {
        try (TestProxy proxy = TestProxy.forAll();
                SecureServer server = new SecureServer(SHOWN.server(AUTHORITY), false)) {
            Run.Result run = ask(Run.with().env("HTTPS_PROXY", proxy.url("")), server);
            assertEquals(ROWS, run.out(), run.toString());
            assertEquals(1, proxy.heads().size());
            Run.Result spared = ask(Run.with().env("HTTPS_PROXY", proxy.url("")).env("NO_PROXY", ".invalid"), server);
            Expect.failure(5, "the host 'relayer.invalid' cannot be found (DNS)", spared);
            Run.Result none = ask(Run.with().env("HTTPS_PROXY", proxy.url("")), server, "--proxy", "");
            Expect.failure(5, "the host 'relayer.invalid' cannot be found (DNS)", none);
            Run.Result own =
                    ask(Run.with().env("LCOLLECTIONS_PROXY", proxy.url("")).env("NO_PROXY", "*"), server);
            assertEquals(ROWS, own.out(), own.toString());
            Run.Result sandbox = Run.with().args("--network", "sandbox", "-a", "10001", "--proxy", proxy.url(""));
            assertEquals(0, sandbox.code(), sandbox.toString());
            assertEquals(2, proxy.heads().size());
        }
    }

    @Test
    void keyIsNeverSentOverPlainHttpThroughAProxyElsewhere() throws IOException {
        Run.Result run = Run.with()
                .env("LOOPRING_API_KEY", "k3yOfTheService")
                .args("--base-url", "http://127.0.0.1:1", "-a", "1", "--proxy", "proxy.invalid");
        Expect.failure(
                2,
                "the key is not sent over plain http to 'http://127.0.0.1:1' through the proxy proxy.invalid:80",
                run);
    }

    @Test
    void wrongLoginOverPlainHttp() throws IOException {
        try (TestProxy proxy = TestProxy.forWhoShows("Basic bWU6aXQ=")) {
            Run.Result run =
                    Run.with().args("--base-url", "http://relayer.invalid:1", "-a", "1", "--proxy", proxy.url("me@"));
            Expect.failure(5, "rejects the given user and password (HTTP 407)", run);
        }
    }

    /** As tinyproxy says it; a service that says so itself has been let through to. */
    @ParameterizedTest
    @CsvSource({"me:p@, 5, rejects the given user and password (HTTP 401)", "'', 3, the service answered HTTP 401"})
    void wrongLoginWithStatus401(String login, int code, String words) throws IOException {
        String answer = "HTTP/1.1 401 x\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
        try (TestProxy proxy = TestProxy.refusing(answer)) {
            Run.Result run =
                    Run.with().args("--base-url", "http://relayer.invalid:1", "-a", "1", "--proxy", proxy.url(login));
            Expect.failure(code, words, run);
        }
    }

    @Test
    void proxyThatOffersNoBasicAuthentication() throws IOException {
        String answer =
                "HTTP/1.1 407 x\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n";
        Run.Result run = refused(answer);
        assertTrue(run.err().contains("hint: it requires Negotiate, NTLM, and only Basic is supported"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "403, refuses to connect to relayer.invalid:443 (HTTP 403), false",
        "502, cannot connect to relayer.invalid:443 (HTTP 502), true"
    })
    void statusOfAFailedTunnelIsTheProxys(int status, String words, boolean isTriedAgain) throws IOException {
        Run.Result run = refused("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\n\r\n");
        assertTrue(run.err().contains(words), run.err());
        assertEquals(isTriedAgain, run.err().contains("tried 5 times"), run.err());
    }

    @Test
    void proxyThatIsNoHttpServer() throws IOException {
        Run.Result run = refused("");
        assertTrue(
                run.err()
                        .matches(
                                "(?s)lcollections: no HTTP response from https://relayer.invalid:443 through the proxy 127.0.0.1:.*"),
                run.err());
    }

    private static Run.Result refused(String answer) throws IOException {
        try (TestProxy proxy = TestProxy.refusing(answer.isEmpty() ? " " : answer)) {
            Run.Result run =
                    Run.with().args("--base-url", "https://relayer.invalid:443", "-a", "1", "--proxy", proxy.url(""));
            assertEquals(5, run.code(), run.toString());
            return run;
        }
    }

    @Test
    void proxyThatCannotBeReached() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Run.Result run = Run.with()
                .env("https_proxy", "127.0.0.1:" + port)
                .args("--base-url", "https://relayer.invalid", "-a", "1");
        Expect.failure(5, "cannot reach the proxy 127.0.0.1:" + port + ": ", run);
        assertTrue(run.err().contains("hint: the proxy is named by https_proxy;"), run.err());
        Run.Result noHost =
                Run.with().args("--base-url", "https://relayer.invalid", "-a", "1", "--proxy", "proxy.invalid:3128");
        Expect.failure(5, "the host 'proxy.invalid' of the proxy cannot be found (DNS)", noHost);
    }

    /** What is known of the service is no help with a proxy. */
    @Test
    void hintForThePublicServiceDoesNotHideTheProxy() throws IOException {
        Run.Result run =
                Run.with().env("LOOPRING_API_KEY", "k3yOfTheService").args("-a", "1", "--proxy", "proxy.invalid:3128");
        Expect.failure(5, "the host 'proxy.invalid' of the proxy cannot be found (DNS)", run);
        assertTrue(run.err().contains("hint: the proxy is named by --proxy;"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--proxy", "LCOLLECTIONS_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"})
    void unsupportedProxyUrlIsRefusedWithoutItsPassword(String origin) {
        String base = origin.startsWith("http") ? "http://relayer.invalid" : "https://relayer.invalid";
        String url = "socks5://user:" + "v3rySecretWord@proxy.invalid";
        Run.Result run = origin.startsWith("--")
                ? Run.with().args("--base-url", base, "-a", "1", origin, url)
                : Run.with().env(origin, url).args("--base-url", base, "-a", "1");
        Expect.failure(2, origin + " 'socks5://…@proxy.invalid' is not an http:// proxy", run);
        assertFalse(run.err().contains("v3rySecretWord"), run.err());
    }

    private Run.Result ask(Run run, SecureServer server, String... more) {
        List<String> line = new ArrayList<>(
                List.of("--base-url", server.base("relayer.invalid"), "-a", "1", "-o", "raw", "--ca-file", authority));
        line.addAll(List.of(more));
        return run.args(line.toArray(new String[0]));
    }

    private static void expectNoSecret(Run.Result run) {
        for (String secret : List.of(PASSWORD, LOGIN, BASIC, BASIC.substring("Basic ".length()))) {
            assertFalse(run.err().contains(secret), run.err());
        }
    }
}
