package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.lcollections.model.Collection;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How many collections have each value of a field. Of a row it keeps nothing but a value that no row before it had. */
final class Grouping {
    private static final Pattern HEX = Pattern.compile("0x[0-9a-f]+", Pattern.CASE_INSENSITIVE);

    /** The largest first, then by value, those without one last. */
    private static final Comparator<Group> ORDER = Comparator.comparingLong(Group::collections)
            .reversed()
            .thenComparing(group -> group.value().isNull())
            .thenComparing(Group::text);

    private final Column column;
    private final Map<Object, Sums> sums = new HashMap<>();

    /**
     * Collections that have the same value.
     *
     * @param value as it was served first; a null node where it is absent
     * @param kinds how many kinds the account holds in them
     */
    record Group(JsonNode value, long collections, BigInteger kinds) {
        /** The value as text, whatever it is; not safe to show. */
        String text() {
            return CellText.exact(value);
        }
    }

    private static final class Sums {
        private final JsonNode value;
        private long collections;
        private BigInteger kinds = BigInteger.ZERO;

        Sums(JsonNode value) {
            this.value = value;
        }
    }

    /**
     * @param field its name in the API
     */
    Grouping(String field) {
        column = Column.named(field);
    }

    void add(Collection row, BigInteger kinds) {
        JsonNode served = column.valueIn(row);
        JsonNode value = served.isMissingNode() ? NullNode.instance : served;
        Sums sum = sums.computeIfAbsent(key(value), absent -> new Sums(value));
        sum.collections++;
        sum.kinds = sum.kinds.add(kinds);
    }

    /** Addresses are hex digits, and their case is a check sum at most. */
    private static Object key(JsonNode value) {
        return value.isTextual() && HEX.matcher(value.textValue()).matches()
                ? value.textValue().toLowerCase(Locale.ROOT)
                : value;
    }

    /** The largest first. */
    List<Group> groups() {
        return sums.values().stream()
                .map(sum -> new Group(sum.value, sum.collections, sum.kinds))
                .sorted(ORDER)
                .toList();
    }
}
