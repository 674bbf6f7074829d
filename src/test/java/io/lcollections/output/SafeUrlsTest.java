package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.HostileText;
import io.lcollections.support.Rows;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

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

    /**
     * Only public hosts have pictures. A percent sign that encodes nothing stands for itself, and so do all others of its
     * segment. Parameters are for a gateway, and a CID without a path has no name.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "/hostile/urls.csv", delimiter = '¦', quoteCharacter = '⌑', emptyValue = "")
    void urlIsBuiltOfWhatIsWellFormed(String field, String text, String url) {
        String served = HostileText.unescaped(text == null ? "" : text);
        Optional<String> made = field.equals("cached.avatar")
                ? ofCopy(served)
                : field.equals("baseUri")
                        ? ipfs(served)
                        : SafeUrls.metadata(Rows.of(Map.of("collectionAddress", served)), GATEWAY);
        assertEquals(Optional.ofNullable(url), made);
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

    private static Optional<String> ofCopy(String address) {
        return SafeUrls.pictures(Rows.of(Map.of("cached", Map.of("avatar", address))), GATEWAY).stream()
                .findFirst();
    }

    private static Optional<String> ipfs(String address) {
        return SafeUrls.ipfs(Rows.of(Map.of("baseUri", address)), "baseUri", GATEWAY);
    }
}
