package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.model.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String KEY = "MadeUpKey0MadeUpKey1MadeUpKey2MadeUpKey3MadeUpKey4MadeUpKey5Made";

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                KEY + "\n",
                "  " + KEY + "\r\n",
                "\"" + KEY + "\"\n",
                "'" + KEY + "'",
                "\uFEFF" + KEY,
                "# of the test relayer\n\n" + KEY + "\n\n# end\n"
            })
    void isTakenOutOfWhatPeoplePaste(String pasted) {
        assertEquals(KEY, ApiKey.parse(pasted, "the test").reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \t ", "# only a comment\n", "\"\""})
    void nothingIsNoKey(String pasted) {
        assertNull(ApiKey.parse(pasted, "the test"));
    }

    @Test
    void spaceInsideIsToldByItsPlaceAndNeverByTheKey() {
        UsageException wrong =
                assertThrows(UsageException.class, () -> ApiKey.parse("Secret0 # my key", "LOOPRING_API_KEY"));
        assertEquals("the key in LOOPRING_API_KEY is invalid: character 8 of 16 is a space", wrong.getMessage());
        assertFalse((wrong.getMessage() + wrong.hint()).contains("Secret0"));
    }

    @Test
    void controlAndForeignCharactersAreTold() {
        assertTrue(assertThrows(UsageException.class, () -> ApiKey.parse("ab\u0007c", "f"))
                .getMessage()
                .endsWith("character 3 of 4 is a control character"));
        assertTrue(assertThrows(UsageException.class, () -> ApiKey.parse("äbc", "f"))
                .getMessage()
                .endsWith("character 1 of 3 is not ASCII"));
    }

    @Test
    void twoKeysAreNone() {
        UsageException wrong = assertThrows(UsageException.class, () -> ApiKey.parse("one\ntwo\n", "'keys'"));
        assertEquals("'keys' contains 2 lines that could be a key, but must contain only one", wrong.getMessage());
    }

    @Test
    void partThatIsCutOutOfItIsMaskedToo() {
        ApiKey key = ApiKey.parse(KEY, "the test");
        assertEquals("\"***…\" and …***", key.redact("\"" + KEY.substring(0, 60) + "…\" and …" + KEY.substring(40)));
    }

    @Test
    void shortOneIsMaskedWhereItStandsAlone() {
        ApiKey key = ApiKey.parse("list", "the test");
        assertEquals("no *** in lists, \"***\"", key.redact("no list in lists, \"list\""));
    }

    @Test
    void printsAsNothing() {
        ApiKey key = ApiKey.parse(KEY, "the test");
        assertEquals("***", key.toString());
        assertEquals("invalid key *** (***)", key.redact("invalid key " + KEY + " (" + KEY + ")"));
    }
}
