package io.lcollections.output;

import io.lcollections.json.JqExpression;
import io.lcollections.json.JsonReader;
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
 * Takes a JSON document, and prints what a jq expression makes of it: a line for each result, strings without quotes, nothing
 * for {@code null}, as {@code gh --jq} does.
 */
public final class JqOutput extends ByteArrayOutputStream {
    private static final Pattern PRINTABLE = Pattern.compile("[^\n\t]+");

    private final JqExpression expression;
    private final OutputStream out;
    private final boolean isTerminal;

    public JqOutput(JqExpression expression, OutputStream out, boolean isTerminal) {
        this.expression = expression;
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** A renderer of documents. */
    public static Renderer renderer(JqExpression expression, RenderOptions options, OutputStream out) {
        JqOutput document = new JqOutput(expression, out, options.pretty());
        return new DocumentRenderer(new JsonRenderer(document, options, false), document);
    }

    /**
     * The document is complete: runs the expression.
     *
     * @throws UsageException if the expression fails
     */
    public void print() throws IOException {
        Writer text = Utf8.writer(out);
        try {
            expression.apply(new JsonReader().read(toByteArray()), result -> {
                if (result.isTextual() || result.isNull()) {
                    String line = result.isNull() ? "" : result.textValue();
                    text.append(isTerminal ? safe(line) : line).append('\n');
                } else {
                    ByteArrayOutputStream json = new ByteArrayOutputStream();
                    JsonDocument.write(result, isTerminal, json);
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

    /** An incomplete document is not printed. */
    private record DocumentRenderer(Renderer json, JqOutput document) implements Renderer {
        @Override
        public void begin(Page first) throws IOException {
            json.begin(first);
        }

        @Override
        public void page(Page page) throws IOException {
            json.page(page);
        }

        @Override
        public void end() throws IOException {
            json.end();
            document.print();
        }
    }
}
