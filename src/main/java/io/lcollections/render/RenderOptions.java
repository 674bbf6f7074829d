package io.lcollections.render;

import io.lcollections.terminal.Cursor;
import io.lcollections.terminal.Palette;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;

/**
 * How output looks.
 *
 * @param columns the chosen columns; empty for those that the format has by itself
 * @param header whether the names of the columns come first
 * @param pretty whether JSON is laid out for people
 * @param width the columns of the terminal that a table must fit; empty where it is written in full
 * @param cursor puts cells into their columns, where there is a cursor
 * @param palette colours, or none
 * @param zone for dates that people read
 */
public record RenderOptions(
        List<Column> columns,
        boolean header,
        boolean pretty,
        OptionalInt width,
        Cursor cursor,
        Palette palette,
        ZoneId zone) {

    List<Column> columnsOr(List<Column> usual) {
        return columns.isEmpty() ? usual : columns;
    }
}
