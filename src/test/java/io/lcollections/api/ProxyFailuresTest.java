package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import io.lcollections.support.TestProxy;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a proxy that is none, is not there, or lets nobody through. */
class ProxyFailuresTest {

    @Test
    void loginOverPlainHttpThatIsWrong() throws IOException {
        try (TestProxy proxy = TestProxy.forWhoShows("Basic bWU6aXQ=")) {
            Run.Result run =
                    Run.with().args("--base-url", "http://relayer.invalid:1", "-a", "1", "--proxy", proxy.url("me@"));
            Expect.failure(5, "refuses the user and the password given (HTTP 407)", run);
        }
    }

    /** As tinyproxy says it; a service that says so itself has been let through to. */
    @ParameterizedTest
    @CsvSource({"me:p@, 5, refuses the user and the password given (HTTP 401)", "'', 3, the service answered HTTP 401"})
    void loginThatIsWrongByAnotherStatus(String login, int code, String words) throws IOException {
        String answer = "HTTP/1.1 401 x\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
        try (TestProxy proxy = TestProxy.refusing(answer)) {
            Run.Result run =
                    Run.with().args("--base-url", "http://relayer.invalid:1", "-a", "1", "--proxy", proxy.url(login));
            Expect.failure(code, words, run);
        }
    }

    @Test
    void proxyThatSpeaksOfOtherLoginsOnly() throws IOException {
        String answer =
                "HTTP/1.1 407 x\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n";
        Run.Result run = refused(answer);
        assertTrue(run.err().contains("hint: it asks for Negotiate, NTLM, and only Basic is spoken here"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "403, refuses to connect to relayer.invalid:443 (HTTP 403), false",
        "502, cannot connect to relayer.invalid:443 (HTTP 502), true"
    })
    void refusalOfTheProxyIsNotThatOfTheService(int status, String words, boolean isTriedAgain) throws IOException {
        Run.Result run = refused("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\n\r\n");
        assertTrue(run.err().contains(words), run.err());
        assertEquals(isTriedAgain, run.err().contains("tried 5 times"), run.err());
    }

    @Test
    void proxyThatSaysNothing() throws IOException {
        Run.Result run = refused("");
        assertTrue(
                run.err()
                        .matches(
                                "(?s)lcollections: no answer in HTTP from https://relayer.invalid:443 through the proxy 127.0.0.1:.*"),
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
    void proxyThatIsNotThere() throws IOException {
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
    void publicServiceIsNotBlamedForTheProxy() throws IOException {
        Run.Result run =
                Run.with().env("LOOPRING_API_KEY", "k3yOfTheService").args("-a", "1", "--proxy", "proxy.invalid:3128");
        Expect.failure(5, "the host 'proxy.invalid' of the proxy cannot be found (DNS)", run);
        assertTrue(run.err().contains("hint: the proxy is named by --proxy;"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--proxy", "LCOLLECTIONS_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"})
    void proxyThatIsNoneIsRefusedWithoutItsPassword(String origin) {
        String base = origin.startsWith("http") ? "http://relayer.invalid" : "https://relayer.invalid";
        String url = "socks5://user:" + "v3rySecretWord@proxy.invalid";
        Run.Result run = origin.startsWith("--")
                ? Run.with().args("--base-url", base, "-a", "1", origin, url)
                : Run.with().env(origin, url).args("--base-url", base, "-a", "1");
        Expect.failure(2, origin + " 'socks5://…@proxy.invalid' is of a kind that is not spoken here", run);
        assertFalse(run.err().contains("v3rySecretWord"), run.err());
    }
}
