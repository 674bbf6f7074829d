package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lcollections.model.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "'Secret0 # my key', character 8 of 16 is a space",
        "'Secret0\u0007c', character 8 of 9 is a control character",
        "äSecret0, character 1 of 8 is not ASCII"
    })
    void invalidCharacterIsNamedByItsPositionAndTheKeyIsNotQuoted(String text, String what) {
        UsageException wrong = assertThrows(UsageException.class, () -> ApiKey.parse(text, "LOOPRING_API_KEY"));
        assertEquals("the key in LOOPRING_API_KEY is invalid: " + what, wrong.getMessage());
        assertFalse((wrong.getMessage() + wrong.hint()).contains("Secret0"));
    }

    @Test
    void twoKeysAreNone() {
        UsageException wrong = assertThrows(UsageException.class, () -> ApiKey.parse("one\ntwo\n", "'keys'"));
        assertEquals("'keys' contains 2 lines that could be a key, but must contain only one", wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        KEY + ", invalid key " + KEY + " (" + KEY + "), invalid key *** (***)",
        // Parts of it are masked, and a short key only as a whole word.
        KEY + ", 1 MadeUpKey0MadeUpKey1… …Key5Made, 1 ***… …***",
        "list, 'no list in lists, \"list\"', 'no *** in lists, \"***\"'"
    })
    void isMaskedInOtherTexts(String text, String shown, String masked) {
        ApiKey key = ApiKey.parse(text, "the test");
        assertEquals("***", key.toString());
        assertEquals(masked, key.redact(shown));
    }
}
