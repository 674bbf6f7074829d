package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The totals of an account. Collections are counted and not kept. */
public final class Summary {
    static final String TYPE = "nftType";
    static final String STATE = "deployStatus";
    static final String OWNER = "owner";
    static final String MINT_CHANNEL = "extra.mintChannel";

    /** A count beyond this was not meant as a number of kinds. */
    private static final long MAX_KINDS = 1_000_000_000_000_000_000L;

    private static final Pattern HEX = Pattern.compile("0x[0-9a-f]+", Pattern.CASE_INSENSITIVE);

    /** By field, then by value. */
    private final Map<Column, Map<Object, Group>> groups = new LinkedHashMap<>();

    private OptionalLong accountId = OptionalLong.empty();
    private OptionalLong totalNum = OptionalLong.empty();
    private BigInteger kinds = BigInteger.ZERO;
    private long collections;
    private long zero;
    private long withoutCount;

    /**
     * Collections that have the same value of a field.
     *
     * @param value as it was sent first; a null node where it is absent
     * @param kinds how many kinds the account holds in them
     */
    record Group(JsonNode value, long collections, BigInteger kinds) {
        /** The value as exact text, which is not safe to print. */
        String text() {
            return CellText.exact(value);
        }

        /** Both groups together, with the value of this one. */
        Group plus(Group other) {
            return new Group(value, collections + other.collections, kinds.add(other.kinds));
        }
    }

    public Summary() {
        for (String field : List.of(TYPE, STATE, OWNER, MINT_CHANNEL)) {
            groups.put(Column.named(field), new HashMap<>());
        }
    }

    /** Counts the collections of a page, none of which was counted before. */
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
        zero += count.isPresent() && held.signum() == 0 ? 1 : 0;
        withoutCount += count.isPresent() ? 0 : 1;
        groups.forEach((field, byValue) -> {
            JsonNode sent = field.valueIn(row);
            JsonNode value = sent.isMissingNode() ? NullNode.instance : sent;
            // Addresses are hex digits; their case is a check sum at most.
            boolean isHex = value.isTextual() && HEX.matcher(value.textValue()).matches();
            Object key = isHex ? value.textValue().toLowerCase(Locale.ROOT) : value;
            byValue.merge(key, new Group(value, 1, held), Group::plus);
        });
    }

    /** The number of kinds; empty where it is absent or cannot be one: not whole, below 0, or too large. */
    private static OptionalLong count(Collection row) {
        JsonNumber number = row.count().orElse(null);
        if (number == null) {
            return OptionalLong.empty();
        }
        OptionalLong whole = number.isZero() ? OptionalLong.of(0) : number.exactLong();
        boolean isMeant = whole.isPresent() && whole.getAsLong() >= 0 && whole.getAsLong() < MAX_KINDS;
        return isMeant ? whole : OptionalLong.empty();
    }

    /** The account; empty where it is not known. */
    OptionalLong accountId() {
        return accountId;
    }

    /** The server's last total; empty where it did not state one. */
    OptionalLong totalNum() {
        return totalNum;
    }

    /** How many collections were added. */
    public long collections() {
        return collections;
    }

    /** How many kinds the account holds in all of them. */
    BigInteger kinds() {
        return kinds;
    }

    /** In how many of them it holds nothing. */
    long zero() {
        return zero;
    }

    /** For how many of them the number of kinds is not known. */
    long withoutCount() {
        return withoutCount;
    }

    /** The groups of a field: the largest first, then by value, those without a value last. */
    List<Group> groups(String field) {
        return groups.get(Column.named(field)).values().stream()
                .sorted(Comparator.comparingLong(Group::collections)
                        .reversed()
                        .thenComparing(group -> group.value().isNull())
                        .thenComparing(Group::text))
                .toList();
    }
}
