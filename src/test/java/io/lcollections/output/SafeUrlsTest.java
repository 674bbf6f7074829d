package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rows;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts of a server become URLs, and which do not. */
class SafeUrlsTest {
    private static final String ADDRESS = "0x1abe8e24312e9FE614b5c9c67b472b3ecb3b8788";
    private static final String CID = "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs";
    private static final URI GATEWAY = URI.create("https://gateway.example/ipfs/");
    private static final String COPY = "https://copies.example/";
    private static final List<String> CIDS = List.of(
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv1",
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv2",
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv3",
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv4");

    /** Each field is used when all fields before it are empty. */
    @Test
    void pictureIsTheFirstOfTheFields() {
        List<String> fields = List.of("avatar", "thumbnail", "tileUri", "banner");
        Map<String, Object> cached = new LinkedHashMap<>();
        Map<String, Object> row = new LinkedHashMap<>(Map.of("cached", cached));
        fields.forEach(field -> cached.put(field, COPY + field));
        for (int i = 0; i < fields.size(); i++) {
            row.put(fields.get(i), "ipfs://" + CIDS.get(i));
        }
        for (String field : fields) {
            assertEquals(List.of(COPY + field, GATEWAY + CIDS.get(0)), SafeUrls.pictures(Rows.of(row), GATEWAY));
            cached.put(field, "");
        }
        for (int i = 0; i < fields.size(); i++) {
            assertEquals(List.of(GATEWAY + CIDS.get(i)), SafeUrls.pictures(Rows.of(row), GATEWAY));
            row.put(fields.get(i), null);
        }
        assertEquals(List.of(), SafeUrls.pictures(Rows.of(row), GATEWAY));
    }

    @Test
    void httpsUrlOfAPublicHostIsAPicture() {
        String texts = "https://copies.example/0123-original HTTPS://Copies.Example:8443/a/b?c=d&e=%20 "
                + "https://xn--bcher-kva.example https://a-b.c1.example/~x https://img.nft.land/ "
                + "https://a.lancaster/ https://cdn.localnews/ https://cdn.internal-x/ "
                + "https://home.local.example/ https://test.testing/";
        for (String address : texts.split(" ", -1)) {
            assertEquals(Optional.of(address), ofCopy(address));
        }
    }

    @Test
    void otherUrlIsNoPicture() {
        String texts = "http://copies.example/^//copies.example/^/copies.example/^copies.example^"
                + "https:copies.example^https:///x^https://user@copies.example/^"
                + "https://user:word@copies.example/^https://@copies.example/^https://copies.example:99999/^"
                + "https://copies.example/a b^https://copies.example/\"onerror=^https://copies.example/'^"
                + "https://copies.example/<^https://copies.example/\\x^https://copies.example/\n^"
                + "https://copies.example/%zz^https://copies.example/é^https://cöpies.example/^"
                + "https://copies.example/#x^ https://copies.example/^javascript:alert(1)^"
                + "javascript://copies.example/%0aalert(1)^data:image/svg+xml,<svg/>^"
                + "blob:https://copies.example/1^ipfs://QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs^"
                + "https://localhost/^https://router/^https://router.local/^https://router.lan/^"
                + "https://vault.internal/^https://Vault.INTERNAL:8443/x^https://printer.home/^"
                + "https://nas.home.arpa/^https://nas.corp/^https://nas.intranet/^https://nas.private/^"
                + "https://nas.localdomain/^https://a.localhost/^https://a.test/^https://a.invalid/^"
                + "https://a.onion/^https://a.alt/^https://router.local./^https://192.168.0.1/^https://127.1/^"
                + "https://2130706433/^https://0x7f.1/^https://[::1]/";
        for (String address : texts.split("\\^", -1)) {
            assertEquals(Optional.empty(), ofCopy(address));
        }
    }

    @Test
    void overlongUrlIsRefused() {
        assertEquals(Optional.empty(), ofCopy(COPY + "a".repeat(2048)));
        assertEquals(Optional.empty(), ipfs("ipfs://" + CID + "/" + "a".repeat(2048)));
        assertEquals(Optional.empty(), ipfs("ipfs://b" + "a".repeat(121)));
    }

    @Test
    void originalOnAnotherServerIsNoPicture() {
        assertEquals(List.of(), SafeUrls.pictures(Rows.of(Map.of("avatar", "https://stranger.example/")), GATEWAY));
    }

    @Test
    void absentFieldsAndOtherTypesHaveNoUrl() {
        Map<String, Object> odd = Map.of(
                "avatar", new JsonNumber("1"), "cached", "x", "banner", List.of("x"), "collectionAddress", List.of());
        for (Map<String, Object> fields : List.of(odd, Map.<String, Object>of())) {
            assertEquals(List.of(), SafeUrls.pictures(Rows.of(fields), GATEWAY));
            assertEquals(Optional.empty(), SafeUrls.metadataPage(Rows.of(fields)));
        }
    }

    /**
     * A percent sign that encodes nothing stands for itself, and so do all others of its segment. Parameters are for a
     * gateway, and a CID without a path has no name.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "/tables/ipfs-paths.csv", delimiter = '|', quoteCharacter = '`')
    void ipfsPathIsNormalised(String path, String expected) {
        assertEquals(Optional.of(GATEWAY + CID + expected), ipfs("ipfs://" + CID + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..", "/../x", "/a/../b", "/.", "/%2e%2e/x", "/%2E.", "/a%2fb", "/a%2F..%2Fb",
                "/a\\b", "/a%5cb", "/\ufffd", "/%00", "/a\nb", "/a%0ab", "/a\u0085", "/\ud800",
                "x", ":80/", "@evil.example", "\"",
            })
    void otherTextAfterTheCidIsRefused(String rest) {
        assertEquals(Optional.empty(), ipfs("ipfs://" + CID + rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CID,
                "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
                "k51qzi5uqu5dlvj2baxnqndepeb86cbk3ng7n3i46uzyxzyqj2xjonzllnv0v8",
                "zdj7WhuEjrB5mA1D9Rr8hBdEUzk2KNCPxdN4xMXzUwBnMhRMr",
            })
    void cidOfEveryKindIsAccepted(String cid) {
        assertEquals(Optional.of(GATEWAY + cid), ipfs("ipfs://" + cid));
        for (String start :
                List.of("ipfs://ipfs/", "IPFS://", "Ipfs://IPFS/", " ipfs://", "ipfs:///", "ipfs:/", "ipfs:")) {
            assertEquals(Optional.of(GATEWAY + cid + "/1"), ipfs(start + cid + "/1 "));
        }
    }

    /** Base 32 and 36 have the same meaning in capitals. */
    @Test
    void cidInCapitalsIsMadeSmall() {
        String cid = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
        assertEquals(Optional.of(GATEWAY + cid + "/A"), ipfs("IPFS://" + cid.toUpperCase(Locale.ROOT) + "/A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ipfs://",
                "ipfs:////" + CID,
                "ipfs://ipfs/ipfs/" + CID,
                "https://ipfs.io/ipfs/" + CID,
                "ipns://" + CID,
                "ipfs://Qm",
                "ipfs://" + CID + "1",
                "ipfs://QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv0",
                "ipfs://0x468bbfd8f2ac40a0d71a67b76af348d318e7ac0009f686b273758717888a5674",
                "ipfs://Bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
                "ipfs://evil.example/" + CID,
                "ipfs://../" + CID,
                "javascript:ipfs://" + CID,
            })
    void otherTextIsNoIpfsAddress(String address) {
        assertEquals(Optional.empty(), ipfs(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ADDRESS,
                ADDRESS + "-0x9021527c5bd0575c62d4ce8e3b0bbdd7413929784011bfb4916088d29aed4305",
            })
    void collectionAddressHasAMetadataPage(String address) {
        assertEquals(Optional.of("https://nftinfos.loopring.io/" + address), metadataPage(address));
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
                "0x１abe8e24312e9fe614b5c9c67b472b3ecb3b8788",
            })
    void otherTextHasNoMetadataPage(String address) {
        assertEquals(Optional.empty(), metadataPage(address));
    }

    private static Optional<String> ofCopy(String address) {
        return SafeUrls.pictures(Rows.of(Map.of("cached", Map.of("avatar", address))), GATEWAY).stream()
                .findFirst();
    }

    private static Optional<String> ipfs(String address) {
        return SafeUrls.ipfs(Rows.of(Map.of("baseUri", address)), "baseUri", GATEWAY);
    }

    private static Optional<String> metadataPage(String address) {
        return SafeUrls.metadataPage(Rows.of(Map.of("collectionAddress", address)));
    }
}
