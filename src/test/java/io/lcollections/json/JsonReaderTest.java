package io.lcollections.json;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final String TEXT = "{\"name\":\"né理科👍\"}";

    private final JsonReader reader = new JsonReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1.10,\"a\":-0,\"c\":[1E400,123456789012345678901234567890,1e2147483648,true,false,null]}",
                "{\"z\":{\"y\":{\"x\":\"\\ud83d\"}},\"i\\u0064\":[]}"
            })
    void orderSpellingAndLoneSurrogatesAreKept(String json) throws Exception {
        String read = JsonWriter.compactText(reader.read(json.getBytes(StandardCharsets.UTF_8)));
        assertEquals(json.replace("i\\u0064", "id"), read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"a":2}          | is not JSON at line 1, column 8 (byte 7): Duplicate field 'a'
            [{"a":{"b":1,"b":1}}]  | is not JSON at line 1, column 14 (byte 13): Duplicate field 'b'
            {"a":1} {}             | is not JSON at line 1, column 10 (byte 9): unexpected content after the end of the JSON
            {"a":tru               | is cut off at line 1, column 6 (byte 5)
            {"a":"                 | is cut off at line 1, column 7 (byte 6)
            {"a":-                 | is cut off at line 1, column 7 (byte 6)
            ``                     | is cut off at line 1, column 1 (byte 0)
            """)
    void whatIsWrongIsSaidWithItsPlace(String json, String message) {
        JsonException refused = refused(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(message, refused.getMessage());
        assertEquals(message.contains("cut off"), refused.isCutOff());
    }

    /** In a time that does not grow with the square of the size; it would take hours. */
    @Test
    void endlessDigitsAtTheEndAreReadOnce() {
        byte[] json = ("01" + "1".repeat(2_000_000) + "x").getBytes(StandardCharsets.UTF_8);
        assertFalse(refused(json).isCutOff());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "+1", "1.", "NaN", "[1,]", "{a:1}", "{\"a\":1,}", "'x'", "\"\t\"", "\"\\x\"", "[,1]"})
    void looseJsonIsRefused(String json) {
        refused(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void deepNestingAndEndlessNumbersAreRefused() {
        int deep = JsonReader.MAX_NESTING + 1;
        for (String json : new String[] {"[".repeat(deep) + "]".repeat(deep), "1".repeat(1001)}) {
            assertTrue(
                    refused(json.getBytes(StandardCharsets.UTF_8)).getMessage().startsWith("exceeds a limit"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void encodingIsRecognizedWithAndWithoutItsMark(String name) {
        Charset charset = Charset.forName(name);
        for (String text : new String[] {TEXT, "\uFEFF" + TEXT, "1", "12", "[]"}) {
            byte[] bytes = text.getBytes(charset);
            String expected = text.replace("\uFEFF", "");
            assertEquals(expected, new String(JsonReader.toUtf8(bytes), StandardCharsets.UTF_8));
            assertDoesNotThrow(() -> reader.read(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00c0\u00a7", "\u00f7\u00bf\u00bf\u00bf", "\u00ed\u00a0\u0080", "\u00ff", "\u00c3"})
    void bytesThatAreNoTextAreRefused(String latin1) {
        refused(("[\"" + latin1 + "\"]").getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(ints = {8191, 8192, 8193, 100_000})
    void textIsCheckedToItsEnd(int length) throws Exception {
        String text = "[\"" + "é".repeat(length) + "\"]";
        assertEquals(text, JsonWriter.compactText(reader.read(text.getBytes(StandardCharsets.UTF_8))));
        // An overlong form, which the parser accepts.
        refused(text.replace("\"]", "\u00c0\u00a7\"]").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void valuesInARowAreHandedOnWithTheirPlaces() throws Exception {
        byte[] bytes = "{\"a\":1}\n [2]{}".getBytes(StandardCharsets.UTF_8);
        List<String> read = new ArrayList<>();
        reader.<RuntimeException>readAll(
                bytes,
                (JsonNode value, int line, int start, int end) -> read.add(line + ": "
                        + new String(bytes, start, end - start, StandardCharsets.UTF_8) + " " + value.size()));
        assertEquals(List.of("1: {\"a\":1} 1", "2: [2] 1", "2: {} 0"), read);
    }

    private JsonException refused(byte[] bytes) {
        return assertThrows(JsonException.class, () -> reader.read(bytes));
    }

    /** A word that is none of JSON is no cut, whatever stands behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"error 5", "accountId,id 7", "{\"a\":1} x 5"})
    void onlyWhatWasJsonIsCutOff(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonException failure = assertThrows(JsonException.class, () -> new JsonReader().read(bytes));
        assertFalse(failure.isCutOff(), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[NaN]", "[-Infinity]", "[+1]", "[1 /* x */]", "# x", "{]"})
    void messagesNameNoSettingOfTheParser(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonException failure = assertThrows(JsonException.class, () -> new JsonReader().read(bytes));
        assertFalse(failure.getMessage().matches("(?s).*(Feature|ALLOW|REDACTED|`).*"), failure.getMessage());
    }
}
