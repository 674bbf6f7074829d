package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Rows;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInNameTest {
    @Test
    void bothEndsOfTheContract() {
        assertEquals("Unknown-0x1abe…8788", of("0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x1abe", "\u001b[31m0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788"})
    void whatIsNoAddressIsNotShownAsOne(String contract) {
        assertEquals("Unknown", of(contract));
    }

    @Test
    void withoutAContract() {
        assertEquals("Unknown", StandInName.of(Rows.of(Map.of())));
    }

    @ParameterizedTest
    @CsvSource({"'', true", "'  ', true", "\u3000, true", "'\u00a0\u2007\u202f', true", "x, false", "' x', false"})
    void isOwedWhereNothingIsToBeSeen(String name, boolean owed) {
        assertEquals(owed, StandInName.isOwed(Rows.value(name)));
    }

    private static String of(String contract) {
        return StandInName.of(Rows.of(Map.of("contractAddress", contract)));
    }
}
