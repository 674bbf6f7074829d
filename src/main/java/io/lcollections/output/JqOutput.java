package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JqExpression;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Page;
import io.lcollections.model.UsageException;
import io.lcollections.terminal.TextSanitizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints what a jq expression makes of the document of {@code -o json}: a line for each result, strings without quotes, nothing
 * for {@code null}, as {@code gh --jq} does. An incomplete document is not printed.
 */
public final class JqOutput implements Renderer {
    private static final Pattern PRINTABLE = Pattern.compile("[^\n\t]+");

    private final JqExpression expression;
    private final RenderOptions options;
    private final OutputStream out;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

    public JqOutput(JqExpression expression, RenderOptions options, OutputStream out) {
        this.expression = expression;
        this.options = options;
        this.out = out;
    }

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
        print(expression, document, out, options.pretty());
    }

    /**
     * Prints the results for a document.
     *
     * @throws UsageException if the expression fails
     */
    public static void print(JqExpression expression, JsonNode document, OutputStream out, boolean isTerminal)
            throws IOException {
        Writer text = Utf8.writer(out);
        try {
            expression.apply(document, result -> {
                if (result.isTextual() || result.isNull()) {
                    String line = result.isNull() ? "" : result.textValue();
                    text.append(isTerminal ? safe(line) : line).append('\n');
                } else {
                    ByteArrayOutputStream json = new ByteArrayOutputStream();
                    new JsonDocument(json, isTerminal).write(result);
                    text.append(json.toString(StandardCharsets.UTF_8));
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
}
