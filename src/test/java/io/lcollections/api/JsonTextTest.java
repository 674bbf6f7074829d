package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static final String TEXT = "{\"name\":\"né理科👍\"}";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void encodingIsFoundWithAndWithoutItsMark(String name) {
        Charset charset = Charset.forName(name);
        for (String text : new String[] {TEXT, "\uFEFF" + TEXT, "1", "12", "[]"}) {
            byte[] bytes = text.getBytes(charset);
            String expected = text.replace("\uFEFF", "");
            assertEquals(expected, new String(JsonText.inUtf8(bytes), StandardCharsets.UTF_8));
            assertDoesNotThrow(() -> JsonText.requireExact(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00c0\u00a7", "\u00f7\u00bf\u00bf\u00bf", "\u00ed\u00a0\u0080", "\u00ff", "\u00c3"})
    void bytesThatAreNoTextAreRefused(String latin1) {
        byte[] bytes = ("[\"" + latin1 + "\"]").getBytes(StandardCharsets.ISO_8859_1);
        IOException refused = assertThrows(IOException.class, () -> JsonText.requireExact(bytes));
        assertEquals("byte 2 is not UTF-8", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 100_000})
    void lengthDoesNotMatter(int length) {
        byte[] bytes = ("[\"" + "é".repeat(length) + "\"]").getBytes(StandardCharsets.UTF_8);
        assertDoesNotThrow(() -> JsonText.requireExact(bytes));
        assertArrayEquals(bytes, JsonText.inUtf8(bytes));
    }
}
