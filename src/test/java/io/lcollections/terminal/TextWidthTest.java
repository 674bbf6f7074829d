package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource({
        "abc,3",
        "理科,4",
        "コレ,4",
        "ﾊﾝ,2",
        "ＡＢ,4",
        "한국,4",
        "e\u0301,1",
        "👍,2",
        "👍🏽,2",
        "👨‍👩‍👧‍👦,2",
        "🇯🇵,2",
        "🇯🇵🇺🇦,4",
        "☺,1",
        "☺️,2",
        "1️⃣,2",
        "❤️‍🔥,2",
        "👩🏿‍🚀,2",
        "𠮷,2",
        "Z\u0338\u0321,1",
        "می‌خواهم,7",
        "ไทย,3",
        "…,1"
    })
    void countsColumns(String text, int columns) {
        assertEquals(columns, TextWidth.of(text));
    }

    @Test
    void emptyTextTakesNone() {
        assertEquals(0, TextWidth.of(""));
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef,6,abcdef",
        "abcdef,5,abcd…",
        "abcdef,1,…",
        "理科生,5,理科…",
        "理科生,4,理…",
        "👨‍👩‍👧‍👦ab,3,👨‍👩‍👧‍👦…",
        "👨‍👩‍👧‍👦ab,2,…"
    })
    void cutsBetweenSigns(String text, int columns, String cut) {
        assertEquals(cut, TextWidth.cut(text, columns));
    }

    @Test
    void cutsAddressesInTheMiddle() {
        String address = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
        assertEquals("0x1abe…8788", TextWidth.cutMiddle(address, 11));
        assertEquals(address, TextWidth.cutMiddle(address, 42));
        for (int columns = 1; columns < 42; columns++) {
            assertEquals(columns, TextWidth.of(TextWidth.cutMiddle(address, columns)), "at " + columns);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghij", "理科生发牢骚", "👨‍👩‍👧‍👦🇯🇵👍🏽", "e\u0301e\u0301e\u0301", "aあbいcう"})
    void cutNeverTakesMoreThanItMay(String text) {
        for (int columns = 0; columns <= TextWidth.of(text); columns++) {
            String cut = TextWidth.cut(text, columns);
            assertTrue(TextWidth.of(cut) <= columns, cut + " at " + columns);
        }
    }

    @Test
    void onlyAsciiIsCertain() {
        assertTrue(TextWidth.isCertain("plain ~ text"));
        assertEquals(false, TextWidth.isCertain("é"));
        assertEquals(false, TextWidth.isCertain("👍"));
    }
}
