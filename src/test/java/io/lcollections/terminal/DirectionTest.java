package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Bidi;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionTest {
    @Test
    void textFromLeftToRightStaysAsItIs() {
        assertEquals("理科 name 12 ✓", Direction.closed("理科 name 12 ✓"));
    }

    /** By the rules of Unicode, which terminals with both directions apply to a whole line. */
    @ParameterizedTest
    @ValueSource(strings = {"عناقيد الضوء", "אוסף הים", "ا", "٣٤", "name א", "א name", "\u07ca", "𐤀"})
    void numberBehindStaysBehind(String name) {
        String line = "747  " + Direction.closed(name) + "   12  ERC1155";
        int behind = line.indexOf("   12");
        assertEquals(
                IntStream.range(behind, line.length()).boxed().toList(),
                IntStream.range(behind, line.length())
                        .mapToObj(i -> visualPlace(line, i))
                        .toList());
    }

    @Test
    void everyCharacterThatRunsLeftIsClosed() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            byte kind = Character.getDirectionality(point);
            boolean runsLeft = kind == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || kind == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                    || kind == Character.DIRECTIONALITY_ARABIC_NUMBER;
            // The marks of direction themselves never come so far.
            if (runsLeft && point != 0x200f && point != 0x061c) {
                String text = Character.toString(point);
                assertEquals(text + '\u200e', Direction.closed(text), Integer.toHexString(point));
            }
        }
    }

    /** The test of the number can fail. */
    @Test
    void withoutTheMarkItWouldNot() {
        String line = "747  אוסף   12  ERC1155";
        assertEquals(5, visualPlace(line, line.indexOf("12")));
    }

    private static int visualPlace(String line, int index) {
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
        byte[] levels = new byte[line.length()];
        Integer[] places = new Integer[line.length()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
            places[i] = i;
        }
        Bidi.reorderVisually(levels, 0, places, 0, places.length);
        return Arrays.asList(places).indexOf(index);
    }
}
