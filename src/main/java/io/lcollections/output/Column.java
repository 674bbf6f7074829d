package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import io.lcollections.model.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column of a table or a CSV file.
 *
 * @param key the field's name in the API, with dots where it is nested
 * @param header its heading in a table
 * @param kind how its cells are shown
 * @param path the parsed key
 */
public record Column(String key, String header, Kind kind, FieldPath path) {

    /** How a table shows the cells of a column. */
    public enum Kind {
        /** Aligned to the right. */
        NUMBER,
        /** A number with the digit grouping of the user's locale. */
        COUNT,
        /** A word of a small set. */
        WORD,
        /** Free text, cut at its end. */
        TEXT,
        /** An address, cut in its middle, because both ends identify it. */
        ADDRESS,
        /** A URI, cut in its middle. */
        URI,
        /** Milliseconds since 1970, shown as a date. */
        TIME,
        /** The deploy state, coloured. */
        STATE;

        boolean isNumber() {
            return this == NUMBER || this == COUNT;
        }

        /** The first digits of a number would look like another number. */
        boolean isCutInTheMiddle() {
            return this == ADDRESS || this == URI || isNumber();
        }
    }

    public static final String NAME = "name";

    Column(String key, String header, Kind kind) {
        this(key, header, kind, FieldPath.of(key));
    }

    /** All documented fields except objects, in the order of the specification, with {@code count} last. */
    public static final List<Column> DOCUMENTED = List.of(
            new Column("id", "ID", Kind.NUMBER),
            new Column("owner", "OWNER", Kind.ADDRESS),
            new Column(NAME, "NAME", Kind.TEXT),
            new Column("contractAddress", "CONTRACT", Kind.ADDRESS),
            new Column("collectionAddress", "COLLECTION", Kind.URI),
            new Column("baseUri", "BASE URI", Kind.URI),
            new Column("nftFactory", "FACTORY", Kind.ADDRESS),
            new Column("description", "DESCRIPTION", Kind.TEXT),
            new Column("avatar", "AVATAR", Kind.URI),
            new Column("banner", "BANNER", Kind.URI),
            new Column("thumbnail", "THUMBNAIL", Kind.URI),
            new Column("tileUri", "TILE", Kind.URI),
            new Column("cached.avatar", "CACHED AVATAR", Kind.URI),
            new Column("cached.banner", "CACHED BANNER", Kind.URI),
            new Column("cached.tileUri", "CACHED TILE", Kind.URI),
            new Column("cached.thumbnail", "CACHED THUMBNAIL", Kind.URI),
            new Column("deployStatus", "STATUS", Kind.STATE),
            new Column("nftType", "TYPE", Kind.WORD),
            new Column("isPublic", "PUBLIC", Kind.WORD),
            new Column("times.createdAt", "CREATED", Kind.TIME),
            new Column("times.updatedAt", "UPDATED", Kind.TIME),
            new Column("extra.properties.isLegacy", "LEGACY", Kind.WORD),
            new Column("extra.properties.isPublic", "PUBLIC", Kind.WORD),
            new Column("extra.properties.isCounterFactualNFT", "COUNTERFACTUAL", Kind.WORD),
            new Column("extra.properties.isMintable", "MINTABLE", Kind.WORD),
            new Column("extra.properties.isEditable", "EDITABLE", Kind.WORD),
            new Column("extra.properties.isDeletable", "DELETABLE", Kind.WORD),
            new Column("extra.mintChannel", "MINT CHANNEL", Kind.WORD),
            new Column(Collection.COUNT, "COUNT", Kind.COUNT));

    /** The documented fields that are objects; their columns show JSON. */
    static final List<String> GROUPS = List.of("cached", "times", "extra", "extra.properties");

    /** Shown where there are rows of several accounts. */
    public static final Column ACCOUNT = new Column(Collection.ACCOUNT, "ACCOUNT", Kind.NUMBER);

    private static final Map<String, Column> BY_KEY = Stream.concat(Stream.of(ACCOUNT), DOCUMENTED.stream())
            .collect(Collectors.toUnmodifiableMap(Column::key, Function.identity()));

    private static final List<Column> USUAL =
            of("id", NAME, Collection.COUNT, "nftType", "deployStatus", "times.createdAt", "contractAddress", "owner");

    /** A narrow terminal hides the last columns. */
    private static final List<Column> BY_IMPORTANCE =
            of("accountId id name count deployStatus nftType contractAddress times.createdAt owner".split(" "));

    /** The columns of a table when none are chosen. */
    public static List<Column> usual() {
        return USUAL;
    }

    /** The indexes of usual columns, the most important first. */
    static List<Integer> byImportance(List<Column> usual) {
        return BY_IMPORTANCE.stream()
                .filter(usual::contains)
                .map(usual::indexOf)
                .toList();
    }

    /** The column of a field; an undocumented one is shown as text under its own name. */
    public static Column named(String key) {
        Column documented = BY_KEY.get(key);
        return documented != null ? documented : new Column(key, key, Kind.TEXT);
    }

    private static List<Column> of(String... names) {
        return of(List.of(names));
    }

    public static List<Column> of(List<String> names) {
        return names.stream().map(Column::named).toList();
    }

    /** All documented names, including objects and the account. */
    public static List<String> documentedNames() {
        Stream<String> fields = DOCUMENTED.stream().map(Column::key);
        return Stream.of(fields, GROUPS.stream(), Stream.of(ACCOUNT.key))
                .flatMap(names -> names)
                .toList();
    }

    /** Documented names that a word may mean: those with this header, then those that contain it. */
    public static List<String> namesLike(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        Stream<String> byHeader = DOCUMENTED.stream()
                .filter(column -> column.header.toLowerCase(Locale.ROOT).equals(wanted))
                .map(Column::key);
        Stream<String> byName = documentedNames().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
        return Stream.concat(byHeader, byName).distinct().toList();
    }

    /** The undocumented columns that none of the rows has; empty where there are no rows. */
    public static List<Column> unknownTo(List<Collection> rows, List<Column> columns) {
        List<String> documented = documentedNames();
        return columns.stream()
                .filter(column -> !rows.isEmpty() && !documented.contains(column.key))
                .filter(column -> rows.stream().noneMatch(column::isIn))
                .toList();
    }

    /** Whether the field is there, in its place or where older servers put it. */
    public boolean isIn(Collection row) {
        return !path.valueIn(row).isMissingNode() || isAtRoot(row);
    }

    /**
     * The value in a row, or a missing node. Older servers put {@code createdAt}, {@code isMintable} and their like at
     * the root of the collection; they are found there too.
     */
    public JsonNode valueIn(Collection row) {
        JsonNode value = path.valueIn(row);
        return value.isMissingNode() && isAtRoot(row) ? row.fields().path(leaf()) : value;
    }

    private boolean isAtRoot(Collection row) {
        boolean isNested = key.startsWith("times.") || key.startsWith("extra.");
        return row.fields().has(leaf()) && isNested && BY_KEY.containsKey(key);
    }

    private String leaf() {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
