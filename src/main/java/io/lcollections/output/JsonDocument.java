package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JqExpression;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Page;
import io.lcollections.model.UsageException;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes JSON documents, each with a line end, or what a jq expression makes of one. */
public final class JsonDocument {
    private static final Pattern PRINTABLE = Pattern.compile("[^\n\t]+");
    private final OutputStream out;
    private final boolean isTerminal;
    private final JsonWriter json;

    public JsonDocument(OutputStream out, boolean isTerminal, boolean pretty) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.json = JsonWriter.to(out, pretty);
    }

    /** Writes a document of strings, numbers, booleans, {@code null}, lists and maps. */
    public static void write(Map<String, Object> document, boolean isTerminal, OutputStream out) throws IOException {
        new JsonDocument(out, isTerminal, isTerminal).write(new ObjectMapper().valueToTree(document));
    }

    /** Prints a document, or what an expression makes of it; its failure is a {@link UsageException}. */
    public void print(JsonNode document, Optional<JqExpression> expression) throws IOException {
        if (expression.isPresent()) {
            writeResults(document, expression.get());
        } else {
            write(document);
        }
    }

    /** A line for each result, strings without quotes, nothing for {@code null}, as {@code gh --jq} does. */
    private void writeResults(JsonNode document, JqExpression expression) throws IOException {
        Writer text = Utf8.writer(out);
        try {
            expression.apply(document, result -> {
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
            throw new UsageException("--jq '" + expression + "' fails: " + failure.getMessage(), null);
        }
        text.flush();
    }

    /** Keeps line ends and tabs, which expressions make. */
    private static String safe(String text) {
        return PRINTABLE
                .matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(TextSanitizer.sanitize(part.group())));
    }

    /** Prints the results for the document of {@code -o json}. An incomplete document is not printed. */
    public static Renderer filtered(JqExpression expression, RenderOptions options, OutputStream out) {
        boolean isTerminal = options.screen().isTerminal();
        JsonDocument results = new JsonDocument(out, isTerminal, isTerminal);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        return new Renderer() {
            @Override
            public void begin(Page first) {
                first.accountId().ifPresent(id -> document.set("accountId", JsonNumber.of(id)));
                first.totalNum().ifPresent(total -> document.set("totalNum", JsonNumber.of(total)));
                document.set("collections", rows);
            }

            @Override
            public void page(Page page) {
                page.collections().forEach(row -> rows.add(options.jsonFields(row, false)));
            }

            @Override
            public void end() throws IOException {
                results.writeResults(document, expression);
            }

            @Override
            public List<String> notes() {
                return results.notes();
            }
        };
    }

    /** Writes and flushes a document. */
    public void write(JsonNode document) throws IOException {
        json.write(document);
        json.writeRaw('\n');
        json.flush();
        out.flush();
    }

    /** For the user, about texts that not every program can read; people see them on a terminal. */
    public List<String> notes() {
        return isTerminal ? List.of() : json.notes();
    }
}
