package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Retry-After}, and what is said about the public service when it fails. */
class ApiErrorsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** A date is compared with the clock of the server, or with the local one where the server gives none. */
    @ParameterizedTest
    @CsvSource({
        "0, '', 0, 0",
        "7, '', 0, 7",
        "' 120 ', '', 0, 120",
        "007, '', 0, 7",
        "999999999, '', 0, 999999999",
        "'Thu, 01 Jan 2026 00:00:30 GMT', '', 0, 30",
        "'Thu, 01 Jan 2026 00:00:30 GMT', no date, 0, 30",
        "'Thu, 01 Jan 2026 00:00:30 GMT', '', 31, 0",
        "'Thu, 01 Jan 2026 00:00:30 GMT', 'Thu, 01 Jan 2026 00:00:20 GMT', -86400, 10",
        "'Thu, 01 Jan 2026 00:00:30 GMT', 'Thu, 01 Jan 2026 00:00:31 GMT', 0, 0"
    })
    void retryAfterIsSecondsOrADate(String header, String date, long clock, long seconds) {
        assertEquals(
                Optional.of(Duration.ofSeconds(seconds)), ApiErrors.retryAfter(header, date, NOW.plusSeconds(clock)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "soon", "-1", "1.5", "1e3", "9999999999999999999", "7s", "2026-01-01T00:00:30Z", "٧"})
    void retryAfterThatIsInvalidIsIgnored(String header) {
        assertEquals(Optional.empty(), ApiErrors.retryAfter(header, "", NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "404,gone,true,true",
        "503,gone,true,true",
        "200,<html>parked,true,true",
        "400,'{\"code\":101002}',true,false",
        "503,gone,false,false"
    })
    void hintSaysThatThePublicServiceIsClosed(int status, String body, boolean isPublic, boolean expected)
            throws IOException {
        ApiException failure = fetch(ScriptedServer.answer(status, "text/plain", body), isPublic);
        assertEquals(expected, failure.hint().equals(ApiErrors.SERVICE_CLOSED), failure.hint());
    }

    @Test
    void publicBaseIsRecognizedInAnySpelling() {
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
                    TlsConfig.of(name -> null, List.of()),
                    ProxyRoute.direct("a test"),
                    new RequestLog() {},
                    new VirtualTime());
            Query query = new Query(
                    Optional.of(Account.of(1)),
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty());
            HttpCollectionsApi api = new HttpCollectionsApi(BaseUrl.of(server.base()), isPublic, settings);
            return assertThrows(ApiException.class, () -> api.fetch(query));
        }
    }
}
