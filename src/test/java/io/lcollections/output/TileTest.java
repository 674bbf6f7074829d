package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TileTest {
    private static final Pattern FORM = Pattern.compile("<svg viewBox=\"0 0 2 2\" aria-hidden=\"true\">"
            + "(<path fill=\"#[0-9a-f]{6}\" d=\"(M[01] [01][a-z0-9 .-]+){1,2}\"/>){3}</svg>");

    @Test
    void nothingOfTheIdIsInIt() {
        for (String id : new String[] {"", "254", "\"><script>", "理科\ud800\u0000"}) {
            String tile = Tile.of(id);
            assertTrue(FORM.matcher(tile).matches(), tile);
        }
    }

    /** Whoever has seen it once knows the collection by it, so it stays what it is from version to version. */
    @Test
    void sameIdHasTheSameTile() {
        assertEquals(
                "<svg viewBox=\"0 0 2 2\" aria-hidden=\"true\"><path fill=\"#22577a\" d=\"M0 0h2v2h-2z\"/>"
                        + "<path fill=\"#57cc99\" d=\"M0 0h1v1zM1 1h1a1 1 0 0 1-1 1z\"/>"
                        + "<path fill=\"#c7f9cc\" d=\"M1 0h1v1h-1zM0 1m0 1v-1a1 1 0 0 1 1 1z\"/></svg>",
                Tile.of("254"));
    }

    @Test
    void idsNearEachOtherDiffer() {
        Set<String> tiles = new HashSet<>();
        for (int id = 0; id < 1000; id++) {
            tiles.add(Tile.of(Integer.toString(id)));
        }
        assertTrue(tiles.size() > 980, tiles.size() + " tiles");
    }
}
