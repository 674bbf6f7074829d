package io.lcollections.api;

import static io.lcollections.support.ScriptedServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.model.UsageException;
import io.lcollections.support.Authority;
import io.lcollections.support.Identity;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.SecureServer;
import io.lcollections.support.TestProxy;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy is used, requests through it, and what can go wrong there. The proxy knows names that nobody else knows. */
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
        authority = Identity.writePem(directory.resolve("ca.pem"), AUTHORITY.certificate())
                .toString();
    }

    @Test
    void httpsUsesATunnelThatKnowsOnlyTheTarget() throws IOException {
        try (TestProxy proxy = TestProxy.forAll();
                SecureServer server = new SecureServer(SHOWN.server(AUTHORITY), false)) {
            Run.Result run =
                    ask(Run.with().env("LOOPRING_API_KEY", "k3yOfTheService"), server, "--proxy", proxy.url(""));
            run.expectOut(ROWS);
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
            Run.with()
                    .args("--base-url", base, "-a", "1", "-o", "raw", "--proxy", proxy.url(LOGIN))
                    .expectOut(ROWS);
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
            run.expectOut(ROWS);
            assertFalse(server.heads().toString().contains("Proxy-Authorization"), server.heads()::toString);
            expectNoSecret(run);
            Run.Result wrong = ask(Run.with(), server, "--proxy", proxy.url("me:an0therPassword@"));
            String place = "the proxy 127.0.0.1:" + proxy.port();
            wrong.fails(5, place + " rejects the given user and password (HTTP 407)");
            assertFalse(wrong.err().contains("an0therPassword"), wrong.err());
            Run.Result missing = ask(Run.with(), server, "--proxy", proxy.url(""));
            missing.fails(5, place + " requires a user and a password (HTTP 407)");
            String hint = "hint: name it as http://user:password@127.0.0.1:" + proxy.port();
            missing.expectErr(hint);
        }
    }

    @Test
    void loginThatTheServerEchoesIsRedacted() throws IOException {
        String body = "{\"resultInfo\":{\"code\":100001,\"message\":\"no use for " + PASSWORD + ", " + BASIC + "\"}}";
        try (TestProxy proxy = TestProxy.forAll();
                ScriptedServer server = new ScriptedServer(ScriptedServer.answer(400, "application/json", body))) {
            Run.Result run = Run.with().to(server).args("-a", "1", "--proxy", proxy.url(LOGIN), "--debug");
            run.expectErr("no use for ***, ***");
            expectNoSecret(run);
        }
    }

    @Test
    void proxyComesFromTheEnvironmentButNotForTheSandbox() throws IOException {
        try (TestProxy proxy = TestProxy.forAll();
                SecureServer server = new SecureServer(SHOWN.server(AUTHORITY), false)) {
            ask(Run.with().env("HTTPS_PROXY", proxy.url("")), server).expectOut(ROWS);
            assertEquals(1, proxy.heads().size());
            Run.Result spared = ask(Run.with().env("HTTPS_PROXY", proxy.url("")).env("NO_PROXY", ".invalid"), server);
            spared.fails(5, "the host 'relayer.invalid' cannot be found (DNS)");
            Run.Result none = ask(Run.with().env("HTTPS_PROXY", proxy.url("")), server, "--proxy", "");
            none.fails(5, "the host 'relayer.invalid' cannot be found (DNS)");
            ask(Run.with().env("LCOLLECTIONS_PROXY", proxy.url("")).env("NO_PROXY", "*"), server)
                    .expectOut(ROWS);
            Run.with()
                    .args("--network", "sandbox", "-a", "10001", "--proxy", proxy.url(""))
                    .expectCode(0);
            assertEquals(2, proxy.heads().size());
        }
    }

    @Test
    void keyIsNeverSentOverPlainHttpThroughAProxyElsewhere() throws IOException {
        Run.Result run = Run.with()
                .env("LOOPRING_API_KEY", "k3yOfTheService")
                .line("--base-url http://127.0.0.1:1 -a 1 --proxy proxy.invalid");
        run.fails(2, "the key is not sent over plain http to 'http://127.0.0.1:1' through the proxy proxy.invalid:80");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            http | me:p@ | 407 x | rejects the given user and password (HTTP 407) | false
            http | me:p@ | 401 x¶WWW-Authenticate: Basic realm=x | rejects the given user and password (HTTP 401) | false
            https | `` | 407 x¶Proxy-Authenticate: Negotiate¶Proxy-Authenticate: NTLM | only the login method Basic is supported | false
            https | `` | 403 x | refuses to connect to relayer.invalid:443 (HTTP 403) | false
            https | `` | 502 x | cannot connect to relayer.invalid:443 (HTTP 502) | true
            https | `` | ? | no HTTP response from https://relayer.invalid:443 through the proxy 127.0.0.1: | true
            """)
    void failureOfTheProxy(String scheme, String login, String status, String words, boolean isTriedAgain)
            throws IOException {
        String answer = "HTTP/1.1 " + status.replace("¶", "\r\n") + "\r\nContent-Length: 0\r\n\r\n";
        try (TestProxy proxy = TestProxy.refusing(status.equals("?") ? " " : answer)) {
            Run.Result run = Run.with()
                    .args("--base-url", scheme + "://relayer.invalid:443", "-a", "1", "--proxy", proxy.url(login));
            run.expectCode(5).expectErr(words);
            assertEquals(isTriedAgain, run.err().contains("tried 5 times"), run.err());
        }
    }

    @Test
    void proxyThatCannotBeReached() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Run.Result run =
                Run.with().env("https_proxy", "127.0.0.1:" + port).line("--base-url https://relayer.invalid -a 1");
        run.fails(5, "cannot reach the proxy 127.0.0.1:" + port + ": ");
        run.expectErr("hint: the proxy is named by https_proxy;");
        Run.Result noHost = Run.with().line("--base-url https://relayer.invalid -a 1 --proxy proxy.invalid:3128");
        noHost.fails(5, "the host 'proxy.invalid' of the proxy cannot be found (DNS)");
        // What is known of the public service is no help with a proxy.
        Run.Result ofPublic = Run.with().env("LOOPRING_API_KEY", "k3yOf").line("-a 1 --proxy proxy.invalid:3128");
        ofPublic.fails(5, "the host 'proxy.invalid' of the proxy cannot be found (DNS)");
        ofPublic.expectErr("hint: the proxy is named by --proxy;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--proxy", "LCOLLECTIONS_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"})
    void unsupportedProxyUrlIsRefusedWithoutItsPassword(String origin) {
        String base = origin.startsWith("http") ? "http://relayer.invalid" : "https://relayer.invalid";
        String url = "socks5://user:" + "v3rySecretWord@proxy.invalid";
        Run.Result run = origin.startsWith("--")
                ? Run.with().args("--base-url", base, "-a", "1", origin, url)
                : Run.with().env(origin, url).args("--base-url", base, "-a", "1");
        run.fails(2, origin + " 'socks5://…@proxy.invalid' is not an http:// proxy");
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

    // The URL of a proxy

    /** Host and port; user and password, if there is a login. */
    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example:3128,,",
        "HTTP://Proxy.Example:3128/, Proxy.Example:3128,,",
        "proxy.example:3128, proxy.example:3128,,",
        "proxy.example, proxy.example:80,,",
        "http://proxy.example:, proxy.example:80,,",
        "' http://10.0.0.1:8080 ', 10.0.0.1:8080,,",
        "'\"http://10.0.0.1:8080\"\u00a0', 10.0.0.1:8080,,",
        "http://[::1]:3128, [::1]:3128,,",
        "my_proxy:65535, my_proxy:65535,,",
        "u:p@proxy, proxy:80, u, p",
        "http://u:p@proxy:1, proxy:1, u, p",
        "u@proxy, proxy:80, u, ''",
        "u:@proxy, proxy:80, u, ''",
        ":p@proxy, proxy:80, '', p",
        "@proxy, proxy:80,,",
        ":@proxy, proxy:80,,",
        "u%40corp:p%3Aq%2f%25@proxy, proxy:80, u@corp, p:q/%",
        "u:p+q@proxy, proxy:80, u, p+q",
        "u:p@q:r:@proxy, proxy:80, u, p@q:r:",
        "u:p/q?r#s@proxy, proxy:80, u, p/q?r#s",
        "ü:pä%C3%9F😀@proxy, proxy:80, ü, päß😀",
    })
    void urlIsHostPortAndLogin(String url, String shown, String user, String password) {
        ProxyServer proxy = ProxyServer.of(url, "--proxy");
        assertEquals(shown, proxy.toString());
        assertEquals("--proxy", proxy.origin());
        assertEquals(user == null, proxy.login().isEmpty());
        proxy.login().ifPresent(login -> {
            assertEquals(user, login.user());
            assertEquals(password, login.password().reveal());
            byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            String header = "Basic " + Base64.getEncoder().encodeToString(both);
            assertEquals(header, login.header().reveal());
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            http://
            http://u:S3cretWord@
            http://u:S3cretWord@pro xy
            u:S3cretWord@proxy:0
            u:S3cretWord@proxy:65536
            u:S3cretWord@proxy:9999999999
            u:S3cretWord@proxy:port
            u:S3cretWord@proxy:-1
            u:S3cretWord@proxy/path
            u:S3cretWord@[::1
            u:S3cretWord@pröxy
            https://u:S3cretWord@proxy
            socks5h://u:S3cretWord@proxy
            u:S3cretWord%@proxy
            u:S3cretWord%4@proxy
            u:S3cretWord%0a@proxy
            S3cretWord%zz:p@proxy
            http:u:S3cretWord
            u:S3cretWord:host:3128
            """)
    void anythingElseIsRefusedWithoutShowingIt(String url) {
        UsageException refusal = assertThrows(UsageException.class, () -> ProxyServer.of(url, "HTTPS_PROXY"));
        assertTrue(refusal.getMessage().startsWith("HTTPS_PROXY '"), refusal.getMessage());
        assertFalse((refusal.getMessage() + refusal.hint()).contains("S3cretWord"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://u:p@proxy:1, http://…@proxy:1",
        "u:p@q@proxy, …@proxy",
        "http://proxy:1, http://proxy:1",
        "no proxy, no proxy",
        "http:u:secret, …",
        "u:secret:host:3128, …",
        "http://u:secret:host:3128, http://…",
        "http://u:secret, http://…",
        "http://u:secret/, http://…",
        "http://[::1]:99999, http://[::1]:99999",
        "socks5://proxy:1, socks5://proxy:1",
        "'', ''"
    })
    void canBeShownAsItWasGiven(String url, String shown) {
        assertEquals(shown, ProxyServer.masked(url));
    }

    // Which variable decides

    /** The environment with blanks between; each value is the name of a proxy. */
    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY=a, https://x.example, HTTPS_PROXY a:80",
        "https_proxy=a HTTPS_PROXY=b, https://x.example, https_proxy a:80",
        "https_proxy= HTTPS_PROXY=b, https://x.example, HTTPS_PROXY b:80",
        "HTTPS_PROXY=a, HTTPS://x.example, HTTPS_PROXY a:80",
        "HTTP_PROXY=a, http://x.example, HTTP_PROXY a:80",
        "http_proxy=a HTTP_PROXY=b, http://x.example, http_proxy a:80",
        "ALL_PROXY=a, https://x.example, ALL_PROXY a:80",
        "all_proxy=a ALL_PROXY=b, http://x.example, all_proxy a:80",
        "HTTPS_PROXY=a ALL_PROXY=b, http://x.example, ALL_PROXY b:80",
        "HTTPS_PROXY=a all_proxy=socks5://b, https://x.example, HTTPS_PROXY a:80",
        "REQUEST_METHOD=GET HTTP_PROXY=a http_proxy=b, http://x.example, http_proxy b:80",
        "REQUEST_METHOD=GET HTTPS_PROXY=a, https://x.example, HTTPS_PROXY a:80",
        "HTTPS_PROXY=a NO_PROXY=y.example, https://x.example, HTTPS_PROXY a:80",
        "HTTPS_PROXY=a NO_PROXY=*, https://x.example, NO_PROXY has '*'",
        "HTTPS_PROXY=a no_proxy=.example NO_PROXY=y, https://x.example, no_proxy has '.example'",
        "ALL_PROXY=a NO_PROXY=x.example, http://x.example, NO_PROXY has 'x.example'",
        "ALL_PROXY=socks5://a NO_PROXY=*, https://x.example, NO_PROXY has '*'",
        "HTTPS_PROXY=a, https://localhost:1, localhost is this machine",
        "HTTPS_PROXY=a, https://LocalHost.:1, LocalHost. is this machine",
        "HTTP_PROXY=a, http://127.0.0.1:1, 127.0.0.1 is this machine",
        "HTTP_PROXY=a, http://127.9.9.9, 127.9.9.9 is this machine",
        "HTTPS_PROXY=a, https://[::1]:1, [::1] is this machine",
        "HTTPS_PROXY=socks5://a, https://localhost, localhost is this machine",
        "'', https://x.example, ''",
        "HTTP_PROXY=a, https://x.example, ''",
        "HTTPS_PROXY=a, http://x.example, ''",
        "HTTPS_PROXY=, https://x.example, ''",
        "REQUEST_METHOD=GET HTTP_PROXY=a, http://x.example, ''",
        "NO_PROXY=*, https://x.example, ''",
    })
    void routeByTheEnvironment(String env, String target, String expected) {
        ProxyRoute route = route(env, target);
        assertEquals(
                expected,
                route.why() + route.server().map(server -> " " + server).orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "none", "NONE", "\"none\""})
    void noneIsAChoice(String url) {
        assertEquals(ProxyRoute.direct("--proxy"), ProxyRoute.chosen(url, "--proxy"));
    }

    private static ProxyRoute route(String variables, String target) {
        Map<String, String> env = new HashMap<>();
        for (String variable : variables.split(" ")) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                env.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return ProxyRoute.of(env, URI.create(target));
    }

    /** Targets without a scheme are those of https; the second list is of those that the entry does not match. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            * | relayer.example http://10.0.0.1:8080 | ``
            relayer.example | relayer.example a.b.relayer.example:8443 relayer.example.:8443 | myrelayer.example relayer.example.evil
            RELAYER.example | relayer.EXAMPLE/path | ``
            relayer.example. | relayer.example | ``
            example | relayer.example | ``
            .example | relayer.example | example
            *.example | a.relayer.example | example
            r*.example | `` | relayer.example
            relayer.example:443 | relayer.example | http://relayer.example
            relayer.example:80 | http://relayer.example | relayer.example
            relayer.example:8443 | a.relayer.example:8443 | relayer.example
            .example:8443 | relayer.example:8443 | relayer.example
            relayer.example:99999999999 | `` | relayer.example
            relayer.example: | `` | relayer.example
            10.0.0.1 | http://10.0.0.1:8080 [::ffff:10.0.0.1] | 10.0.0.11
            10.0.0.1:8080 | http://10.0.0.1:8080 | 10.0.0.1
            0.0.1 | `` | 10.0.0.1
            .0.0.1 | `` | 10.0.0.1
            10.0.0.0/8 | 10.255.0.1 | 11.0.0.1 relayer.example
            10.0.0.0/8:443 | 10.255.0.1 | 10.255.0.1:8443
            192.168.1.128/25 | 192.168.1.129 | 192.168.1.127
            0.0.0.0/0 | 8.8.8.8 | ``
            10.0.0.1/32 | 10.0.0.1 | 10.0.0.2
            10.0.0.0/33 | `` | 10.0.0.1
            10.0.0.0/ | `` | 10.0.0.1
            10.0.0/8 | `` | 10.0.0.1
            2001:db8::1 | [2001:db8::1]:8443 | [2001:db8::2]
            [2001:db8::1] | [2001:DB8:0::1] | ``
            [2001:db8::1]:443 | [2001:db8::1] | [2001:db8::1]:8443
            2001:db8::/32 | [2001:db8:ffff::1] | [2001:db9::1]
            ::/0 | [2001:db8::1] | 10.0.0.1
            http://relayer.example | `` | relayer.example
            """)
    void noProxyMatches(String entry, String matched, String others) {
        for (String target : targets(matched)) {
            assertEquals(
                    "NO_PROXY has '" + entry + "'", withNoProxy(entry, target).why());
        }
        for (String target : targets(others)) {
            assertTrue(withNoProxy(entry, target).server().isPresent(), target);
        }
    }

    private static List<String> targets(String list) {
        return Stream.of(list.split(" "))
                .filter(target -> !target.isEmpty())
                .map(target -> target.contains("://") ? target : "https://" + target)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b,relayer.example", " a.b , relayer.example , c", "a.b relayer.example\tc"})
    void noProxyIsSeparatedByCommasOrBlanks(String list) {
        String found = withNoProxy(list, "https://relayer.example").why();
        assertEquals("NO_PROXY has 'relayer.example'", found);
        assertTrue(withNoProxy(",, ,", "https://relayer.example").server().isPresent());
    }

    private static ProxyRoute withNoProxy(String list, String target) {
        return ProxyRoute.of(Map.of("HTTPS_PROXY", "p:1", "HTTP_PROXY", "p:1", "NO_PROXY", list), URI.create(target));
    }
}
