package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Responses of {@code user/nft/balances} and {@code user/nft/collection/balances} for one account, which list single NFTs.
 * Grouped by collection they are the list of collections; {@code count} is the number of NFTs of which there is a balance.
 */
final class NftBalances {
    private static final String COLLECTION = "collectionInfo";

    private final Map<Object, Group> groups = new LinkedHashMap<>();
    private final Set<String> nfts = new HashSet<>();
    private final List<Total> totals = new ArrayList<>();
    private final List<Supplier<byte[]>> texts = new ArrayList<>();

    private static final class Group {
        final ObjectNode collection;
        int nfts;
        int held;

        Group(ObjectNode collection) {
            this.collection = collection;
        }
    }

    /** How many NFTs a response says there are, and the collection of all NFTs on it, if they have the same. */
    private record Total(long nfts, Optional<Group> only) {}

    /** The NFTs of a response; empty if it is none of these. */
    static Optional<JsonNode> rows(JsonNode response) {
        JsonNode rows = response.path(response.has("userNFTBalances") ? "userNFTBalances" : "data");
        boolean isEmpty = rows.isArray() && rows.isEmpty() && response.has("totalNum");
        int first = 0;
        while (rows.path(first).isNull()) {
            first++;
        }
        return isEmpty || isNft(rows.path(first)) ? Optional.of(rows) : Optional.empty();
    }

    static boolean isNft(JsonNode row) {
        return row.isObject() && (row.has(COLLECTION) || row.has("nftData") || row.has("nftId"));
    }

    /** Adds the NFTs of a response, with their total if it is known; returns how many are in no collection. */
    int add(List<JsonNode> rows, OptionalLong total, Supplier<byte[]> text) {
        texts.add(text);
        Set<Optional<Group>> groupsOfPage = new HashSet<>();
        int others = 0;
        for (JsonNode row : rows) {
            Optional<Group> group = group(row);
            groupsOfPage.add(group);
            others += group.isEmpty() ? 1 : 0;
            if (nfts.add(key(row)) && group.isPresent()) {
                group.get().nfts++;
                group.get().held += isHeld(row) ? 1 : 0;
            }
        }
        boolean isOne = groupsOfPage.size() == 1;
        Optional<Group> only = isOne ? groupsOfPage.iterator().next() : Optional.empty();
        total.ifPresent(number -> totals.add(new Total(number, only)));
        return others;
    }

    private Optional<Group> group(JsonNode nft) {
        return nft.path(COLLECTION) instanceof ObjectNode collection
                ? new Collection(collection)
                        .idValue()
                        .map(id -> groups.computeIfAbsent(id, key -> new Group(collection)))
                : Optional.empty();
    }

    private static String key(JsonNode nft) {
        String data = nft.path("nftData").asText("");
        String token =
                nft.path("tokenAddress").asText() + " " + nft.path("nftId").asText();
        return data.isEmpty() ? token + " " + nft.path("tokenId").asText() : data;
    }

    /** A balance is a string of digits. */
    private static boolean isHeld(JsonNode nft) {
        String total = nft.path("total").asText("");
        return !JsonNumber.isDigits(total) || !new JsonNumber(total).isZero();
    }

    boolean haveCollections() {
        return !groups.isEmpty();
    }

    /** The groups as collections, when all files have been read: the NFTs of a collection may be on several pages. */
    List<Collection> collections() {
        List<Collection> collections = new ArrayList<>();
        for (Group group : groups.values()) {
            Collection row = new Collection(group.collection).without(Collection.COUNT);
            row.fields().set(Collection.COUNT, JsonNumber.of(group.held));
            collections.add(row);
        }
        return collections;
    }

    List<Supplier<byte[]>> texts() {
        return texts;
    }

    /**
     * Which NFTs are missing. A response counts the NFTs of the account, or of one collection. If all NFTs of a page are
     * in one collection, it could be either.
     */
    Optional<String> gap() {
        if (totals.stream().allMatch(total -> total.nfts == nfts.size())) {
            return Optional.empty();
        }
        for (Total total : totals) {
            int known = total.only.map(group -> group.nfts).orElse(nfts.size());
            if (known < total.nfts) {
                Optional<String> id = total.only.flatMap(group -> new Collection(group.collection).id());
                String of = id.map(number -> " of collection " + number).orElse("");
                return Optional.of(known + " of " + total.nfts + " NFTs" + of + " were saved");
            }
        }
        return Optional.empty();
    }
}
