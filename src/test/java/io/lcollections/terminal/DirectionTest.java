package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Bidi;
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

    /** The test above can fail. */
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
        return java.util.Arrays.asList(places).indexOf(index);
    }
}
