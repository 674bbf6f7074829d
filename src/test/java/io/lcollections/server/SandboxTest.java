package io.lcollections.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the sandbox with the HTTP client of the JDK and compares it with what is known of the service. */
class SandboxTest {
    private static final String PATH = "/api/v3/user/collection/details";

    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(0);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void rowsHaveTheFieldsOfTheServiceInItsOrder() throws Exception {
        JsonNode row = get(PATH + "?accountId=10001&limit=1", Sandbox.KEY)
                .get("collections")
                .get(0);
        assertEquals(List.of("collection", "count"), names(row));
        assertEquals(
                List.of(
                        "id",
                        "owner",
                        "name",
                        "contractAddress",
                        "collectionAddress",
                        "baseUri",
                        "nftFactory",
                        "description",
                        "avatar",
                        "banner",
                        "thumbnail",
                        "tileUri",
                        "cached",
                        "deployStatus",
                        "nftType",
                        "times",
                        "extra"),
                names(row.get("collection")));
        assertEquals(
                List.of("isLegacy", "isPublic", "isCounterFactualNFT", "isMintable", "isEditable", "isDeletable"),
                names(row.at("/collection/extra/properties")));
    }

    @Test
    void pagesHoldTheWholeAccount() throws Exception {
        Set<String> ids = new HashSet<>();
        Set<String> contracts = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (int offset = 0; offset < 150; offset += 50) {
            JsonNode page = get(PATH + "?accountId=10001&limit=50&offset=" + offset, Sandbox.KEY);
            assertEquals(137, page.get("totalNum").asInt());
            for (JsonNode row : page.get("collections")) {
                assertTrue(ids.add(row.at("/collection/id").asText()));
                contracts.add(row.at("/collection/contractAddress").asText());
                seen.add(row.at("/collection/deployStatus").asText());
                seen.add(row.at("/collection/nftType").asText());
                seen.add("legacy "
                        + row.at("/collection/extra/properties/isLegacy").asText());
                seen.add(row.get("count").asInt() == 0 ? "zero" : "some");
                seen.add(row.at("/collection/name").asText().isEmpty() ? "no name" : "named");
            }
        }
        assertEquals(137, ids.size());
        assertTrue(contracts.size() < ids.size(), "contracts are shared");
        assertEquals(
                Set.of(
                        "DEPLOYED",
                        "NOT_DEPLOYED",
                        "DEPLOYING",
                        "DEPLOY_FAILED",
                        "ERC1155",
                        "ERC721",
                        "legacy true",
                        "legacy false",
                        "zero",
                        "some",
                        "no name",
                        "named"),
                seen);
    }

    @Test
    void nonZeroOmitsCollectionsNoLongerHeld() throws Exception {
        JsonNode page = get(PATH + "?accountId=10001&limit=50&nonZero=true", Sandbox.KEY);
        assertTrue(page.get("totalNum").asInt() < 137);
        page.get("collections")
                .forEach(row -> assertNotEquals(0, row.get("count").asInt()));
    }

    @Test
    void tokenAddressFindsAllThatShareIt() throws Exception {
        JsonNode rows = get(PATH + "?accountId=10001&limit=50", Sandbox.KEY).get("collections");
        String contract = rows.get(0).at("/collection/contractAddress").asText();
        JsonNode found = get(PATH + "?accountId=10001&tokenAddress=" + contract, Sandbox.KEY);
        assertTrue(found.get("totalNum").asInt() >= 1);
        found.get("collections")
                .forEach(row -> assertEquals(
                        contract, row.at("/collection/contractAddress").asText()));
    }

    @Test
    void sameOnEveryRunAndForEveryAccount() throws Exception {
        String query = PATH + "?accountId=10042";
        String once = ask(sandbox.base() + query, Sandbox.KEY).body();
        try (Sandbox another = Sandbox.start(0)) {
            assertEquals(once, ask(another.base() + query, Sandbox.KEY).body());
        }
        assertEquals(42, new ObjectMapper().readTree(once).get("totalNum").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "accountId=10001,,400,104001", "accountId=10001,wrong,400,104002", "accountId=404,sandbox,400,101002",
        "accountId=x,sandbox,400,102003", "offset=0,sandbox,400,102003", "accountId=1&limit=0,sandbox,400,100001",
        "accountId=1&offset=-1,sandbox,400,100001", "accountId=1&tokenAddress=0x1,sandbox,400,100001"
    })
    void refusesAsTheServiceDoes(String query, String key, int status, int code) throws Exception {
        HttpResponse<String> answer = ask(sandbox.base() + PATH + "?" + query, key);
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                code,
                new ObjectMapper()
                        .readTree(answer.body())
                        .at("/resultInfo/code")
                        .asInt());
    }

    @Test
    void otherPathsAreNotThere() throws Exception {
        assertEquals(404, ask(sandbox.base() + "/api/v3/other", Sandbox.KEY).statusCode());
    }

    private JsonNode get(String pathAndQuery, String key) throws Exception {
        return new ObjectMapper()
                .readTree(ask(sandbox.base() + pathAndQuery, key).body());
    }

    @Test
    void responsesNeverChange() throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String query : List.of("accountId=10001&limit=50&offset=87", "accountId=10099&limit=50&nonZero=true")) {
            sha.update(
                    ask(sandbox.base() + PATH + "?" + query, Sandbox.KEY).body().getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                "8b0393596be234a266fa07fa14ff1c5c6ed9cb8ea594e7fca216a47415de99ca",
                HexFormat.of().formatHex(sha.digest()));
    }

    /** This call is public: it takes no key. */
    @ParameterizedTest
    @ValueSource(longs = {0, 7, 10001, Long.MAX_VALUE})
    void addressesBelongToAccounts(long account) throws Exception {
        String owner = CollectionGenerator.ownerOf(account);
        String expected = "{\"accountId\":" + account + ",\"owner\":\"" + owner + "\",\"frozen\":false}";
        for (String address : List.of(owner, "0x" + owner.substring(2).toUpperCase(Locale.ROOT))) {
            HttpResponse<String> response = ask(sandbox.base() + "/api/v3/account?owner=" + address, null);
            assertEquals(200, response.statusCode());
            assertEquals(expected, response.body());
        }
    }

    @Test
    void otherAddressesBelongToNobody() throws Exception {
        String owner = CollectionGenerator.ownerOf(10001);
        String other = owner.substring(0, 41) + (owner.charAt(41) == '0' ? '1' : '0');
        String missing = CollectionGenerator.ownerOf(404);
        for (String address : List.of("", "10001", "0x12", owner.substring(0, 41), other, missing)) {
            HttpResponse<String> response = ask(sandbox.base() + "/api/v3/account?owner=" + address, null);
            assertEquals(400, response.statusCode());
            assertTrue(response.body().contains("101002"), response.body());
        }
    }

    private static HttpResponse<String> ask(String url, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (key != null) {
            request.header("X-API-KEY", key);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
