package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    private static final String DETAILS = "/api/v3/user/collection/details?accountId=1";

    @ParameterizedTest
    @CsvSource({"https://relayer.example, ''", "https://relayer.example/, ''", "https://gate.example:8443/a/b/, /a/b"})
    void pathOfAGatewayStaysInFront(String base, String path) {
        Query least = Query.all(Optional.of(Account.of(1)));
        assertEquals(base.replaceAll("(?<!/)/(?!/).*", "") + path + DETAILS, url(base, least));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "` 'https://relayer.example'\u00a0`, https://relayer.example",
                "\"http://127.0.0.1:/x\", http://127.0.0.1/x",
                "http://[::1]:080/, http://[::1]:80",
                "https://relayer.example.:8443/a./, https://relayer.example:8443/a."
            })
    void pastedQuotesAndBlanksAndEmptyPartsAreDropped(String typed, String base) {
        assertEquals(base, BaseUrl.of(typed).toString());
    }

    @Test
    void characterThatNoUrlHasIsNamed() {
        UsageException wrong = assertThrows(UsageException.class, () -> BaseUrl.of("http://127.0.0.1:1\u00a00/x"));
        assertEquals("the base URL 'http://…' cannot contain ' '", wrong.getMessage());
    }

    @Test
    void givenParametersAreSent() {
        Query query = new Query(
                Optional.of(Account.of(1)),
                OptionalLong.of(20),
                OptionalInt.of(10),
                Optional.of(false),
                Optional.of("0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788"),
                OptionalLong.of(1084));
        assertEquals(
                "http://[::1]:1" + DETAILS + "&offset=20&limit=10&nonZero=false"
                        + "&tokenAddress=0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788&collectionId=1084",
                url("http://[::1]:1", query));
    }

    private static String url(String base, Query query) {
        return BaseUrl.of(base).of(query).toString();
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
                "ftp://relayer.example|give a URL such as https://relayer.example or http://127.0.0.1:8080",
                "//127.0.0.1:1|give a URL such as https://relayer.example or http://127.0.0.1:8080",
                "https://my_host|give a URL such as https://relayer.example or http://127.0.0.1:8080",
                "http://127.0.0.1:99999|give a URL such as https://relayer.example or http://127.0.0.1:8080",
                "https://|give a URL such as https://relayer.example or http://127.0.0.1:8080",
                "https://relayer.example?x=1|give a URL such as https://relayer.example or http://127.0.0.1:8080",
                "https://relayer.example#x|give a URL such as https://relayer.example or http://127.0.0.1:8080",
                "http://a b|give a URL such as https://relayer.example or http://127.0.0.1:8080"
            })
    void anythingElseIsRefused(String base, String hint) {
        UsageException wrong = assertThrows(UsageException.class, () -> BaseUrl.of(base));
        assertTrue(wrong.getMessage().contains(base), wrong.getMessage());
        assertEquals(hint, wrong.hint());
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
