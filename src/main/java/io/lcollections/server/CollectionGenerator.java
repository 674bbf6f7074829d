package io.lcollections.server;

import io.lcollections.server.Sandbox.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Generates accounts, the same on every run. Account 404 does not exist, 10001 holds 137 collections, and any other as many
 * as its last two digits say. Accounts hold sections of one ring, so those with neighbouring ids share nearly all.
 */
public final class CollectionGenerator implements Sandbox.Accounts {
    /** A row with every field that the service sends, in its order. The name is a JSON string. */
    private static final String ROW = """
            {"collection":{"id":%s,"owner":"%s","name":%s,"contractAddress":"%s","collectionAddress":"%s",
            "baseUri":"%s","nftFactory":"%s","description":"%s",
            "avatar":"%9$s","banner":"%10$s","thumbnail":"","tileUri":"%9$s",
            "cached":{"avatar":"%11$s","banner":"%12$s","tileUri":"%11$s","thumbnail":""},
            "deployStatus":"%13$s","nftType":"%14$s","times":{"createdAt":%15$s,"updatedAt":%16$s},
            "extra":{"properties":{"isLegacy":%17$s,"isPublic":false,"isCounterFactualNFT":%18$s,
            "isMintable":%18$s,"isEditable":true,"isDeletable":false},"mintChannel":"%19$s"}},"count":%20$s}
            """.replace("\n", "");

    private static final long FIRST_ACCOUNT = 10001;
    private static final int SMALL_RING = 1009;
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
        // Primes, so that ids, taken in steps through the ring, follow no order and never repeat.
        ring = collections == null || collections <= SMALL_RING ? SMALL_RING : 1_000_003;
        step = ring == SMALL_RING ? 389 : 617_681;
        try (InputStream in = CollectionGenerator.class.getResourceAsStream("names.ndjson")) {
            names = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public List<Row> rows(long account) {
        int usual = account == FIRST_ACCOUNT ? 137 : (int) (account % 100);
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
        return account == 404 ? null : rows;
    }

    private Row row(long account, int index) {
        long position = Math.floorMod(account - FIRST_ACCOUNT + index, (long) ring);
        int id = (int) (200 + position * step % ring);
        // The account no longer holds anything of about every eighth collection.
        long random = mix(account * 31 + id);
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
        long id = HexFormat.fromHexDigitsToLong(owner, 2, 18) ^ OWNER_MASK;
        return id >= 0 && ownerOf(id).get().equals(owner) ? OptionalLong.of(id) : OptionalLong.empty();
    }

    /** The first 16 digits encode the account id. */
    @Override
    public Optional<String> ownerOf(long account) {
        return Optional.of("0x" + HexFormat.of().toHexDigits(account ^ OWNER_MASK) + hex(account, 24));
    }

    /** All values depend on the id only, but for the name and the count. */
    private static String json(int id, String name, int count) {
        boolean isLegacy = id % 11 == 0;
        long created = FIRST_DAY + mix(id) % TWO_YEARS;
        return ROW.formatted(
                id,
                mixedCaseOwner(id),
                name,
                contractAddress(id),
                collectionAddress(id),
                isLegacy ? "" : "ipfs://0x" + hex(contract(id), 64),
                FACTORIES[id % 2],
                id % 3 == 0 ? "" : "Made for the sandbox.\\nNumber " + id + ", \\\"as is\\\".",
                ipfs(id),
                ipfs(id + 7L),
                cachedImage(id),
                cachedImage(id + 7L),
                STATUSES[(int) (mix(contract(id)) % STATUSES.length)],
                id % 7 == 0 ? "ERC721" : "ERC1155",
                created,
                created + id * 1000L,
                isLegacy,
                !isLegacy,
                id % 13 == 0 ? "GME" : "UNKNOWN_CHANNEL",
                count);
    }

    /** Every fifth collection shares its contract with the one before: the address is not a key. */
    private static long contract(int id) {
        return id % 5 == 0 ? id - 1L : id;
    }

    private static String contractAddress(int id) {
        return "0x" + hex(contract(id) * 7 + 1, 40);
    }

    /** Owners of collections are in mixed case in real responses. */
    private static String mixedCaseOwner(int id) {
        String digits = hex(id % 9, 40);
        return "0x" + digits.substring(0, 20).toUpperCase(Locale.ROOT) + digits.substring(20);
    }

    private static String collectionAddress(int id) {
        String address = contractAddress(id);
        return switch (id % 17) {
            case 1 -> "https://metadata.sandbox.example/collections/" + id;
            case 2 -> ipfs(id + 11L);
            case 3 -> address + "-0x" + hex(id, 64);
            default -> address;
        };
    }

    private static String cachedImage(long seed) {
        return "https://images.sandbox.example/" + hex(seed, 64) + "-original";
    }

    /** Always the same number for a seed, from 0: the first one of splitmix64. */
    static long mix(long seed) {
        return new SplittableRandom(seed).nextLong() & Long.MAX_VALUE;
    }

    static String hex(long seed, int digits) {
        return text(seed, digits, "0123456789abcdef");
    }

    /** An IPFS URL with a version 0 content id: {@code Qm} and 44 base58 digits. */
    private static String ipfs(long seed) {
        return "ipfs://Qm" + text(seed, 44, "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");
    }

    private static String text(long seed, int length, String alphabet) {
        StringBuilder text = new StringBuilder(length);
        long mixed = seed;
        for (int i = 0; i < length; i++) {
            mixed = mix(mixed);
            text.append(alphabet.charAt((int) (mixed % alphabet.length())));
        }
        return text.toString();
    }
}
