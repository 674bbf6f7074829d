package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpfsAddressTest {
    private static final String CID = "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|``",
                "/|``",
                "/1.png|/1.png",
                "//1.png|/1.png",
                "/a/b/c.d-e_f~g|/a/b/c.d-e_f~g",
                "/a b|/a%20b",
                "/a%20b|/a%20b",
                "/100%25|/100%25",
                "/a+b&c=d;e|/a%2Bb%26c%3Dd%3Be",
                "/\"'<>|/%22%27%3C%3E",
                "/%3Cb%3E|/%3Cb%3E",
                "/é|/%C3%A9",
                "/%c3%a9|/%C3%A9",
                "/理/😀|/%E7%90%86/%F0%9F%98%80",
                "/...|/...",
                "/%23%3F|/%23%3F",
            })
    void pathIsWrittenAnew(String path, String expected) {
        assertEquals(Optional.of(CID + expected), IpfsAddress.below("ipfs://" + CID + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/../x",
                "/a/../b",
                "/.",
                "/%2e%2e/x",
                "/%2E.",
                "/a%2fb",
                "/a%2F..%2Fb",
                "/a\\b",
                "/a%5cb",
                "/%",
                "/%2",
                "/%2g",
                "/%ff",
                "/%c3",
                "/%00",
                "/a\nb",
                "/a%0ab",
                "/a\u0085",
                "/\ud800",
                "?x",
                "#x",
                "/a?b",
                "/a#b",
                "x",
                ":80/",
                "@evil.example",
                "\"",
            })
    void anythingElseBehindTheCidIsRefused(String rest) {
        assertEquals(Optional.empty(), IpfsAddress.below("ipfs://" + CID + rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CID,
                "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
                "k51qzi5uqu5dlvj2baxnqndepeb86cbk3ng7n3i46uzyxzyqj2xjonzllnv0v8",
                "zdj7WhuEjrB5mA1D9Rr8hBdEUzk2KNCPxdN4xMXzUwBnMhRMr",
            })
    void cidsOfEveryKindAreTaken(String cid) {
        assertEquals(Optional.of(cid), IpfsAddress.below("ipfs://" + cid));
        assertEquals(Optional.of(cid + "/1"), IpfsAddress.below("ipfs://ipfs/" + cid + "/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ipfs://",
                "ipfs:/" + CID,
                "IPFS://" + CID,
                " ipfs://" + CID,
                "https://ipfs.io/ipfs/" + CID,
                "ipns://" + CID,
                "ipfs://Qm",
                "ipfs://" + CID + "1",
                "ipfs://QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv0",
                "ipfs://0x468bbfd8f2ac40a0d71a67b76af348d318e7ac0009f686b273758717888a5674",
                "ipfs://BAFYBEIGDYRZT5SFP7UDM7HU76UH7Y26NF3EFUYLQABF3OCLGTQY55FBZDI",
                "ipfs://evil.example/" + CID,
                "ipfs://../" + CID,
                "javascript:ipfs://" + CID,
            })
    void whatIsNoAddressIsRefused(String address) {
        assertEquals(Optional.empty(), IpfsAddress.below(address));
    }

    @Test
    void endlessOnesAreRefused() {
        assertEquals(Optional.empty(), IpfsAddress.below("ipfs://" + CID + "/" + "a".repeat(2048)));
        assertEquals(Optional.empty(), IpfsAddress.below("ipfs://b" + "a".repeat(121)));
    }
}
