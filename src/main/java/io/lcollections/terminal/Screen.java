package io.lcollections.terminal;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What can be done with the terminal that shows standard output.
 *
 * @param width the columns that a table must fit; empty where it is written in full
 * @param cursor puts cells into their columns, where there is a cursor
 * @param palette colours, or none
 * @param links text that opens an address, or none
 */
public record Screen(OptionalInt width, Cursor cursor, Palette palette, Links links) {
    /** How wide text is taken to be: where columns are addressed, it must not reach the next one on any terminal. */
    public TextWidth.Reading reading() {
        return cursor.canMove() ? TextWidth.Reading.WIDEST : TextWidth.Reading.USUAL;
    }

    /** No terminal at all: text goes to a file or to another program. */
    public static Screen none() {
        return new Screen(OptionalInt.empty(), Cursor.of(false, Map.of()), new Palette(false), Links.none());
    }
}
