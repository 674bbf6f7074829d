package io.lcollections.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Collections, addresses and durations. */
class ModelTest {
    @Test
    void idIsTheSameServedAsNumberOrAsString() {
        assertEquals(Optional.of("254"), of("id", new JsonNumber("254")).id());
        assertEquals(Optional.of("254"), of("id", "254").id());
        assertEquals(Optional.empty(), of("id", null).id());
        assertEquals(Optional.empty(), of("name", "n").id());
    }

    @Test
    void pathLeadsIntoNestedFields() {
        Collection row = of("extra", Map.of("properties", Map.of("isLegacy", true)));
        assertEquals(BooleanNode.TRUE, row.at("extra.properties.isLegacy"));
        assertTrue(row.at("extra.properties").isObject());
        assertTrue(row.at("extra.isLegacy").isMissingNode());
        assertTrue(row.at("extra.nothing").isMissingNode());
    }

    @Test
    void fieldWithDotsInItsNameIsFoundByIt() {
        Collection row = of("a", Map.of("b.c", "inner"), "d.e", "outer");
        assertEquals(Optional.of("outer"), row.text("d.e"));
        assertEquals(Optional.of("inner"), row.text("a.b.c"));
    }

    @Test
    void firstFieldThatAPathLeadsToIsTheOneBeItNull() {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("b.c", null);
        Collection row = of("a", nothing, "a.b", Map.of("c", "later", "d", "only"));
        assertTrue(row.at("a.b.c").isNull());
        assertEquals(Optional.of("only"), row.text("a.b.d"));
    }

    @Test
    void fieldThatIsNullWasServed() {
        assertTrue(of("name", null).at("name").isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "0, true", "-0, true", "0.00, true", "0e9, true", "0E-99999999999999, true",
        "1, false", "0.1, false", "1e0, false", "10, false", "1E99999999999999, false"
    })
    void zeroInAnySpellingHoldsNothing(String count, boolean isEmpty) {
        assertEquals(isEmpty, of("count", new JsonNumber(count)).isEmpty());
        assertFalse(of("id", new JsonNumber("1")).isEmpty());
    }

    private static Collection of(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Rows.of(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7", "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
            })
    void writesTheExamplesOfTheStandard(String address) {
        assertEquals(address, EthAddress.withChecksum(address.toLowerCase(Locale.ROOT)));
        assertTrue(EthAddress.hasValidChecksum(address));
    }

    /** Addresses of one case have no checksum; others have a letter in the wrong case, or two digits that changed places. */
    @ParameterizedTest
    @CsvSource({
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed, true", "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED, true",
        "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, false", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed, false",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAde, false",
    })
    void findsTypingErrors(String address, boolean isValid) {
        assertEquals(isValid, EthAddress.hasValidChecksum(address));
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "2m,PT2M", "1h,PT1H", "90s,PT1M30S", "1500ms,PT1.5S"})
    void readsAndWritesBack(String text, Duration duration) {
        assertEquals(duration, Durations.parse(text));
        assertEquals(duration, Durations.parse(Durations.format(duration)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "0s", "-1s", "1.5s", "30 s", "s", "1d", "9999999999s", "30S"})
    void refusesAnythingElse(String text) {
        assertNull(Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"30s,30s", "60s,1m", "3600s,1h", "1000ms,1s"})
    void writesTheShortestForm(String given, String shortest) {
        assertEquals(shortest, Durations.format(Durations.parse(given)));
    }
}
