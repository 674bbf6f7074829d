package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    @Test
    void fiveCharactersAreEscapedAndNoOther() {
        StringBuilder ascii = new StringBuilder();
        for (char character = 0; character < 128; character++) {
            ascii.append(character);
        }
        String expected = ascii.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        assertEquals(expected, Html.escape(ascii.toString()));
        assertEquals("é理😀", Html.escape("é理😀"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<script>|&lt;script&gt;",
                "&lt;|&amp;lt;",
                "\\|\\\\",
                "a\u0000b|a\\u{0}b",
                "a\u202eb|a\\u{202e}b",
                "a\ud800b|a\\u{d800}b",
            })
    void whatCannotBeSeenIsShown(String served, String expected) throws IOException {
        Utf8Buffer out = new Utf8Buffer(OutputStream.nullOutputStream());
        Html.text(out, served);
        assertEquals(expected, out.toString());
    }

    /** Whatever stands where one piece ends. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "<", "é", "😀", "a😀"})
    void longTextsLeaveInPiecesAndWhole(String repeated) throws IOException {
        String text = repeated.repeat(5 * Html.PIECE);
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        Utf8Buffer out = new Utf8Buffer(left);
        Html.escape(out, text);
        assertTrue(out.size() < text.length(), "all of it is still here");
        out.flush();
        assertEquals(text.replace("<", "&lt;"), left.toString(StandardCharsets.UTF_8));
    }
}
