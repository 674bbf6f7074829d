package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.saved.SavedCollectionsApi.SavedRecord;
import java.util.ArrayList;
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

    /** By the id of the collection; the NFTs that are in none are a group, too. */
    private final Map<Optional<Object>, Group> groups = new LinkedHashMap<>();

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

    /** How many NFTs a response says there are, and the groups of the NFTs on it. */
    private record Total(long nfts, Set<Group> groups) {}

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
        Set<Group> found = new HashSet<>();
        int others = 0;
        for (JsonNode row : rows) {
            Collection collection = new Collection(
                    row.path(COLLECTION) instanceof ObjectNode fields ? fields : JsonNodeFactory.instance.objectNode());
            Optional<Object> id = collection.idValue();
            Group group = groups.computeIfAbsent(id, key -> new Group(collection));
            found.add(group);
            others += id.isEmpty() ? 1 : 0;
            String key = row.path("nftData").asText("");
            // A number may be a string.
            String parts = row.path("tokenAddress").asText() + " "
                    + row.path("nftId").asText() + " " + row.path("tokenId").asText();
            if (nfts.add(key.isEmpty() ? parts : key)) {
                JsonNumber balance = JsonNumber.in(row.path("total"));
                group.nfts++;
                group.held += balance == null || !balance.isZero() ? 1 : 0;
            }
        }
        total.ifPresent(number -> totals.add(new Total(number, found)));
        return others;
    }

    boolean haveCollections() {
        return groups.keySet().stream().anyMatch(Optional::isPresent);
    }

    /** The groups as collections, when all files have been read: the NFTs of a collection may be on several pages. */
    SavedRecord record(OptionalLong account, UnaryOperator<Collection> keep) {
        List<Collection> rows = new ArrayList<>();
        groups.forEach((id, group) -> {
            Collection row = group.collection.without(Collection.COUNT);
            row.fields().set(Collection.COUNT, JsonNumber.of(group.held));
            if (id.isPresent()) {
                rows.add(keep.apply(row));
            }
        });
        return new SavedRecord(account, OptionalLong.empty(), gap(), rows, texts);
    }

    /**
     * Which NFTs are missing. A response counts the NFTs of the account, or of one collection. If all NFTs of a page are
     * in one collection, it could be either.
     */
    private Optional<String> gap() {
        boolean areAll = totals.stream().allMatch(total -> total.nfts == nfts.size());
        for (Total total : areAll ? List.<Total>of() : totals) {
            Group only = total.groups.size() == 1 ? total.groups.iterator().next() : null;
            Optional<String> id = only == null ? Optional.empty() : only.collection.id();
            int known = id.isPresent() ? only.nfts : nfts.size();
            if (known < total.nfts) {
                String of = id.map(text -> " of collection " + text).orElse("");
                return Optional.of(known + " of " + total.nfts + " NFTs" + of + " were saved");
            }
        }
        return Optional.empty();
    }
}
