package io.lcollections.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertEquals(true, row.at("extra.properties.isLegacy"));
        assertTrue(row.has("extra.properties"));
        assertFalse(row.has("extra.isLegacy"));
        assertNull(row.at("extra.nothing"));
    }

    @Test
    void fieldWithDotsInItsNameIsFoundByIt() {
        Collection row = of("a", Map.of("b.c", "inner"), "d.e", "outer");
        assertEquals("outer", row.at("d.e"));
        assertEquals("inner", row.at("a.b.c"));
    }

    @Test
    void firstFieldThatAPathLeadsToIsTheOneBeItNull() {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("b.c", null);
        Collection row = of("a", nothing, "a.b", Map.of("c", "later", "d", "only"));
        assertNull(row.at("a.b.c"));
        assertTrue(row.has("a.b.c"));
        assertEquals("only", row.at("a.b.d"));
    }

    @Test
    void fieldThatIsNullWasServed() {
        assertTrue(of("name", null).has("name"));
        assertNull(of("name", null).at("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.00", "0e9", "0E-99999999999999"})
    void zeroInAnySpellingHoldsNothing(String count) {
        assertTrue(of("count", new JsonNumber(count)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.1", "1e0", "10", "1E99999999999999"})
    void anyOtherCountHoldsSomething(String count) {
        assertFalse(of("count", new JsonNumber(count)).isEmpty());
    }

    @Test
    void withoutACountNothingIsKnown() {
        assertFalse(of("id", new JsonNumber("1")).isEmpty());
    }

    @Test
    void fieldsOfATextAreReadOnceAndWhenAskedFor() {
        byte[] answer = "[{\"collection\":{\"id\":5},\"count\":0}]".getBytes(StandardCharsets.UTF_8);
        List<String> read = new ArrayList<>();
        Collection row = new Collection("5", new RowText(answer, 15, 22, 34, true), text -> {
            read.add(new String(text.flat(), StandardCharsets.UTF_8));
            return Map.of("id", new JsonNumber("5"), "count", new JsonNumber("0"));
        });
        assertEquals(Optional.of("5"), row.id());
        assertTrue(row.exactText().isPresent());
        assertEquals(List.of(), read);
        assertTrue(row.isEmpty());
        assertEquals(of("id", new JsonNumber("5")), row.without("count"));
        assertEquals(List.of("{\"id\":5,\"count\":0}"), read);
    }

    @Test
    void unreadRowIsTheSameAndHoldsNothingButItsText() {
        int[] reads = {0};
        Collection row = new Collection("5", new RowText(new byte[0], 0, 0, 0, true), text -> {
            reads[0]++;
            return Map.of("id", "5");
        });
        assertEquals(row, row.unread());
        assertEquals(row.id(), row.unread().id());
        assertEquals(row.exactText(), row.unread().exactText());
        assertEquals(2, reads[0]);
        assertEquals(of("id", "5"), of("id", "5").unread());
    }

    @Test
    void textThatIsNotExactIsNotHandedOn() {
        RowText text = new RowText(new byte[0], 0, 0, 0, false);
        assertEquals(Optional.empty(), new Collection("5", text, row -> Map.of()).exactText());
        assertEquals(Optional.empty(), of("id", "5").exactText());
    }

    private static Collection of(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Collection(fields);
    }
}
