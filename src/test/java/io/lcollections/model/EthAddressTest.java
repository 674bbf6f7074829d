package io.lcollections.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EthAddressTest {

    /** The examples of EIP-55. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void writesTheExamplesOfTheStandard(String address) {
        assertEquals(address, EthAddress.withChecksum(address.toLowerCase(Locale.ROOT)));
        assertTrue(EthAddress.hasValidChecksum(address));
    }

    /** Addresses of one case have no checksum; others have a letter in the wrong case, or two digits that changed places. */
    @ParameterizedTest
    @CsvSource({
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed, true",
        "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED, true",
        "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, false",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed, false",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAde, false"
    })
    void findsTypingErrors(String address, boolean isValid) {
        assertEquals(isValid, EthAddress.hasValidChecksum(address));
    }

    /** As on the first page about it: the hash of nothing. */
    @Test
    void hashesAsEthereumDoes() {
        assertEquals(
                "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
                HexFormat.of().formatHex(EthAddress.keccak256("")));
        assertEquals(
                "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45",
                HexFormat.of().formatHex(EthAddress.keccak256("abc")));
    }
}
