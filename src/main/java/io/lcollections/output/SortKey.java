package io.lcollections.output;

/**
 * One of the fields that rows are sorted by.
 *
 * @param column the field
 * @param descending whether the greatest comes first
 */
public record SortKey(Column column, boolean descending) {

    /**
     * @param name the field's name in the API, with a hyphen in front where the greatest is to come first
     */
    public static SortKey of(String name) {
        boolean descending = name.startsWith("-");
        return new SortKey(Column.named(descending ? name.substring(1) : name), descending);
    }
}
