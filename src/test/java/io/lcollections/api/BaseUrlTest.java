package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.model.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which base URLs are taken, and that no password is shown. */
class BaseUrlTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "https://gate.example:8443/a/b/, https://gate.example:8443/a/b",
                "` 'https://relayer.example'\u00a0`, https://relayer.example",
                "\"http://127.0.0.1:/x\", http://127.0.0.1/x",
                "http://[::1]:080/, http://[::1]:80",
                "https://relayer.example.:8443/a./, https://relayer.example:8443/a."
            })
    void pastedQuotesAndBlanksAndEmptyPartsAreDropped(String typed, String base) {
        assertEquals(base, BaseUrl.of(typed).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1, false",
        "http://127.9.8.7:80, false",
        "http://localhost:8080, false",
        "http://[::1]:9, false",
        "https://relayer.example, false",
        "HTTPS://RELAYER.example, false",
        "http://LOCALHOST, false",
        "http://relayer.example, true",
        "http://127.evil.example, true",
        "http://localhost.evil.example, true",
        "http://10.0.0.1, true",
        "http://[::2], true",
        "http://127.0.0.1.evil.example, true",
        "HTTP://relayer.example, true"
    })
    void plainHttpToAnotherMachineIsReadableByOthers(String base, boolean isReadable) {
        assertEquals(isReadable, BaseUrl.of(base).isReadableByOthers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:8080|did you mean https://localhost:8080?",
                "relayer.example|did you mean https://relayer.example?",
                "ftp://relayer.example|",
                "//127.0.0.1:1|",
                "https://my_host|",
                "http://127.0.0.1:99999|",
                "https://|",
                "https://relayer.example?x=1|",
                "https://relayer.example#x|",
                "http://a b|"
            })
    void anythingElseIsRefused(String base, String hint) {
        UsageException wrong = assertThrows(UsageException.class, () -> BaseUrl.of(base));
        assertTrue(wrong.getMessage().contains(base), wrong.getMessage());
        assertEquals(
                hint == null ? "give a URL such as https://relayer.example or http://127.0.0.1:8080" : hint,
                wrong.hint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:hunter2@relayer.example",
                "https://me:hunter2@relayer example",
                "me:hunter2@relayer",
                "https://me:hunter2@x@relayer",
                "https://me:hunter2@my_host"
            })
    void passwordInItIsRefusedAndNotShown(String base) {
        UsageException wrong = assertThrows(UsageException.class, () -> BaseUrl.of(base));
        assertFalse((wrong.getMessage() + wrong.hint()).contains("hunter2"), wrong.getMessage());
    }
}
