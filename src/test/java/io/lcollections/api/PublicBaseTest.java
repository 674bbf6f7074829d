package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.config.ProxyRoute;
import io.lcollections.model.AccountName;
import io.lcollections.model.Query;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the operator's own address fails, what is known of it is told, and what works instead. */
class PublicBaseTest {
    private static final RequestLog SILENT = new RequestLog() {};

    @ParameterizedTest
    @CsvSource({"404,gone,true", "503,gone,true", "200,<html>parked,true", "400,'{\"code\":101002}',false"})
    void stateOfTheServiceIsTold(int status, String body, boolean told) throws IOException {
        ApiException failure = fetch(ScriptedServer.answer(status, "text/plain", body), true);
        assertEquals(told, failure.hint().equals(ApiErrors.SERVICE_CLOSED), failure.hint());
        for (String way : new String[] {"2026-06-28/29", "--input", "--base-url", "--network sandbox"}) {
            assertEquals(told, failure.hint().contains(way), way);
        }
    }

    @Test
    void anotherRelayersFaultsAreItsOwn() throws IOException {
        ApiException failure = fetch(ScriptedServer.answer(503, "text/plain", "gone"), false);
        assertEquals("try again later", failure.hint());
    }

    @Test
    void operatorsAddressIsKnownHoweverItIsGiven() {
        assertTrue(Network.isPublic(BaseUrl.of("https://API3.loopring.io/")));
        assertTrue(Network.isPublic(BaseUrl.of("https://uat2.loopring.io")));
        assertFalse(Network.isPublic(BaseUrl.of("https://relayer.example")));
    }

    private static ApiException fetch(String answer, boolean isPublic) throws IOException {
        try (ScriptedServer server = new ScriptedServer(answer)) {
            HttpSettings settings = new HttpSettings(
                    Optional.empty(),
                    Duration.ofSeconds(30),
                    "test",
                    HttpSettings.MAX_BYTES,
                    TlsConfig.of(name -> null, Optional.empty()),
                    ProxyRoute.direct("a test"),
                    SILENT,
                    new VirtualTime());
            Query query = new Query(
                    Optional.of(AccountName.of(1)), OptionalLong.empty(), OptionalInt.empty(), false, Optional.empty());
            HttpCollectionsApi api = new HttpCollectionsApi(BaseUrl.of(server.base()), isPublic, settings);
            return assertThrows(ApiException.class, () -> api.fetch(query));
        }
    }
}
