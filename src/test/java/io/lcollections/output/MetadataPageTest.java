package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rows;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataPageTest {
    private static final String ADDRESS = "0x1abe8e24312e9FE614b5c9c67b472b3ecb3b8788";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ADDRESS,
                ADDRESS + "-0x9021527c5bd0575c62d4ce8e3b0bbdd7413929784011bfb4916088d29aed4305",
            })
    void anAddressHasOne(String address) {
        assertEquals(Optional.of("https://nftinfos.loopring.io/" + address), of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x1abe",
                ADDRESS + "0",
                ADDRESS + "\n",
                ADDRESS + "\u001b\\evil",
                ADDRESS + "-0x9021",
                "https://nftinfos.loopring.io/" + ADDRESS,
                "javascript:alert(1)//" + ADDRESS,
                "ipfs://QmZop7r8RQkB3L9BNfkKsZfY82kTVoPQyaSiZsTeKgTDij",
                // Digits, but not of ASCII.
                "0x１abe8e24312e9fe614b5c9c67b472b3ecb3b8788",
            })
    void anythingElseHasNone(String address) {
        assertEquals(Optional.empty(), of(address));
    }

    @Test
    void noAddressHasNone() {
        assertEquals(Optional.empty(), MetadataPage.of(Rows.of(Map.of())));
        assertEquals(Optional.empty(), MetadataPage.of(Rows.of(Map.of("collectionAddress", new JsonNumber("1")))));
    }

    private static Optional<String> of(String address) {
        return MetadataPage.of(Rows.of(Map.of("collectionAddress", address)));
    }
}
