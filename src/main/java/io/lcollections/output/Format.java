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

    /** Whether the form has columns to choose. */
    public boolean hasColumns() {
        return hasOptionalHeader() || this == markdown;
    }

    /** Whether the form is one without the names of its columns, too. */
    public boolean hasOptionalHeader() {
        return this == table || this == csv || this == tsv;
    }

    /** Whether the form is made for spreadsheets. */
    public boolean isForSpreadsheets() {
        return this == csv || this == tsv;
    }
}
