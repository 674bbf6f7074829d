package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Responses of {@code user/nft/balances} and {@code user/nft/collection/balances} for one account, which list single NFTs.
 * Grouped by collection they are the list of collections; {@code count} is the number of NFTs of which there is a balance.
 */
final class NftBalances {
    private static final String COLLECTION = "collectionInfo";

    /** By their ids; empty is that of the NFTs in no collection. */
    private final Map<Optional<Object>, Collection> collections = new LinkedHashMap<>();

    private final Map<String, Nft> nfts = new HashMap<>();
    private final List<Total> totals = new ArrayList<>();
    private final List<Supplier<byte[]>> texts = new ArrayList<>();

    /** An NFT, by the id of its collection. */
    private record Nft(Optional<Object> collection, boolean isHeld) {}

    /** How many NFTs a response says there are, and the collections of the NFTs on it. */
    private record Total(long nfts, Set<Optional<Object>> collections) {}

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
        Set<Optional<Object>> found = new HashSet<>();
        int others = 0;
        for (JsonNode row : rows) {
            Collection collection = new Collection(
                    row.path(COLLECTION) instanceof ObjectNode fields ? fields : JsonNodeFactory.instance.objectNode());
            Optional<Object> id = collection.idValue();
            collections.putIfAbsent(id, collection);
            found.add(id);
            others += id.isEmpty() ? 1 : 0;
            String key = row.path("nftData").asText("");
            // A number may be a string.
            String parts = row.path("tokenAddress").asText() + " "
                    + row.path("nftId").asText() + " " + row.path("tokenId").asText();
            JsonNumber balance = JsonNumber.in(row.path("total"));
            // An NFT that was saved twice is in the collection of the first time.
            nfts.putIfAbsent(key.isEmpty() ? parts : key, new Nft(id, balance == null || !balance.isZero()));
        }
        total.ifPresent(number -> totals.add(new Total(number, found)));
        return others;
    }

    boolean haveCollections() {
        return collections.keySet().stream().anyMatch(Optional::isPresent);
    }

    /** The collections, when all files have been read: the NFTs of one may be on several pages. */
    Page page(OptionalLong account, UnaryOperator<Collection> keep) {
        Map<Optional<Object>, Long> held = counts(Nft::isHeld);
        List<Collection> rows = new ArrayList<>();
        collections.forEach((id, collection) -> {
            if (id.isPresent()) {
                Collection row = collection.without(Collection.COUNT);
                row.fields().set(Collection.COUNT, JsonNumber.of(held.getOrDefault(id, 0L)));
                rows.add(keep.apply(row));
            }
        });
        return new Page(account, OptionalLong.empty(), rows, texts, gap());
    }

    private Map<Optional<Object>, Long> counts(Predicate<Nft> condition) {
        return nfts.values().stream()
                .filter(condition)
                .collect(Collectors.groupingBy(Nft::collection, Collectors.counting()));
    }

    /**
     * Which NFTs are missing. A response counts the NFTs of the account, or of one collection. If all NFTs of a page are
     * in one collection, it could be either.
     */
    private List<String> gap() {
        boolean areAll = totals.stream().allMatch(total -> total.nfts == nfts.size());
        Map<Optional<Object>, Long> counts = counts(nft -> true);
        for (Total total : areAll ? List.<Total>of() : totals) {
            Optional<Object> id =
                    total.collections.size() == 1 ? total.collections.iterator().next() : Optional.empty();
            long known = id.isPresent() ? counts.getOrDefault(id, 0L) : nfts.size();
            if (known < total.nfts) {
                String of = id.isEmpty()
                        ? ""
                        : " of collection " + collections.get(id).id().get();
                return List.of(known + " of " + total.nfts + " NFTs" + of + " were saved");
            }
        }
        return List.of();
    }
}
