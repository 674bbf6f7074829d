package io.lcollections.output;

/** The values of {@code --output}. */
public enum Format {
    table,
    json,
    ndjson,
    csv,
    tsv,
    xlsx,
    markdown,
    html,
    raw;

    /** Whether columns can be chosen. */
    public boolean hasColumns() {
        return this != html && this != raw;
    }

    public boolean isJson() {
        return this == json || this == ndjson;
    }

    public boolean hasOptionalHeader() {
        return this == table || this == csv || this == tsv;
    }

    /** Whether the output is no text. */
    public boolean isBinary() {
        return this == xlsx;
    }

    public boolean isForSpreadsheets() {
        return this == csv || this == tsv;
    }
}
