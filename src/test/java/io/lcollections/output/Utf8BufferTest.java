package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8BufferTest {
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final Utf8Buffer buffer = new Utf8Buffer(stream);

    @Test
    void everyCharacterIsEncodedAsTheJdkDoes() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x11000 ? 1 : 97) {
            boolean isSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            all.appendCodePoint(isSurrogate ? ' ' : point);
        }
        buffer.text(all.toString());
        buffer.flush();
        assertArrayEquals(all.toString().getBytes(StandardCharsets.UTF_8), stream.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "\ud83d, \ufffd",
        "\ude00, \ufffd",
        "a\ud83db, a\ufffdb",
        "\ud83d\ud83d\ude00\ude00, \ufffd\ud83d\ude00\ufffd",
        "é\ude00\ud83d, é\ufffd\ufffd"
    })
    void halfOfAPairIsReplaced(String text, String expected) throws IOException {
        buffer.text(text);
        buffer.flush();
        assertArrayEquals(expected.getBytes(StandardCharsets.UTF_8), stream.toByteArray());
    }

    @Test
    void onlyTheseCharactersAreTakenAndTheIndexOfTheNextIsTold() {
        boolean[] these = Utf8Buffer.plainBut("\"");
        for (String stop : new String[] {"\"", "\n", "\u007f", "\u0080", "é", "理"}) {
            assertEquals(4, buffer.ascii("xa ~" + stop + "b", 1, these), stop);
        }
        assertEquals("a ~".repeat(6), buffer.toString());
    }

    @Test
    void nothingLeavesWithinARow() throws IOException {
        for (int i = 0; i < 400_000; i++) {
            buffer.ascii('x');
        }
        assertEquals(0, stream.size());
        buffer.endRow();
        assertEquals(400_000, stream.size());
    }
}
