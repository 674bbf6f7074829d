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
    raw
}
