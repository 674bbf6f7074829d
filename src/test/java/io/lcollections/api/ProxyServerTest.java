package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.model.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyServerTest {
    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example:3128",
        "HTTP://Proxy.Example:3128/, Proxy.Example:3128",
        "proxy.example:3128, proxy.example:3128",
        "proxy.example, proxy.example:80",
        "http://proxy.example, proxy.example:80",
        "http://proxy.example:, proxy.example:80",
        "' http://10.0.0.1:8080 ', 10.0.0.1:8080",
        "http://[::1]:3128, [::1]:3128",
        "my_proxy:1, my_proxy:1",
        "proxy:65535, proxy:65535",
        "http://u:p@proxy.example:3128, proxy.example:3128",
    })
    void isHostAndPort(String url, String shown) {
        ProxyServer proxy = ProxyServer.of(url, "--proxy");
        assertEquals(shown, proxy.toString());
        assertEquals("--proxy", proxy.origin());
    }

    @ParameterizedTest
    @CsvSource({
        "u:p@proxy, u, p",
        "http://u:p@proxy:1, u, p",
        "u@proxy, u, ''",
        "u:@proxy, u, ''",
        ":p@proxy, '', p",
        "u%40corp:p%3Aq%2f%25@proxy, u@corp, p:q/%",
        "u:p+q@proxy, u, p+q",
        "u:p@q:r@proxy, u, p@q:r",
        "u:p/q?r#s@proxy, u, p/q?r#s",
        "ü:pä%C3%9F😀@proxy, ü, päß😀",
    })
    void loginIsAsMeant(String url, String user, String password) {
        ProxyServer.Login login = ProxyServer.of(url, "--proxy").login().orElseThrow();
        assertEquals(user, login.user());
        assertEquals(password, login.password().reveal());
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "Basic " + Base64.getEncoder().encodeToString(both),
                login.header().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "http://proxy:1", "@proxy", ":@proxy"})
    void thereMayBeNone(String url) {
        assertTrue(ProxyServer.of(url, "--proxy").login().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://",
                "http://u:S3cretWord@",
                "http://u:S3cretWord@pro xy",
                "u:S3cretWord@proxy:0",
                "u:S3cretWord@proxy:65536",
                "u:S3cretWord@proxy:9999999999",
                "u:S3cretWord@proxy:port",
                "u:S3cretWord@proxy:-1",
                "u:S3cretWord@proxy/path",
                "u:S3cretWord@[::1",
                "u:S3cretWord@pröxy",
                "https://u:S3cretWord@proxy",
                "socks5h://u:S3cretWord@proxy",
                "u:S3cretWord%@proxy",
                "u:S3cretWord%4@proxy",
                "u:S3cretWord%0a@proxy",
                "S3cretWord%zz:p@proxy",
                "http:u:S3cretWord",
                "u:S3cretWord:host:3128",
            })
    void anythingElseIsRefusedWithoutShowingIt(String url) {
        UsageException refusal = assertThrows(UsageException.class, () -> ProxyServer.of(url, "HTTPS_PROXY"));
        assertTrue(refusal.getMessage().startsWith("HTTPS_PROXY '"), refusal.getMessage());
        assertFalse((refusal.getMessage() + refusal.hint()).contains("S3cretWord"), refusal.getMessage());
    }

    @Test
    void kindsThatAreNotSpokenAreNamed() {
        UsageException refusal =
                assertThrows(UsageException.class, () -> ProxyServer.of("https://u:p@proxy:3128", "ALL_PROXY"));
        assertEquals(
                "ALL_PROXY 'https://…@proxy:3128' is not an http:// proxy; other kinds are not supported",
                refusal.getMessage());
    }

    @Test
    void passwordIsInNoPrintOfIt() {
        ProxyServer proxy = ProxyServer.of("u:S3cretWord@proxy", "--proxy");
        String printed = proxy + " " + proxy.login() + " " + ProxyRoute.chosen("u:S3cretWord@proxy", "--proxy");
        assertFalse(printed.contains("S3cretWord"), printed);
        assertFalse(printed.contains(proxy.login().orElseThrow().header().reveal()), printed);
    }

    @ParameterizedTest
    @CsvSource({
        "http://u:p@proxy:1, http://…@proxy:1",
        "u:p@q@proxy, …@proxy",
        "http://proxy:1, http://proxy:1",
        "no proxy, no proxy",
        "http:u:secret, …",
        "u:secret:host:3128, …",
        "http://u:secret:host:3128, …",
        "http://[::1]:99999, http://[::1]:99999",
        "socks5://proxy:1, socks5://proxy:1",
        "'', ''"
    })
    void canBeShownAsItWasGiven(String url, String shown) {
        assertEquals(shown, ProxyServer.masked(url));
    }
}
