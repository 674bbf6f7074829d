package io.lcollections.json;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.json.JsonReader.JsonException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How JSON is read and written. */
class JsonTest {
    // Reading

    private static final String TEXT = "{\"name\":\"né理科👍\"}";

    private final JsonReader reader = new JsonReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"b":1.10,"a":-0,"c":[1E400,123456789012345678901234567890,1e2147483648,true,false,null]}
            {"z":{"y":{"x":"\\ud83d"}},"i\\u0064":[]}
            """)
    void orderSpellingAndLoneSurrogatesAreKept(String json) throws Exception {
        String read = JsonWriter.compactText(reader.read(json.getBytes(StandardCharsets.UTF_8)));
        assertEquals(json.replace("i\\u0064", "id"), read);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/json-errors.csv", delimiter = '|', quoteCharacter = '`')
    void whatIsWrongIsSaidWithItsPlace(String json, String message) {
        JsonException refused = refused(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(message, refused.getMessage());
        assertEquals(message.contains("cut off"), refused.isCutOff);
    }

    @Test
    void endlessDigitsAtTheEndAreReadOnce() {
        byte[] json = ("01" + "1".repeat(2_000_000) + "x").getBytes(StandardCharsets.UTF_8);
        assertFalse(refused(json).isCutOff);
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

    // Writing

    @Test
    void everyCharacterReadsBack() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (int unit = 0; unit <= 0xFFFF; unit++) {
            String text = "a" + (char) unit + "b";
            assertEquals(text, json.readValue(compact(text), String.class), "U+" + Integer.toHexString(unit));
        }
        String astral = "👨‍👩‍👧‍👦 𠮷 \udb40\udc41";
        assertEquals(astral, json.readValue(compact(astral), String.class));
    }

    @Test
    void nothingThatActsOnATerminalIsPrinted() {
        for (int unit = 0; unit <= 0xFFFF; unit++) {
            String json = compact(String.valueOf((char) unit));
            boolean acts = json.chars()
                    .anyMatch(c -> c < 0x20
                            || (c >= 0x7F && c <= 0x9F)
                            || (c >= 0x2028 && c <= 0x202E)
                            || (c >= 0x2066 && c <= 0x2069)
                            || c == 0x200E
                            || c == 0x200F
                            || c == 0x061C
                            || (c >= 0xD800 && c <= 0xDFFF));
            assertEquals(false, acts, "U+" + Integer.toHexString(unit));
        }
    }

    @Test
    void invisibleCharactersAreEscapedAndThoseThatSpellNamesAreNot() {
        String escaped =
                "\u00ad\u061c\u180e\u200b\u200e\u2028\u2060\ufeff\ufff9\udb40\udc01\udb40\udc67\ud834\udd73\ud82f\udca0";
        for (int i = 0; i < escaped.length(); i++) {
            String json = compact("a" + escaped + "b");
            assertTrue(json.contains(String.format("\\u%04x", (int) escaped.charAt(i))), json);
        }
        String plain = "\u0600\u06dd\u070f\u200c\u200d\ufe0f\udb40\udd00\ud834\udd1e\ud83d\ude00é理";
        assertEquals('"' + plain + '"', compact(plain));
        // An invisible character does not change how its neighbours are written.
        assertEquals(
                "\"" + plain + "\\udb40\\udc41" + plain + "\\ud800\"",
                compact(plain + "\udb40\udc41" + plain + "\ud800"));
    }

    private static String compact(String text) {
        return JsonWriter.compactText(TextNode.valueOf(text));
    }

    // Comparing numbers

    /** Those of one line are equal, and less than those of the next. */
    private static final List<List<String>> ASCENDING = List.of(
            List.of("-1e99999999999999999999"),
            List.of("-1e999999999"),
            List.of("-10", "-1e1", "-10.0", "-0.1E+2"),
            List.of("-9.99999999999999999999999999999999"),
            List.of("-1e-999999999"),
            List.of("-1e-99999999999999999999"),
            List.of("0", "-0", "0.00", "0e999999999", "-0.0E-99999999999999999999", "000"),
            List.of("1e-99999999999999999999", "1e-2147483649"),
            List.of("0.09"),
            List.of("0.1", "1e-1", "0.10", "00.1"),
            List.of("1", "1.0", "10e-1", "001", "0.00000000000000000001e20"),
            List.of("2"),
            List.of("10"),
            List.of("9007199254740992"),
            List.of("9007199254740993", "9007199254740993.0"),
            List.of("1e400"),
            List.of("1e999999999"),
            List.of("1e2147483648", "1e99999999999999999999", "2e2147483648"));

    @Test
    void numbersOfAnySizeAndSpellingHaveTheirPlace() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                for (String one : ASCENDING.get(i)) {
                    for (String other : ASCENDING.get(j)) {
                        assertEquals(Integer.signum(i - j), compared(one, other), one + " and " + other);
                    }
                }
            }
        }
    }

    private static int compared(String one, String other) {
        return Integer.signum(new JsonNumber(one).value().compareTo(new JsonNumber(other).value()));
    }

    /** What is too large to be compared by value is the same only where its spelling is. */
    @Test
    void keysAreEqualForNumbersThatAre() {
        for (List<String> equal : ASCENDING) {
            for (String number : equal) {
                boolean isExact = !number.matches(".*[eE]-?\\d{10,}") || new JsonNumber(number).isZero();
                assertEquals(
                        isExact || number.equals(equal.get(0)),
                        new JsonNumber(number).key().equals(new JsonNumber(equal.get(0)).key()),
                        number);
            }
        }
    }

    /** At the limit of its exponents BigDecimal fails in its own ways. */
    @ParameterizedTest
    @ValueSource(strings = {"100e2147483647", "10e2147483646", "1e-2147483647", "0e99999999999", "1e99999999999"})
    void keysOfExtremeNumbersAreStable(String text) {
        assertEquals(new JsonNumber(text).key(), new JsonNumber(text).key());
        JsonNumber number = new JsonNumber(text);
        assertEquals(0, number.value().compareTo(number.value()));
        assertFalse(number.exactLong().isPresent() && !number.isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"error 5", "accountId,id 7", "{\"a\":1} x 5"})
    void onlyWhatWasJsonIsCutOff(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonException failure = assertThrows(JsonException.class, () -> new JsonReader().read(bytes));
        assertFalse(failure.isCutOff, failure.getMessage());
    }
}
