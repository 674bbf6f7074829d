package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                "\u202d" + KEY + "\u202c",
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

    /** Anything that is not a key would be sent to the service, so it is named, and not quoted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0000',
            value = {
                "Secret0 # my key~the key in the test is invalid: character 8 of 16 is U+0020, which no key has",
                "Sec\u00a0ret0~the key in the test is invalid: character 4 of 8 is U+00A0, which no key has",
                "sec\u200bret\u200bword~the key in the test is invalid: character 4 of 12 is U+200B, which no key has",
                "Secret0\ud83d\ude00~the key in the test is invalid: character 8 of 9 is U+1F600, which no key has",
                "Secret0\u0007c~the key in the test is invalid: character 8 of 9 is U+0007, which no key has",
                "äSecret0~the key in the test is invalid: character 1 of 8 is U+00E4, which no key has",
                "{\"accountId\":1,\"apiKey\":\"Secret0\",\"privateKey\":\"0x01\"}~contains JSON with a private key, which must not",
                "{;\"account\": {;\"api_key\":;\"Secret0\"}};~contains a JSON document, not an API key",
                "[{\"apiKey\":\"Secret0\"}]~contains a JSON document, not an API key",
                "{\"apiKey\":\"Secret0~contains a JSON document, not an API key",
                "{}~contains a JSON document, not an API key",
                "LOOPRING_API_KEY=Secret0~contains NAME=VALUE, not an API key",
                "A=1;export KEY=\"Secret0\"~contains NAME=VALUE, not an API key",
                "X-API-KEY: Secret0~contains NAME=VALUE, not an API key",
                "Bearer Secret0~contains a header, not its value, not an API key",
                "\"Secret0\"~contains a text in quotes, not an API key",
                "\u201cSecret0\u201d~contains a text in quotes, not an API key",
                "<Secret0>~contains a text in brackets, not an API key",
                "[Secret0]~contains a text in brackets, not an API key",
                "-----BEGIN EC PRIVATE KEY-----;Secret0~contains a private key in PEM, which must not be sent to anybody",
                "-----BEGIN CERTIFICATE-----;Secret0~contains a PEM file, not an API key",
                "0x5ec4e700000000000000000000000000000000000000000000000000000000~contains a hexadecimal number, such as a private key",
                "0x5EC4E7~contains a hexadecimal number, such as a private key, which must not be sent to anybody",
                "0x36Cd6b3b9329c04df55d55D41C257a5fdD387ACd~contains an address, not an API key",
                "secret word word word word word word word word word word word~contains a recovery phrase, which must not",
                "https://x.example/Secret0~contains a URL, not an API key",
                "<!DOCTYPE html><p>Secret0~contains a page of HTML or XML, not an API key",
                "Secret0;Secret1~contains several lines, not an API key"
            })
    void whatIsNotAKeyIsNamedAndNotQuoted(String text, String what) {
        UsageException wrong =
                assertThrows(UsageException.class, () -> ApiKey.parse(text.replace(';', '\n'), "the test"));
        assertTrue(wrong.getMessage().replaceFirst("^the test ", "").startsWith(what), wrong.getMessage());
        assertFalse((wrong.getMessage() + wrong.hint()).matches("(?i).*(secret[0-9]|5ec4e7|36cd6b).*"), wrong.hint());
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
