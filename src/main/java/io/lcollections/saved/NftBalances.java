package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.saved.SavedRecord.Row;
import io.lcollections.saved.SavedRecord.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Responses of {@code user/nft/balances} and {@code user/nft/collection/balances}, which list single NFTs. Grouped by
 * collection they are the list of collections; {@code count} is the number of NFTs of which there is a balance. They are
 * grouped when all files have been read, because the NFTs of a collection may be on several pages.
 */
final class NftBalances {
    private static final String COLLECTION = "collectionInfo";

    private final Map<OptionalLong, Holder> holders = new LinkedHashMap<>();

    /** One account. */
    private static final class Holder {
        final Map<Object, Group> groups = new LinkedHashMap<>();
        final Set<String> nfts = new HashSet<>();
        final List<Response> responses = new ArrayList<>();
        final List<Text> texts = new ArrayList<>();
    }

    /** The NFTs of a collection. */
    private static final class Group {
        final ObjectNode collection;
        int nfts;
        int held;

        Group(ObjectNode collection) {
            this.collection = collection;
        }
    }

    /** How many NFTs a response says there are, and the only collection on it, if it has one only. */
    private record Response(long total, Optional<Object> collection) {}

    /** The NFTs of a response; empty if it is none of these. */
    static Optional<JsonNode> rows(JsonNode response) {
        JsonNode rows = response.path(response.has("userNFTBalances") ? "userNFTBalances" : "data");
        boolean isEmpty = rows.isArray() && rows.isEmpty() && response.has("totalNum");
        return isEmpty || isNft(rows.path(0)) ? Optional.of(rows) : Optional.empty();
    }

    static boolean isNft(JsonNode row) {
        return row.isObject() && (row.has(COLLECTION) || row.has("nftData") || row.has("nftId"));
    }

    /**
     * Adds the NFTs of one account in one response.
     *
     * @param total how many there are; empty if it is not known
     * @return how many of them are in no collection
     */
    int add(OptionalLong account, List<JsonNode> rows, OptionalLong total, Text text) {
        Holder holder = holders.computeIfAbsent(account, id -> new Holder());
        holder.texts.add(text);
        Set<Optional<Object>> collections = new HashSet<>();
        int others = 0;
        for (JsonNode row : rows) {
            boolean isNew = holder.nfts.add(key(row));
            Optional<Object> id = row.path(COLLECTION) instanceof ObjectNode collection
                    ? new Collection(collection).idValue()
                    : Optional.empty();
            collections.add(id);
            if (id.isEmpty()) {
                others++;
            } else if (isNew) {
                Group group =
                        holder.groups.computeIfAbsent(id.get(), key -> new Group((ObjectNode) row.get(COLLECTION)));
                group.nfts++;
                group.held += isHeld(row) ? 1 : 0;
            }
        }
        if (total.isPresent()) {
            Optional<Object> only =
                    collections.size() == 1 ? collections.iterator().next() : Optional.empty();
            holder.responses.add(new Response(total.getAsLong(), only));
        }
        return others;
    }

    boolean haveCollections() {
        return holders.values().stream().anyMatch(holder -> !holder.groups.isEmpty());
    }

    private static String key(JsonNode nft) {
        String data = nft.path("nftData").asText("");
        return data.isEmpty()
                ? nft.path("tokenAddress").asText() + " " + nft.path("nftId").asText() + " "
                        + nft.path("tokenId").asText()
                : data;
    }

    /** A balance is a string of digits. */
    private static boolean isHeld(JsonNode nft) {
        String total = nft.path("total").asText("");
        return !JsonNumber.isDigits(total) || !new JsonNumber(total).isZero();
    }

    <R> List<SavedRecord<R>> records(Function<Collection, R> keep) {
        List<SavedRecord<R>> records = new ArrayList<>();
        holders.forEach((account, holder) -> {
            List<Row<R>> rows = new ArrayList<>();
            holder.groups.values().forEach(group -> {
                group.collection.remove(Collection.COUNT);
                group.collection.set(Collection.COUNT, JsonNumber.of(group.held));
                Collection row = new Collection(group.collection);
                rows.add(new Row<>(row.idValue(), keep.apply(row)));
            });
            records.add(new SavedRecord<>(
                    account, OptionalLong.empty(), "", gap(holder), rows, Collections.unmodifiableList(holder.texts)));
        });
        return records;
    }

    /**
     * A response counts the NFTs of the account, or of one collection. If all NFTs of a page are in one collection, it
     * could be either.
     */
    private static Optional<String> gap(Holder holder) {
        int all = holder.nfts.size();
        if (holder.responses.stream().allMatch(response -> response.total == all)) {
            return Optional.empty();
        }
        for (Response response : holder.responses) {
            int known =
                    response.collection.map(id -> holder.groups.get(id).nfts).orElse(all);
            if (known < response.total) {
                return Optional.of(known + " of " + response.total + " NFTs"
                        + (response.collection.isPresent() ? " of collection " + response.collection.get() : "")
                        + " were saved");
            }
        }
        return Optional.empty();
    }
}
