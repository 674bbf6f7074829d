package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.saved.SavedResponses.SavedRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Responses of {@code user/nft/balances} and {@code user/nft/collection/balances} for one account, which list single NFTs.
 * Grouped by collection they are the list of collections; {@code count} is the number of NFTs of which there is a balance.
 */
final class NftBalances {
    private static final String COLLECTION = "collectionInfo";

    private final Map<Object, Group> groups = new LinkedHashMap<>();
    /** The NFTs that are in no collection. */
    private final Group others = new Group(null);

    private final Set<String> nfts = new HashSet<>();
    private final List<Total> totals = new ArrayList<>();
    private final List<Supplier<byte[]>> texts = new ArrayList<>();

    private static final class Group {
        final Collection collection;
        int nfts;
        int held;

        Group(Collection collection) {
            this.collection = collection;
        }
    }

    /** How many NFTs a response says there are, and the collection of all NFTs on it, or others if they have not one. */
    private record Total(long nfts, Group group) {}

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
        return row.has(COLLECTION) || row.has("nftData") || row.has("nftId");
    }

    /** Adds the NFTs of a response, with their total if it is known; returns how many are in no collection. */
    int add(List<JsonNode> rows, OptionalLong total, Supplier<byte[]> text) {
        texts.add(text);
        List<Group> groupsOfRows = new ArrayList<>();
        for (JsonNode row : rows) {
            Group group = group(row);
            groupsOfRows.add(group);
            if (nfts.add(key(row))) {
                group.nfts++;
                group.held += isHeld(row) ? 1 : 0;
            }
        }
        boolean isOne = groupsOfRows.stream().distinct().count() == 1;
        total.ifPresent(number -> totals.add(new Total(number, isOne ? groupsOfRows.get(0) : others)));
        return Collections.frequency(groupsOfRows, others);
    }

    private Group group(JsonNode nft) {
        if (!(nft.path(COLLECTION) instanceof ObjectNode fields)) {
            return others;
        }
        Collection collection = new Collection(fields);
        return collection
                .idValue()
                .map(id -> groups.computeIfAbsent(id, key -> new Group(collection)))
                .orElse(others);
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
    SavedRecord record(OptionalLong account, UnaryOperator<Collection> keep) {
        List<Collection> rows = new ArrayList<>();
        for (Group group : groups.values()) {
            Collection row = group.collection.without(Collection.COUNT);
            row.fields().set(Collection.COUNT, JsonNumber.of(group.held));
            rows.add(keep.apply(row));
        }
        return new SavedRecord(account, OptionalLong.empty(), gap(), rows, texts);
    }

    /**
     * Which NFTs are missing. A response counts the NFTs of the account, or of one collection. If all NFTs of a page are
     * in one collection, it could be either.
     */
    private Optional<String> gap() {
        boolean areAll = totals.stream().allMatch(total -> total.nfts == nfts.size());
        for (Total total : areAll ? List.<Total>of() : totals) {
            boolean isAny = total.group == others;
            int known = isAny ? nfts.size() : total.group.nfts;
            if (known < total.nfts) {
                String of = isAny
                        ? ""
                        : " of collection " + total.group.collection.id().get();
                return Optional.of(known + " of " + total.nfts + " NFTs" + of + " were saved");
            }
        }
        return Optional.empty();
    }
}
