package io.lcollections.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class HashesTest {
    @Test
    void sameNumberHasTheSameDigitsForEver() {
        assertEquals("75257bb0e8bc04ab", Hashes.hex(7, 16));
        assertEquals("ipfs://Qm", Hashes.ipfs(7).substring(0, 9));
        assertEquals(53, Hashes.ipfs(7).length());
    }

    @Test
    void digitsAreKnownAgainInEitherCaseAndToTheLast() {
        String digits = Hashes.hex(7, 40);
        assertTrue(Hashes.isHex(7, digits));
        assertTrue(Hashes.isHex(7, digits.toUpperCase(Locale.ROOT)));
        char last = digits.charAt(39);
        assertFalse(Hashes.isHex(7, digits.substring(0, 39) + (last == '0' ? '1' : '0')));
        assertFalse(Hashes.isHex(8, digits));
    }

    @Test
    void shareIsOfAllNumbersFromZero() {
        assertEquals(0.0, Hashes.share(0));
        assertEquals(0.5, Hashes.share(Long.MAX_VALUE / 2 + 1));
        assertTrue(Hashes.share(Long.MAX_VALUE) < 1);
    }
}
