package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rows;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    private static final URI GATEWAY = URI.create("https://gateway.example/ipfs/");
    private static final String COPY = "https://copies.example/";
    private static final List<String> CIDS = List.of(
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv1",
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv2",
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv3",
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv4");

    /** Each is taken when all before it are gone. */
    @Test
    void firstOfTheFieldsIsTaken() {
        List<String> fields = List.of("avatar", "thumbnail", "tileUri", "banner");
        Map<String, Object> cached = new LinkedHashMap<>();
        Map<String, Object> row = new LinkedHashMap<>(Map.of("cached", cached));
        fields.forEach(field -> cached.put(field, COPY + field));
        for (int i = 0; i < fields.size(); i++) {
            row.put(fields.get(i), "ipfs://" + CIDS.get(i));
        }
        for (String field : fields) {
            assertEquals(Optional.of(COPY + field), Picture.of(Rows.of(row), GATEWAY));
            cached.put(field, "");
        }
        for (int i = 0; i < fields.size(); i++) {
            assertEquals(Optional.of(GATEWAY + CIDS.get(i)), Picture.of(Rows.of(row), GATEWAY));
            row.put(fields.get(i), null);
        }
        assertEquals(Optional.empty(), Picture.of(Rows.of(row), GATEWAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://copies.example/0123-original",
                "HTTPS://Copies.Example:8443/a/b?c=d&e=%20",
                "https://xn--bcher-kva.example",
                "https://a-b.c1.example/~x",
                // Names that only begin or go on like those near the reader.
                "https://img.nft.land/",
                "https://a.lancaster/",
                "https://cdn.localnews/",
                "https://cdn.internal-x/",
                "https://home.local.example/",
                "https://test.testing/",
            })
    void copyIsTakenAsItIs(String address) {
        assertEquals(Optional.of(address), ofCopy(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://copies.example/",
                "//copies.example/",
                "/copies.example/",
                "copies.example",
                "https:copies.example",
                "https:///x",
                "https://user@copies.example/",
                "https://user:word@copies.example/",
                "https://@copies.example/",
                "https://copies.example:99999/",
                "https://copies.example/a b",
                "https://copies.example/\"onerror=",
                "https://copies.example/'",
                "https://copies.example/<",
                "https://copies.example/\\x",
                "https://copies.example/\n",
                "https://copies.example/%zz",
                "https://copies.example/é",
                "https://cöpies.example/",
                "https://copies.example/#x",
                " https://copies.example/",
                "javascript:alert(1)",
                "javascript://copies.example/%0aalert(1)",
                "data:image/svg+xml,<svg/>",
                "blob:https://copies.example/1",
                "ipfs://QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs",
                // A page on one's own machine must not knock at what is in the network around it.
                "https://localhost/",
                "https://router/",
                "https://router.local/",
                "https://router.lan/",
                "https://vault.internal/",
                "https://Vault.INTERNAL:8443/x",
                "https://printer.home/",
                "https://nas.home.arpa/",
                "https://nas.corp/",
                "https://nas.intranet/",
                "https://nas.private/",
                "https://nas.localdomain/",
                "https://a.localhost/",
                "https://a.test/",
                "https://a.invalid/",
                "https://a.onion/",
                "https://a.alt/",
                "https://router.local./",
                "https://192.168.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://[::1]/",
            })
    void otherAddressesAreNone(String address) {
        assertEquals(Optional.empty(), ofCopy(address));
    }

    @Test
    void endlessAddressIsNone() {
        assertEquals(Optional.empty(), ofCopy(COPY + "a".repeat(2048)));
    }

    @Test
    void pictureOfAStrangersServerIsNotLoaded() {
        assertEquals(Optional.empty(), Picture.of(Rows.of(Map.of("avatar", "https://stranger.example/")), GATEWAY));
    }

    @Test
    void oddTypesAreNone() {
        Map<String, Object> odd = Map.of("avatar", new JsonNumber("1"), "cached", "x", "banner", List.of("x"));
        assertEquals(Optional.empty(), Picture.of(Rows.of(odd), GATEWAY));
    }

    private static Optional<String> ofCopy(String address) {
        return Picture.of(Rows.of(Map.of("cached", Map.of("avatar", address))), GATEWAY);
    }
}
