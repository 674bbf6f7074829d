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
                "ALL_PROXY 'socks5://a' is of a kind that is not spoken here: only http:// proxies are",
                refusal.getMessage());
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
}
