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
    private static final Query ALL = new Query(
            Optional.of(Account.of(10001)),
            OptionalLong.of(20),
            OptionalInt.of(10),
            Optional.of(true),
            Optional.of("0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788"));
    private static final Query LEAST = new Query(
            Optional.of(Account.of(10001)),
            OptionalLong.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void everyParameterIsSentWhenItIsGiven() {
        assertEquals(
                "https://relayer.example/api/v3/user/collection/details?accountId=10001&offset=20&limit=10&nonZero=true"
                        + "&tokenAddress=0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788",
                BaseUrl.of("https://relayer.example").of(ALL).toString());
        Query others = new Query(
                        Optional.of(Account.of(1)),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        Optional.of(false),
                        Optional.empty())
                .withCollectionId(OptionalLong.of(1084));
        assertEquals(
                "https://relayer.example/api/v3/user/collection/details?accountId=1&nonZero=false&collectionId=1084",
                BaseUrl.of("https://relayer.example").of(others).toString());
    }

    @Test
    void noneIsSentOtherwise() {
        assertEquals(
                "https://relayer.example/api/v3/user/collection/details?accountId=10001",
                BaseUrl.of("https://relayer.example/").of(LEAST).toString());
    }

    @Test
    void pathOfAGatewayStaysInFront() {
        assertEquals(
                "https://gate.example:8443/loop/x/api/v3/user/collection/details?accountId=10001",
                BaseUrl.of("https://gate.example:8443/loop/x/").of(LEAST).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1",
                "http://127.9.8.7:80",
                "http://localhost:8080",
                "http://[::1]:9",
                "https://relayer.example",
                "HTTPS://RELAYER.example",
                "http://LOCALHOST"
            })
    void whatOthersCannotRead(String base) {
        assertFalse(BaseUrl.of(base).isReadableByOthers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://relayer.example",
                "http://127.evil.example",
                "http://localhost.evil.example",
                "http://10.0.0.1",
                "http://[::2]",
                "http://127.0.0.1.evil.example",
                "HTTP://relayer.example"
            })
    void whatOthersCanRead(String base) {
        assertTrue(BaseUrl.of(base).isReadableByOthers());
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
