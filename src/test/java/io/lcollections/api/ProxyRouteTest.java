package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lcollections.model.UsageException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which variable says what. */
class ProxyRouteTest {
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
    })
    void proxy(String env, String target, String expected) {
        ProxyRoute route = route(env, target);
        assertEquals(ProxyRoute.Kind.PROXY, route.kind());
        assertEquals(expected, route.why() + " " + route.server().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY=a NO_PROXY=*, https://x.example, NO_PROXY has '*'",
        "HTTPS_PROXY=a no_proxy=.example NO_PROXY=y, https://x.example, no_proxy has '.example'",
        "ALL_PROXY=a NO_PROXY=x.example, http://x.example, NO_PROXY has 'x.example'",
        "HTTPS_PROXY=a, https://localhost:1, localhost is this machine",
        "HTTPS_PROXY=a, https://LocalHost.:1, LocalHost. is this machine",
        "HTTP_PROXY=a, http://127.0.0.1:1, 127.0.0.1 is this machine",
        "HTTP_PROXY=a, http://127.9.9.9, 127.9.9.9 is this machine",
        "HTTPS_PROXY=a, https://[::1]:1, [::1] is this machine",
        "HTTPS_PROXY=socks5://a, https://localhost, localhost is this machine",
    })
    void direct(String env, String target, String why) {
        ProxyRoute route = route(env, target);
        assertEquals(ProxyRoute.Kind.DIRECT, route.kind());
        assertEquals(why, route.why());
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://x.example",
        "HTTP_PROXY=a, https://x.example",
        "HTTPS_PROXY=a, http://x.example",
        "HTTPS_PROXY=, https://x.example",
        "REQUEST_METHOD=GET HTTP_PROXY=a, http://x.example",
        "NO_PROXY=*, https://x.example",
    })
    void nothingIsSaid(String env, String target) {
        assertEquals(ProxyRoute.Kind.UNSAID, route(env, target).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "none", "NONE"})
    void noneIsAChoice(String url) {
        assertEquals(ProxyRoute.direct("--proxy"), ProxyRoute.chosen(url, "--proxy"));
    }

    @Test
    void onlyTheVariableThatCountsMustBeOneThatCanBeUsed() {
        UsageException refusal =
                assertThrows(UsageException.class, () -> route("ALL_PROXY=socks5://a", "https://x.example"));
        assertEquals(
                "ALL_PROXY 'socks5://a' is not an http:// proxy; other kinds are not supported", refusal.getMessage());
        assertEquals(
                ProxyRoute.Kind.DIRECT,
                route("ALL_PROXY=socks5://a NO_PROXY=*", "https://x.example").kind());
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

    @ParameterizedTest
    @CsvSource({
        "*, https://relayer.example",
        "*, http://10.0.0.1:8080",
        "relayer.example, https://relayer.example",
        "RELAYER.example, https://relayer.EXAMPLE/path",
        "relayer.example., https://relayer.example",
        "relayer.example, https://relayer.example.:8443",
        "example, https://relayer.example",
        "relayer.example, https://a.b.relayer.example:8443",
        ".example, https://relayer.example",
        "*.example, https://a.relayer.example",
        "relayer.example:443, https://relayer.example",
        "relayer.example:80, http://relayer.example",
        "relayer.example:8443, https://a.relayer.example:8443",
        ".example:8443, https://relayer.example:8443",
        "10.0.0.1, http://10.0.0.1:8080",
        "10.0.0.1:8080, http://10.0.0.1:8080",
        "10.0.0.0/8, https://10.255.0.1",
        "10.0.0.0/8:443, https://10.255.0.1",
        "192.168.1.128/25, https://192.168.1.129",
        "0.0.0.0/0, https://8.8.8.8",
        "10.0.0.1/32, https://10.0.0.1",
        "2001:db8::1, https://[2001:db8::1]:8443",
        "[2001:db8::1], https://[2001:DB8:0::1]",
        "[2001:db8::1]:443, https://[2001:db8::1]",
        "2001:db8::/32, https://[2001:db8:ffff::1]",
        "10.0.0.1, 'https://[::ffff:10.0.0.1]'",
    })
    void noProxyMatches(String entry, String target) {
        assertEquals("NO_PROXY has '" + entry + "'", withNoProxy(entry, target).why());
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://relayer.example",
        "',, ,', https://relayer.example",
        "relayer.example, https://myrelayer.example",
        "relayer.example, https://relayer.example.evil",
        ".relayer.example, https://relayer.example",
        "*.relayer.example, https://relayer.example",
        "r*.example, https://relayer.example",
        "relayer.example:8443, https://relayer.example",
        "relayer.example:443, http://relayer.example",
        "relayer.example:99999999999, https://relayer.example",
        "relayer.example:, https://relayer.example",
        "10.0.0.1, https://10.0.0.11",
        "0.0.1, https://10.0.0.1",
        ".0.0.1, https://10.0.0.1",
        "10.0.0.0/8, https://11.0.0.1",
        "10.0.0.0/33, https://10.0.0.1",
        "10.0.0.0/, https://10.0.0.1",
        "10.0.0/8, https://10.0.0.1",
        "192.168.1.128/25, https://192.168.1.127",
        "10.0.0.0/8, https://relayer.example",
        "::/0, https://10.0.0.1",
        "2001:db8::/32, https://[2001:db9::1]",
        "http://relayer.example, https://relayer.example",
    })
    void noProxyDoesNotMatch(String entry, String target) {
        assertEquals(ProxyRoute.Kind.PROXY, withNoProxy(entry, target).kind());
    }

    @Test
    void noProxyIsSeparatedByCommasOrBlanks() {
        for (String list :
                new String[] {"a.b,relayer.example", " a.b , relayer.example , c", "a.b relayer.example\tc"}) {
            assertEquals(
                    "NO_PROXY has 'relayer.example'",
                    withNoProxy(list, "https://relayer.example").why(),
                    list);
        }
    }

    private static ProxyRoute withNoProxy(String list, String target) {
        return ProxyRoute.of(Map.of("HTTPS_PROXY", "p:1", "HTTP_PROXY", "p:1", "NO_PROXY", list), URI.create(target));
    }
}
