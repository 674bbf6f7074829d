package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/** One document, {@code {"accountId": 10001, "totalNum": 35, "collections": […]}}, or one object per line. */
final class JsonRenderer implements Renderer {
    private final RowBuffer out;
    private final JsonWriter json;
    private final RenderOptions options;
    private final boolean areLines;
    private Collection firstUnpaired;

    /**
     * @param areLines whether each collection is written on a line, without a document around them
     */
    JsonRenderer(OutputStream out, RenderOptions options, boolean areLines) {
        this.out = new RowBuffer(out);
        this.json = JsonWriter.to(this.out, options.pretty() && !areLines);
        this.options = options;
        this.areLines = areLines;
    }

    @Override
    public void begin(Page first) throws IOException {
        if (areLines) {
            return;
        }
        json.writeStartObject();
        if (first.accountId().isPresent()) {
            json.writeNumberField("accountId", first.accountId().getAsLong());
        }
        if (first.totalNum().isPresent()) {
            json.writeNumberField("totalNum", first.totalNum().getAsLong());
        }
        json.writeArrayFieldStart("collections");
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            long before = json.unpairedSurrogates();
            json.write(chosen(row));
            if (before == 0 && json.unpairedSurrogates() > 0) {
                firstUnpaired = row;
            }
            if (areLines) {
                json.writeRaw('\n');
            }
            json.flush();
            out.endRow();
        }
        send("");
    }

    private ObjectNode chosen(Collection row) {
        if (options.columns().isEmpty()) {
            return row.fields();
        }
        Stream<Column> columns = options.columns().stream();
        // A line has no document that says whose it is.
        Stream<Column> account = options.accounts() && areLines ? Stream.of(Column.ACCOUNT) : Stream.empty();
        return only(
                row.fields(),
                Stream.concat(account, columns)
                        .map(column -> column.namesIn(row))
                        .filter(names -> !names.isEmpty())
                        .toList());
    }

    /**
     * The fields in their order and nesting.
     *
     * @param paths the names on the way to each
     */
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

    /** People see the escape on a terminal; programs may fail. */
    @Override
    public List<String> notes() {
        long unpaired = json.unpairedSurrogates();
        if (unpaired == 0 || options.pretty()) {
            return List.of();
        }
        String of = FormulaEscaper.ofCollection(firstUnpaired);
        return List.of((unpaired == 1 ? "1 text" + of + " has" : unpaired + " texts (the first one" + of + ") have")
                + " half of a surrogate pair, which jq before 1.7 rejects; --where and --jq read it, and -o csv"
                + " replaces it");
    }

    /** Leaves the document incomplete. The next message or document starts on a new line. */
    @Override
    public void abandon() throws IOException {
        if (!areLines) {
            send((options.pretty() ? "\n" : "") + (options.accounts() ? "\n" : ""));
        }
    }

    @Override
    public boolean isAtLineStart() {
        return areLines;
    }

    @Override
    public void end() throws IOException {
        if (!areLines) {
            json.writeEndArray();
            json.writeEndObject();
        }
        send(areLines ? "" : "\n");
    }

    private void send(String end) throws IOException {
        json.writeRaw(end);
        json.flush();
        out.send();
    }
}
