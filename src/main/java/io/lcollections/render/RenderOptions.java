package io.lcollections.render;

import io.lcollections.terminal.Screen;
import java.time.ZoneId;
import java.util.List;

/**
 * How output looks.
 *
 * @param columns the chosen columns; empty for those that the format has by itself
 * @param header whether the names of the columns come first
 * @param pretty whether JSON is laid out for people
 * @param screen the terminal, or none
 * @param zone for dates that people read
 */
public record RenderOptions(List<Column> columns, boolean header, boolean pretty, Screen screen, ZoneId zone) {

    List<Column> columnsOr(List<Column> usual) {
        return columns.isEmpty() ? usual : columns;
    }
}
