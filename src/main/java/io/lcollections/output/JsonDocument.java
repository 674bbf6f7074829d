package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JqExpression;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.UsageException;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes JSON documents, each with a line end, or what a jq expression makes of one. */
public record JsonDocument(OutputStream out, boolean isTerminal, JsonWriter json) {
    public JsonDocument(OutputStream out, boolean isTerminal, boolean pretty) {
        this(out, isTerminal, JsonWriter.to(out, pretty));
    }

    /** Prints a document, or a line for each result of an expression: strings without quotes, as {@code gh --jq} does. */
    public void print(JsonNode document, Optional<JqExpression> expression) throws IOException {
        if (expression.isEmpty()) {
            write(document);
            return;
        }
        Writer text = Renderer.writer(out);
        try {
            expression.get().apply(document, result -> {
                if (result.isTextual() || result.isNull()) {
                    String line = result.isNull() ? "" : result.textValue();
                    text.append(isTerminal ? safe(line) : line).append('\n');
                } else {
                    text.flush();
                    write(result);
                }
            });
        } catch (JqExpression.Failure failure) {
            text.flush();
            throw new UsageException("--jq '" + expression.get() + "' fails: " + failure.getMessage(), null);
        }
        text.flush();
    }

    /** Keeps line ends and tabs, which expressions make. */
    private static String safe(String text) {
        return Pattern.compile("[^\n\t]+")
                .matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(TextSanitizer.sanitize(part.group())));
    }

    public void write(JsonNode document) throws IOException {
        json.write(document);
        json.writeRaw('\n');
        json.flush();
        out.flush();
    }

    /** Writes a document of strings, numbers, booleans, {@code null}, lists, maps and records. */
    public void write(Object document) throws IOException {
        write(new ObjectMapper().<JsonNode>valueToTree(document));
    }

    /** For the user, about texts that not every program can read; people see them on a terminal. */
    public List<String> notes() {
        return isTerminal ? List.of() : json.notes();
    }

    /** Prints the results for the document of {@code -o json}. An incomplete document is not printed. */
    public Renderer filtered(JqExpression expression, List<Column> columns) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        return new Renderer() {
            @Override
            public void begin(Page first) {
                first.accountId().ifPresent(id -> document.set("accountId", JsonNumber.of(id)));
                first.totalNum().ifPresent(total -> document.set("totalNum", JsonNumber.of(total)));
                document.putArray("collections");
            }

            @Override
            public void page(Page page) {
                page.collections()
                        .forEach(row -> document.withArray("collections").add(fields(row, columns)));
            }

            @Override
            public List<String> end(boolean isComplete) throws IOException {
                if (isComplete) {
                    print(document, Optional.of(expression));
                }
                return notes();
            }
        };
    }

    /** One document, {@code {"accountId": 10001, "totalNum": 35, "collections": […]}}, or one object per line. */
    record Rows(RowBuffer out, JsonWriter json, boolean areLines, Options options, List<Column> columns)
            implements Renderer {
        static Rows to(OutputStream out, Options options, boolean areLines) {
            RowBuffer buffer = new RowBuffer(out);
            JsonWriter json = JsonWriter.to(buffer, options.screen().isTerminal() && !areLines);
            // A line is not in a document that says whose it is.
            boolean isAccountAdded = areLines && !options.columns().isEmpty();
            List<Column> columns = isAccountAdded ? options.withAccount(options.columns()) : options.columns();
            return new Rows(buffer, json, areLines, options, columns);
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
                json.write(fields(row, columns));
                json.writeRaw(areLines ? "\n" : "");
                json.flush();
                out.endRow();
            }
            send("");
        }

        @Override
        public boolean isAtLineStart() {
            return areLines;
        }

        @Override
        public List<String> end(boolean isComplete) throws IOException {
            boolean isTerminal = options.screen().isTerminal();
            if (!areLines && isComplete) {
                json.writeEndArray();
                json.writeEndObject();
                send("\n");
            } else if (!areLines) {
                // The next message or document starts on a new line.
                send((isTerminal ? "\n" : "") + (options.accounts() ? "\n" : ""));
            }
            return isTerminal ? List.of() : json.notes();
        }

        private void send(String end) throws IOException {
            json.writeRaw(end);
            json.flush();
            out.send();
        }
    }

    /** What JSON has of a collection: all of its fields, or those of the columns, in their order and nesting. */
    private static ObjectNode fields(Collection row, List<Column> columns) {
        List<String> paths = columns.stream().map(column -> column.pathIn(row)).toList();
        return columns.isEmpty() ? row.fields() : only("", row.fields(), row, paths);
    }

    /** The fields of an object in a row that are at one of the paths. Their names may contain dots themselves. */
    private static ObjectNode only(String prefix, JsonNode object, Collection row, List<String> paths) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            String path = prefix + field.getKey();
            JsonNode value = field.getValue();
            boolean isWhole = paths.contains(path) && row.at(path) == value;
            JsonNode shown = isWhole ? value : only(path + ".", value, row, paths);
            if (isWhole || !shown.isEmpty()) {
                some.set(field.getKey(), shown);
            }
        });
        return some;
    }
}
