package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.terminal.TextWidth.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextWrapTest {
    private static List<String> lines(String text, int columns) {
        return TextWrap.lines(text, columns, Reading.USUAL);
    }

    @Test
    void breaksBehindBlanks() {
        assertEquals(List.of("one two", "three"), lines("one two three", 8));
        assertEquals(List.of("one two", "three"), lines("one two three", 7));
        assertEquals(List.of("one", "two", "three"), lines("one two three", 6));
        assertEquals(List.of("one two three"), lines("one two three", 13));
    }

    @Test
    void breaksWithinWordsThatHaveNoRoom() {
        assertEquals(List.of("abcd", "ef", "gh"), lines("abcdef gh", 4));
        assertEquals(List.of("理科", "生的"), lines("理科生的", 5));
    }

    @Test
    void blanksAtTheBreakAreNotShown() {
        assertEquals(List.of("a", "b"), lines("a    b", 3));
        assertEquals(List.of("  a", "b"), lines("  a b", 3));
        assertEquals(List.of(""), lines("", 1));
    }

    @Test
    void signsStayWhole() {
        assertEquals(List.of("👨‍👩‍👧", "👨‍👩‍👧"), lines("👨‍👩‍👧👨‍👩‍👧", 2));
        assertEquals(List.of("理", "科"), lines("理科", 1));
    }

    @Test
    void nothingIsLostAndNothingIsTooWide() {
        new Property<>(HostileText::any, HostileText::simpler).holds(2000, raw -> {
            String text = Sanitizer.visible(raw);
            for (int columns : new int[] {1, 2, 7, 20}) {
                for (Reading reading : Reading.values()) {
                    List<String> lines = TextWrap.lines(text, columns, reading);
                    assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
                    for (String line : lines) {
                        boolean isOneSign = !line.isEmpty() && Graphemes.end(line, 0) == line.length();
                        assertTrue(TextWidth.of(line, reading) <= columns || isOneSign, columns + ": " + line);
                    }
                }
            }
        });
    }
}
