package io.lcollections.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOwnersTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 7, 10001, Long.MAX_VALUE})
    void anAddressLeadsToItsAccount(long account) {
        String owner = SandboxOwners.of(account);
        assertTrue(owner.matches("0x[0-9a-f]{40}"), owner);
        assertEquals(OptionalLong.of(account), SandboxOwners.account(owner));
        assertEquals(
                OptionalLong.of(account),
                SandboxOwners.account("0x" + owner.substring(2).toUpperCase(Locale.ROOT)));
    }

    @Test
    void otherAddressesBelongToNobody() {
        String owner = SandboxOwners.of(10001);
        char last = owner.charAt(41) == '0' ? '1' : '0';
        for (String other : new String[] {"", "10001", owner.substring(0, 41), owner.substring(0, 41) + last}) {
            assertEquals(OptionalLong.empty(), SandboxOwners.account(other), other);
        }
    }

    /** As documented: public, so without a key. */
    @Test
    void theServerAnswersAsTheServiceDoes() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start(0)) {
            String owner = SandboxOwners.of(7);
            HttpResponse<String> found = get(sandbox, owner);
            assertEquals(200, found.statusCode());
            assertEquals("{\"accountId\":7,\"owner\":\"" + owner + "\",\"frozen\":false}", found.body());
            for (String unknown : new String[] {SandboxOwners.of(404), "0x12"}) {
                HttpResponse<String> none = get(sandbox, unknown);
                assertEquals(400, none.statusCode());
                assertTrue(none.body().contains("101002"), none.body());
            }
        }
    }

    private static HttpResponse<String> get(Sandbox sandbox, String owner) throws IOException, InterruptedException {
        URI uri = URI.create(sandbox.base() + "/api/v3/account?owner=" + owner);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
