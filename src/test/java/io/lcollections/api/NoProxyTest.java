package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code NO_PROXY} by the rules of Go's net/http. */
class NoProxyTest {
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
    void sparesTheProxy(String entry, String target) {
        assertEquals(Optional.of(entry), NoProxy.match(entry, URI.create(target)));
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
    void doesNot(String entry, String target) {
        assertEquals(Optional.empty(), NoProxy.match(entry, URI.create(target)));
    }

    @Test
    void entriesStandBetweenCommasAndBlanks() {
        URI target = URI.create("https://relayer.example");
        for (String list :
                new String[] {"a.b,relayer.example", " a.b , relayer.example , c", "a.b relayer.example\tc"}) {
            assertEquals(Optional.of("relayer.example"), NoProxy.match(list, target), list);
        }
    }
}
