package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lcollections.model.UsageException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
                "\uFEFF" + KEY,
                "\u00a0" + KEY + "\u200b\u202f\u2060\r",
                "\u2028" + KEY + "\u3000",
                "# of the test relayer\n\n" + KEY + "\n\n# end\n"
            })
    void isTakenOutOfWhatPeoplePaste(String pasted) {
        assertEquals(KEY, ApiKey.parse(pasted, "the test").reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \t ", "# only a comment\n", "\uFEFF\u200b\n"})
    void nothingIsNoKey(String pasted) {
        assertNull(ApiKey.parse(pasted, "the test"));
    }

    @ParameterizedTest
    @CsvSource({
        "'Secret0 # my key', character 8 of 16 is a space",
        "'Secret0\u0007c', character 8 of 9 is a control character",
        "'Sec\u00a0ret0', character 4 of 8 is a space",
        "'Sec\u200bret0', character 4 of 8 is invisible (U+200B)",
        "Secret0==, character 8 of 9 is neither a letter nor a digit",
        "äSecret0, character 1 of 8 is not ASCII"
    })
    void invalidCharacterIsNamedByItsPositionAndTheKeyIsNotQuoted(String text, String what) {
        UsageException wrong = assertThrows(UsageException.class, () -> ApiKey.parse(text, "LOOPRING_API_KEY"));
        assertEquals("the key in LOOPRING_API_KEY is invalid: " + what, wrong.getMessage());
        assertFalse((wrong.getMessage() + wrong.hint()).contains("Secret0"));
    }

    /** Anything that is not a key would be sent to the service. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0000',
            value = {
                "{\"accountId\":1,\"apiKey\":\"Secret0\",\"privateKey\":\"0x01\"}~JSON with a private key, which must not be sent"
                        + " to anybody~the API key is one value of it: jq -r '.apiKey' FILE | lcollections --api-key-file - …",
                "{;\"account\": {;\"api_key\":;\"Secret0\"}};~a JSON document~the API key is one value of it: jq -r '.account.api_key' FILE"
                        + " | lcollections --api-key-file - …",
                "[{\"apiKey\":\"Secret0\"},{\"apiKey\":\"Secret1\"}]~a JSON document~",
                "{\"apiKey\":\"Secret0~a JSON document~",
                "{}~a JSON document~",
                "LOOPRING_API_KEY=Secret0~NAME=VALUE~give only the value, without the name, '=' or ':'",
                "A=1;export KEY=\"Secret0\"~NAME=VALUE~give only the value, without the name, '=' or ':'",
                "X-API-KEY: Secret0~NAME=VALUE~give only the value, without the name, '=' or ':'",
                "Bearer Secret0~a header, not its value~give only what follows the first word",
                "\"Secret0\"~a text in quotes~remove the quotes",
                "\u201cSecret0\u201d~a text in quotes~remove the quotes",
                "<Secret0>~a text in brackets~a placeholder in brackets stands for your own key",
                "[Secret0]~a text in brackets~a placeholder in brackets stands for your own key",
                "-----BEGIN EC PRIVATE KEY-----;Secret0~a private key in PEM, which must not be sent to anybody~",
                "-----BEGIN CERTIFICATE-----;Secret0~a PEM file~",
                "0x5ec4e700000000000000000000000000000000000000000000000000000000~a hexadecimal number, such as a private key,"
                        + " which must not be sent to anybody~",
                "0x5EC4E7~a hexadecimal number, such as a private key, which must not be sent to anybody~",
                "0x36Cd6b3b9329c04df55d55D41C257a5fdD387ACd~an address~",
                "secret word word word word word word word word word word word~a recovery phrase, which must not be sent"
                        + " to anybody~",
                "https://x.example/Secret0~a URL~",
                "<!DOCTYPE html><p>Secret0~a page of HTML or XML~"
            })
    void whatIsNotAKeyIsNamedAndNotQuoted(String text, String what, String hint) {
        UsageException wrong =
                assertThrows(UsageException.class, () -> ApiKey.parse(text.replace(';', '\n'), "the test"));
        assertEquals("the test contains " + what + ", not an API key", wrong.getMessage());
        assertEquals(
                hint == null ? "a key is one run of letters and digits, usually 64; give it alone" : hint,
                wrong.hint());
    }

    @Test
    void filesOfWindowsAreRead() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            for (String mark : List.of("", "\uFEFF")) {
                byte[] bytes = (mark + KEY + "\r\n").getBytes(charset);
                assertEquals(KEY, ApiKey.parse(bytes, "the test").reveal());
            }
        }
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
