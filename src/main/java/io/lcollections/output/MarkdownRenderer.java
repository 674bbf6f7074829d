package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** A table in GitHub's Markdown. Nothing in a cell can become markup. */
final class MarkdownRenderer implements Renderer {
    private final Utf8Buffer out;
    private final List<Column> columns;
    private final ZoneId zone;

    MarkdownRenderer(Utf8Buffer out, List<Column> columns, ZoneId zone) {
        this.out = out;
        this.columns = columns;
        this.zone = zone;
    }

    @Override
    public void begin(Page first) throws IOException {
        line(column -> MarkdownText.of(TextSanitizer.sanitize(column.header())));
        line(column -> column.kind().isNumber() ? "---:" : "---");
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            line(column -> cell(column, row));
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private String cell(Column column, Collection row) {
        JsonNode value = column.valueIn(row);
        if (column.key().equals(Column.NAME) && StandInName.isOwed(value)) {
            return "_" + MarkdownText.of(StandInName.of(row)) + "_";
        }
        return MarkdownText.of(CellText.shown(value, column.kind(), zone));
    }

    private void line(Function<Column, String> cells) throws IOException {
        for (Column column : columns) {
            out.text("| " + cells.apply(column) + " ");
        }
        out.text("|\n");
        out.endRow();
    }
}
