package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.model.Collection;
import io.lcollections.terminal.Screen;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How output looks. Without columns, a format has its defaults; a wide table is not fitted to the terminal and shows the
 * time of day; {@link Locale#ROOT} leaves counts as plain digits; the gateway ends with a slash.
 */
public record RenderOptions(
        List<Column> columns,
        boolean accounts,
        boolean header,
        boolean wide,
        boolean spreadsheetSafe,
        Screen screen,
        Supplier<ZoneId> zone,
        Locale numbers,
        URI ipfsGateway,
        Instant now) {

    List<Column> columnsOr(List<Column> defaults) {
        return columns.isEmpty() ? withAccount(accounts, defaults) : columns;
    }

    private static List<Column> withAccount(boolean isAdded, List<Column> columns) {
        return isAdded
                ? Stream.concat(Stream.of(Column.ACCOUNT), columns.stream()).toList()
                : columns;
    }

    /** What JSON has of a collection; a line is not in a document that says whose it is. */
    ObjectNode jsonFields(Collection row, boolean isLine) {
        List<List<String>> paths = withAccount(accounts && isLine, columns).stream()
                .map(column -> column.namesIn(row))
                .filter(names -> !names.isEmpty())
                .toList();
        return columns.isEmpty() ? row.fields() : only(row.fields(), paths);
    }

    /** The fields with these names on the way to them, in their order and nesting. */
    private static ObjectNode only(JsonNode object, List<List<String>> paths) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            List<List<String>> below = paths.stream()
                    .filter(path -> path.get(0).equals(field.getKey()))
                    .map(path -> path.subList(1, path.size()))
                    .toList();
            if (below.contains(List.<String>of())) {
                some.set(field.getKey(), field.getValue());
            } else if (!below.isEmpty()) {
                some.set(field.getKey(), only(field.getValue(), below));
            }
        });
        return some;
    }
}
