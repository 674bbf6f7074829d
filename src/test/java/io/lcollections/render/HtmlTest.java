package io.lcollections.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @Test
    void fiveCharactersAreEscapedAndNoOther() {
        StringBuilder ascii = new StringBuilder();
        for (char character = ' '; character <= '~'; character++) {
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
    void whatCannotBeSeenIsShown(String served, String expected) {
        assertEquals(expected, Html.text(served));
    }
}
