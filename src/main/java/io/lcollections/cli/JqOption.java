package io.lcollections.cli;

import io.lcollections.json.JqExpression;
import io.lcollections.output.Format;
import io.lcollections.output.JsonDocument;
import io.lcollections.output.Renderer;
import java.io.OutputStream;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --jq}, for commands that print JSON documents. */
public final class JqOption {
    @Option(
            names = "--jq",
            paramLabel = "EXPR",
            converter = Converters.JqConverter.class,
            description = "print what this jq expression makes of the document, for json")
    private JqExpression expression;

    public void check(CommandSpec command, Enum<?> format) {
        BaseCommand.requireEffect(command, "--jq", format.name().equals(Format.json.name()), format, "json");
    }

    public Optional<JqExpression> expression() {
        return Optional.ofNullable(expression);
    }

    public Renderer renderer(Renderer.Options options, OutputStream out) {
        return expression == null
                ? Renderer.of(Format.json, options, out)
                : JsonDocument.filtered(expression, options, out);
    }
}
