package io.lcollections.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"4", "4.0", "40e-1", "0.4E1"})
    void idsOfOneValueAreEqual(String id) {
        Optional<Object> four = of("id", "4").idValue();
        assertEquals(four, of("id", new JsonNumber(id)).idValue());
        assertFalse(four.equals(of("id", "04").idValue()));
        assertEquals(
                of("id", "0").idValue(),
                of("id", new JsonNumber("0e2147483648")).idValue());
    }

    private static Collection of(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Rows.of(fields);
    }
}
