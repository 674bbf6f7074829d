package io.lcollections.cli;

import io.lcollections.config.UsageException;
import io.lcollections.output.Format;
import io.lcollections.output.JsonDocument;
import io.lcollections.output.Utf8;
import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say how checks are printed, and the printing: line by line as they are made, or as one document. */
final class CheckOutput {
    private static final List<String> FORMS = List.of("table", "json");
    private static final int NAME = 13;
    private static final int WORD = 7;
    private static final int LEAST = 24;

    /** Takes every format, because one in the environment may be meant for rows, and offers those of checks. */
    private final Opt<Format> format = Opt.of(new Word<>(Format.class, FORMS), "-o", "--output")
            .label("FORMAT")
            .otherwise(Format.table)
            .says("table (the default): a line each; or json");

    private final ColorOptions color = new ColorOptions();
    private final List<Object> documents = new ArrayList<>();
    private ExitStatus worst = ExitStatus.DONE;

    CommandSpec group() {
        return Opt.group(format).addOption(color.option());
    }

    /** Refuses the forms that only rows have. One that stands in the environment is meant for rows, and is passed over. */
    void check(Predicate<String> isTyped) {
        if (!FORMS.contains(format.value().name()) && isTyped.test("--output")) {
            throw new UsageException("doctor has no form '" + format.value() + "'", "-o table or -o json");
        }
    }

    /** Whether standard output is coloured. */
    ColorMode color() {
        return color.mode();
    }

    /**
     * Tells of one.
     *
     * @throws IOException when standard output does not take it
     */
    void tell(Check check, Host host) throws IOException {
        worst = check.exit().code() > worst.code() ? check.exit() : worst;
        if (format.value() == Format.json) {
            documents.add(document(check));
        } else {
            print(check, host);
        }
    }

    /**
     * Tells the end.
     *
     * @return the worst that any of them came to
     */
    ExitStatus end(Host host) throws IOException {
        if (format.value() == Format.json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("checks", documents);
            all.put("exitCode", worst.code());
            JsonDocument.write(all, host.terminal().isStdoutTerminal(), host.stdout());
        }
        return worst;
    }

    private static Map<String, Object> document(Check check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", check.name());
        fields.put("status", check.state().name());
        fields.put("text", check.text());
        fields.put("hint", check.hint());
        fields.put("exitCode", check.exit().code());
        return fields;
    }

    private void print(Check check, Host host) throws IOException {
        boolean isTerminal = host.terminal().isStdoutTerminal();
        Styles palette = color.screen(host, true).styles();
        Check.State state = check.state();
        String word = isTerminal
                ? state.sign()
                : state + " ".repeat(WORD - state.name().length());
        String name = check.name() + " ".repeat(NAME - check.name().length());
        String text = TextSanitizer.sanitize(check.text());
        String head = look(palette, state, word) + " " + name + "  ";
        int indent = TextWidth.of(word) + 1 + NAME + 2;
        int width = isTerminal ? host.terminal().width() : Integer.MAX_VALUE;
        Writer out = Utf8.writer(host.stdout());
        out.append(head).append(wrapped(text, indent, width)).append('\n');
        if (check.hint() != null) {
            String hint = wrapped(TextSanitizer.sanitize(check.hint()), "  hint: ".length(), width);
            out.append("  hint: ").append(hint).append('\n');
        }
        out.flush();
    }

    private static String wrapped(String text, int indent, int width) {
        List<String> lines = TextWidth.wrap(text, Math.max(LEAST, width - indent), TextWidth.Mode.TYPICAL);
        return String.join("\n" + " ".repeat(indent), lines);
    }

    private static String look(Styles palette, Check.State state, String text) {
        return switch (state) {
            case ok -> palette.success(text);
            case note -> palette.warning(text);
            case failed -> palette.error(text);
            case skipped -> palette.dim(text);
        };
    }
}
