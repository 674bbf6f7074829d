package io.lcollections.sandbox;

import java.util.Locale;

/** A made collection with every field that real answers have; the components are in the order of the wire. */
record SandboxCollection(
        int id,
        String owner,
        String name,
        String contractAddress,
        String collectionAddress,
        String baseUri,
        String nftFactory,
        String description,
        String avatar,
        String banner,
        String thumbnail,
        String tileUri,
        Cached cached,
        String deployStatus,
        String nftType,
        Times times,
        Extra extra) {

    record Cached(String avatar, String banner, String tileUri, String thumbnail) {}

    record Times(long createdAt, long updatedAt) {}

    record Extra(Properties properties, String mintChannel) {}

    record Properties(
            boolean isLegacy,
            boolean isPublic,
            boolean isCounterFactualNFT,
            boolean isMintable,
            boolean isEditable,
            boolean isDeletable) {}

    private static final String[] STATES = {
        "DEPLOYED", "NOT_DEPLOYED", "DEPLOYED", "NOT_DEPLOYED", "DEPLOYED", "DEPLOYING", "DEPLOYED", "DEPLOY_FAILED"
    };
    private static final String[] FACTORIES = {
        "0xc852aC7aAe4b0f0a0Deb9e8A391ebA2047d80026", "0x97BE94250AEF1Df307749aFAeD27f9bc8aB911db"
    };
    /** In 2021, when the first collections were made; milliseconds since 1970. */
    private static final long FIRST_DAY = 1_638_316_800_000L;

    private static final long TWO_YEARS = 63_072_000_000L;

    /** All else follows from the id, so that two accounts see the same collection. */
    static SandboxCollection of(int id, String name) {
        long contract = contract(id);
        boolean isLegacy = id % 11 == 0;
        String address = "0x" + Hashes.hex(addressSeed(contract), 40);
        String picture = Hashes.ipfs(id);
        String cached = cached(id);
        long created = FIRST_DAY + Hashes.mix(id) % TWO_YEARS;
        return new SandboxCollection(
                id,
                owner(id),
                name,
                address,
                metadata(id, address),
                isLegacy ? "" : "ipfs://0x" + Hashes.hex(contract, 64),
                FACTORIES[id % 2],
                id % 3 == 0 ? "" : "Made for the sandbox.\nNumber " + id + ", \"as is\".",
                picture,
                Hashes.ipfs(id + 7L),
                "",
                picture,
                new Cached(cached, cached(id + 7L), cached, ""),
                STATES[(int) (Hashes.mix(contract) % STATES.length)],
                id % 7 == 0 ? "ERC721" : "ERC1155",
                new Times(created, created + id * 1000L),
                new Extra(
                        new Properties(isLegacy, false, !isLegacy, !isLegacy, true, false),
                        id % 13 == 0 ? "GME" : "UNKNOWN_CHANNEL"));
    }

    /** Every fifth collection shares its contract with the one before: the address is not a key. */
    private static long contract(int id) {
        return id % 5 == 0 ? id - 1L : id;
    }

    private static long addressSeed(long contract) {
        return contract * 7 + 1;
    }

    /**
     * Whether a collection has this contract, without building it.
     *
     * @param address {@code 0x} and 40 hex digits
     */
    static boolean isOfContract(int id, String address) {
        return Hashes.isHex(addressSeed(contract(id)), address.substring(2));
    }

    /** Mixed case, as the wire has owners. */
    private static String owner(int id) {
        String digits = Hashes.hex(id % 9, 40);
        return "0x" + digits.substring(0, 20).toUpperCase(Locale.ROOT) + digits.substring(20);
    }

    /** In each of the forms that are known. */
    private static String metadata(int id, String address) {
        return switch (id % 17) {
            case 1 -> "https://metadata.sandbox.example/collections/" + id;
            case 2 -> Hashes.ipfs(id + 11L);
            case 3 -> address + "-0x" + Hashes.hex(id, 64);
            default -> address;
        };
    }

    private static String cached(long seed) {
        return "https://images.sandbox.example/" + Hashes.hex(seed, 64) + "-original";
    }
}
