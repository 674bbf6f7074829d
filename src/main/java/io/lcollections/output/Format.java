package io.lcollections.output;

/** The values of {@code --output}. */
public enum Format {
    table,
    json,
    ndjson,
    csv,
    tsv,
    markdown,
    html,
    raw;

    /** Whether columns can be chosen. */
    public boolean hasColumns() {
        return hasOptionalHeader() || this == markdown;
    }

    public boolean hasOptionalHeader() {
        return this == table || this == csv || this == tsv;
    }

    public boolean isForSpreadsheets() {
        return this == csv || this == tsv;
    }
}
