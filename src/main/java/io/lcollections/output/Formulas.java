package io.lcollections.output;

/** What is done about cells that a spreadsheet would take for a formula. */
public enum Formulas {
    /** Nothing. */
    KEEP,
    /** They stay as they are, and are counted to be told of. */
    TELL,
    /** They get an apostrophe in front, which makes text of them. */
    DISARM
}
