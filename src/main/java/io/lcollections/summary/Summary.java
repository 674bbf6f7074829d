package io.lcollections.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.CellText;
import io.lcollections.output.Column;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Totals of an account: collections, and groups of them by the values of some fields. */
public final class Summary {
    enum Grouping {
        TYPE("nftType", "types", "Type"),
        STATE("deployStatus", "deployStatus", "Status"),
        OWNER("owner", "owners", "Owner"),
        MINT_CHANNEL("extra.mintChannel", "mintChannels", "Mint channel");

        final Column column;
        final String jsonName;
        final String title;

        Grouping(String field, String jsonName, String title) {
            this.column = Column.named(field);
            this.jsonName = jsonName;
            this.title = title;
        }
    }

    /** Greater counts are treated as invalid. */
    private static final long MAX_KINDS = 1_000_000_000_000_000_000L;

    private static final Pattern HEX = Pattern.compile("0x[0-9a-f]+", Pattern.CASE_INSENSITIVE);

    private final Map<Grouping, Map<Object, Group>> groups = new EnumMap<>(Grouping.class);
    OptionalLong accountId = OptionalLong.empty();
    private OptionalLong totalNum = OptionalLong.empty();
    BigInteger kinds = BigInteger.ZERO;

    long collections;
    long zero;
    /** The number of collections without a valid count. */
    long withoutCount;

    /** Collections with the same value of a field, a null node where it is absent, and the sum of their counts. */
    record Group(JsonNode value, long collections, BigInteger kinds) {
        /** Not safe to print. */
        String text() {
            return CellText.exact(value);
        }

        Group plus(Group other) {
            return new Group(value, collections + other.collections, kinds.add(other.kinds));
        }
    }

    public void add(Page page) {
        accountId = page.accountId();
        totalNum = page.totalNum();
        page.collections().forEach(this::add);
    }

    private void add(Collection row) {
        OptionalLong count = count(row);
        BigInteger held = BigInteger.valueOf(count.orElse(0));
        kinds = kinds.add(held);
        collections++;
        withoutCount += count.isEmpty() ? 1 : 0;
        zero += count.isPresent() && held.signum() == 0 ? 1 : 0;
        for (Grouping grouping : Grouping.values()) {
            JsonNode sent = grouping.column.valueIn(row);
            JsonNode value = sent.isMissingNode() ? NullNode.instance : sent;
            // The case of an address is only a checksum.
            boolean isHex = value.isTextual() && HEX.matcher(value.textValue()).matches();
            Object key = isHex ? value.textValue().toLowerCase(Locale.ROOT) : value;
            groups.computeIfAbsent(grouping, none -> new HashMap<>())
                    .merge(key, new Group(value, 1, held), Group::plus);
        }
    }

    /** The number of kinds; empty where it is absent or invalid: fractional, negative or too large. */
    private static OptionalLong count(Collection row) {
        OptionalLong whole = row.count().map(JsonNumber::exactLong).orElse(OptionalLong.empty());
        boolean isValid = whole.isPresent() && whole.getAsLong() >= 0 && whole.getAsLong() < MAX_KINDS;
        return isValid ? whole : OptionalLong.empty();
    }

    /** The largest groups first, then by value; those without a value last. */
    List<Group> groups(Grouping grouping) {
        return groups.getOrDefault(grouping, Map.of()).values().stream()
                .sorted(Comparator.comparingLong(Group::collections)
                        .reversed()
                        .thenComparing(group -> group.value().isNull())
                        .thenComparing(Group::text))
                .toList();
    }

    /** {@code {"accountId":10001,"totalNum":137,"collections":137,…,"types":[{"value":…}]}}. */
    public JsonNode json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        accountId.ifPresent(id -> document.put("accountId", id));
        totalNum.ifPresent(total -> document.put("totalNum", total));
        document.put("collections", collections).put("kinds", kinds);
        document.put("zero", zero).put("withoutCount", withoutCount);
        for (Grouping grouping : Grouping.values()) {
            ArrayNode array = document.putArray(grouping.jsonName);
            for (Group group : groups(grouping)) {
                ObjectNode node = array.addObject();
                node.set("value", group.value);
                node.put("collections", group.collections).put("kinds", group.kinds);
            }
        }
        return document;
    }
}
