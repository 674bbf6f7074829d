package io.lcollections.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.server.Sandbox.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Generates accounts and their collections, the same on every run.
 *
 * <p>Account 404 does not exist. Unless all are to hold the same number, account 10001 holds 137 collections, and any
 * other holds as many as its last two digits say: 10042 holds 42. All collections form a ring of which an account holds
 * a section, so accounts with neighbouring ids share nearly all of theirs.
 */
public final class CollectionGenerator implements Sandbox.Accounts {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long FIRST_ACCOUNT = 10001;
    private static final int FIRST_ACCOUNT_SIZE = 137;
    private static final long MISSING_ACCOUNT = 404;
    private static final int MIN_ID = 200;

    /** The sizes of the ring are primes, so that ids, taken in steps through it, follow no order and never repeat. */
    private static final int SMALL_RING = 1009;

    private static final int SMALL_STEP = 389;
    private static final int LARGE_RING = 1_000_003;
    private static final int LARGE_STEP = 617_681;
    private static final long OWNER_MASK = 0x5eed_c0de_2b0b_1e55L;
    /** December 2021, when the first collections were created; milliseconds since 1970. */
    private static final long FIRST_DAY = 1_638_316_800_000L;

    private static final long TWO_YEARS = 63_072_000_000L;
    private static final String[] STATUSES = {
        "DEPLOYED", "NOT_DEPLOYED", "DEPLOYED", "NOT_DEPLOYED", "DEPLOYED", "DEPLOYING", "DEPLOYED", "DEPLOY_FAILED"
    };
    private static final String[] FACTORIES = {
        "0xc852aC7aAe4b0f0a0Deb9e8A391ebA2047d80026", "0x97BE94250AEF1Df307749aFAeD27f9bc8aB911db"
    };

    private final Integer collections;
    private final int ring;
    private final long step;
    private final List<String> names;

    /** Every account has so many collections, up to 1,000,000; {@code null} lets it depend on the account id. */
    public CollectionGenerator(Integer collections) {
        this.collections = collections;
        boolean isSmall = collections == null || collections <= SMALL_RING;
        ring = isSmall ? SMALL_RING : LARGE_RING;
        step = isSmall ? SMALL_STEP : LARGE_STEP;
        try (InputStream in = CollectionGenerator.class.getResourceAsStream("names.json")) {
            names = List.of(MAPPER.readValue(in, String[].class));
        } catch (IOException broken) {
            throw new UncheckedIOException("names.json of the sandbox", broken);
        }
    }

    /** Each row is generated when it is read. */
    @Override
    public List<Row> rows(long account) {
        int usual = account == FIRST_ACCOUNT ? FIRST_ACCOUNT_SIZE : (int) (account % 100);
        int size = collections == null ? usual : collections;
        List<Row> rows = new AbstractList<>() {
            @Override
            public Row get(int index) {
                return row(account, index);
            }

            @Override
            public int size() {
                return size;
            }
        };
        return account == MISSING_ACCOUNT ? null : rows;
    }

    private Row row(long account, int index) {
        long position = Math.floorMod(account - FIRST_ACCOUNT + index, (long) ring);
        int id = (int) (MIN_ID + position * step % ring);
        // The account no longer holds anything of about every eighth collection.
        long random = PseudoRandom.mix(account * 31 + id);
        int count = random % 8 == 0 ? 0 : 1 + (int) ((random >>> 8) % 12);
        String name = names.get((int) (position % names.size()));
        return new Row((long) id, contractAddress(id), count == 0, () -> json(id, name, count));
    }

    @Override
    public OptionalLong accountOf(String address) {
        String owner = address.toLowerCase(Locale.ROOT);
        if (!owner.matches("0x[0-9a-f]{40}")) {
            return OptionalLong.empty();
        }
        long account = HexFormat.fromHexDigitsToLong(owner, 2, 18) ^ OWNER_MASK;
        boolean isOwner = account >= 0 && owner(account).equals(owner);
        return isOwner ? OptionalLong.of(account) : OptionalLong.empty();
    }

    @Override
    public Optional<String> ownerOf(long account) {
        return Optional.of(owner(account));
    }

    /** The first 16 digits encode the account id. */
    private static String owner(long account) {
        return "0x" + HexFormat.of().toHexDigits(account ^ OWNER_MASK) + PseudoRandom.hex(account, 24);
    }

    private static byte[] json(int id, String name, int count) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("collection", collection(id, name));
        try {
            return MAPPER.writeValueAsBytes(json.put("count", count));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("trees can always be written", impossible);
        }
    }

    /** With every field that the service sends, in its order. All values depend on the id only, but for the name. */
    private static ObjectNode collection(int id, String name) {
        long contract = contract(id);
        boolean isLegacy = id % 11 == 0;
        String address = contractAddress(id);
        String picture = PseudoRandom.ipfs(id);
        long created = FIRST_DAY + PseudoRandom.mix(id) % TWO_YEARS;
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("owner", mixedCaseOwner(id))
                .put("name", name)
                .put("contractAddress", address)
                .put("collectionAddress", collectionAddress(id, address))
                .put("baseUri", isLegacy ? "" : "ipfs://0x" + PseudoRandom.hex(contract, 64))
                .put("nftFactory", FACTORIES[id % 2])
                .put("description", id % 3 == 0 ? "" : "Made for the sandbox.\nNumber " + id + ", \"as is\".")
                .put("avatar", picture)
                .put("banner", PseudoRandom.ipfs(id + 7L))
                .put("thumbnail", "")
                .put("tileUri", picture);
        String cached = cachedImage(id);
        json.putObject("cached")
                .put("avatar", cached)
                .put("banner", cachedImage(id + 7L))
                .put("tileUri", cached)
                .put("thumbnail", "");
        json.put("deployStatus", STATUSES[(int) (PseudoRandom.mix(contract) % STATUSES.length)])
                .put("nftType", id % 7 == 0 ? "ERC721" : "ERC1155");
        json.putObject("times").put("createdAt", created).put("updatedAt", created + id * 1000L);
        ObjectNode extra = json.putObject("extra");
        extra.putObject("properties")
                .put("isLegacy", isLegacy)
                .put("isPublic", false)
                .put("isCounterFactualNFT", !isLegacy)
                .put("isMintable", !isLegacy)
                .put("isEditable", true)
                .put("isDeletable", false);
        extra.put("mintChannel", id % 13 == 0 ? "GME" : "UNKNOWN_CHANNEL");
        return json;
    }

    /** Every fifth collection shares its contract with the one before: the address is not a key. */
    private static long contract(int id) {
        return id % 5 == 0 ? id - 1L : id;
    }

    private static String contractAddress(int id) {
        return "0x" + PseudoRandom.hex(contract(id) * 7 + 1, 40);
    }

    /** Owners of collections are in mixed case in real responses. */
    private static String mixedCaseOwner(int id) {
        String digits = PseudoRandom.hex(id % 9, 40);
        return "0x" + digits.substring(0, 20).toUpperCase(Locale.ROOT) + digits.substring(20);
    }

    /** In each of the known forms. */
    private static String collectionAddress(int id, String address) {
        return switch (id % 17) {
            case 1 -> "https://metadata.sandbox.example/collections/" + id;
            case 2 -> PseudoRandom.ipfs(id + 11L);
            case 3 -> address + "-0x" + PseudoRandom.hex(id, 64);
            default -> address;
        };
    }

    private static String cachedImage(long seed) {
        return "https://images.sandbox.example/" + PseudoRandom.hex(seed, 64) + "-original";
    }
}
