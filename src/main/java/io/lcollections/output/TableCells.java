package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.terminal.TextSanitizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the cells of a table out of collections. */
final class TableCells {
    private final List<Column> columns;
    private final ZoneId zone;
    private final CountText counts;
    private final boolean hasTimes;
    private final boolean hasSigns;
    private final boolean hasLinks;
    /** By column, whether a value was a number. */
    private final boolean[] hasNumbers;
    /** By column, whether a value was something else. */
    private final boolean[] hasOthers;

    TableCells(List<Column> columns, RenderOptions options) {
        this.columns = columns.stream()
                .map(column -> new Column(column.key(), TextSanitizer.sanitize(column.header()), column.kind()))
                .toList();
        this.zone = options.zone().get();
        this.counts = new CountText(options.numbers());
        this.hasTimes = options.wide();
        this.hasSigns = options.pretty();
        this.hasLinks = options.screen().links().enabled();
        this.hasOthers = new boolean[columns.size()];
        this.hasNumbers = new boolean[columns.size()];
    }

    TableRow of(Collection row) {
        List<String> cells = new ArrayList<>(columns.size());
        boolean hasStandIn = false;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            JsonNode value = column.valueIn(row);
            hasNumbers[i] |= value.isNumber();
            hasOthers[i] |= !value.isNumber() && !value.isNull() && !value.isMissingNode();
            boolean isNameless = column.key().equals(Column.NAME) && StandInName.isOwed(value);
            hasStandIn |= isNameless;
            cells.add(isNameless ? StandInName.of(row) : shown(row, value, column.kind()));
        }
        Optional<String> page = hasLinks ? SafeUrls.metadataPage(row) : Optional.empty();
        String state = row.text("deployStatus").orElse("");
        return new TableRow(cells, page, hasStandIn, state, row.isEmpty());
    }

    /** The columns, safe to show; a field that is not documented is a number where all of its values are. */
    List<Column> columns() {
        List<Column> known = new ArrayList<>(columns);
        for (int i = 0; i < known.size(); i++) {
            Column column = known.get(i);
            if (column.kind() == Column.Kind.TEXT && hasNumbers[i] && !hasOthers[i]) {
                known.set(i, new Column(column.key(), column.header(), Column.Kind.NUMBER));
            }
        }
        return known;
    }

    private String shown(Collection row, JsonNode value, Column.Kind kind) {
        if (kind == Column.Kind.COUNT && row.count().isPresent()) {
            return counts.text(row.count().get());
        }
        if (value instanceof JsonNumber number) {
            return switch (kind) {
                case TIME -> hasTimes ? CellText.time(number, zone) : CellText.date(number, zone);
                default -> number.text();
            };
        }
        String text = CellText.exact(value);
        return TextSanitizer.sanitize(hasSigns && kind == Column.Kind.STATE ? DeployState.signed(text) : text);
    }
}
