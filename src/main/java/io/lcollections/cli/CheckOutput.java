package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Format;
import io.lcollections.output.JsonDocument;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.output.Table.Slot;
import io.lcollections.output.Utf8;
import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
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
    private static final int STATE = 7;
    private static final String HINT = "  hint:";

    /** Takes every format, because one in the environment may be meant for rows, and offers those of checks. */
    private final Opt<Format> format = Opt.of(new Word<>(Format.class, FORMS), "-o", "--output")
            .label("FORMAT")
            .otherwise(Format.table)
            .says("table (the default): a line each; or json");

    private final ColorOptions color = new ColorOptions();
    private final List<Object> documents = new ArrayList<>();
    private ExitCode worst = ExitCode.OK;

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
    void tell(Check check, Environment environment) throws IOException {
        worst = check.exit().code() > worst.code() ? check.exit() : worst;
        if (format.value() == Format.json) {
            documents.add(document(check));
        } else {
            print(check, environment);
        }
    }

    /**
     * Tells the end.
     *
     * @return the worst that any of them came to
     */
    ExitCode end(Environment environment) throws IOException {
        if (format.value() == Format.json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("checks", documents);
            all.put("exitCode", worst.code());
            JsonDocument.write(all, environment.terminal().isStdoutTerminal(), environment.stdout());
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

    private void print(Check check, Environment environment) throws IOException {
        boolean isTerminal = environment.terminal().isStdoutTerminal();
        Styles palette = color.screen(environment, true).styles();
        Check.State state = check.state();
        Cell word = new Cell(isTerminal ? state.sign() : state.name(), text -> styled(palette, state, text));
        int width = isTerminal ? environment.terminal().width() : Integer.MAX_VALUE;
        Writer out = Utf8.writer(environment.stdout());
        Slot text = new Slot(Kind.TEXT, 0);
        new Table(out, List.of(new Slot(Kind.WORD, isTerminal ? 1 : STATE, 1), new Slot(Kind.WORD, NAME), text))
                .wrappedLine(List.of(word, Cell.of(check.name())), TextSanitizer.sanitize(check.text()), width);
        if (check.hint() != null) {
            new Table(out, List.of(new Slot(Kind.WORD, HINT.length(), 1), text))
                    .wrappedLine(List.of(Cell.of(HINT)), TextSanitizer.sanitize(check.hint()), width);
        }
        out.flush();
    }

    private static String styled(Styles palette, Check.State state, String text) {
        return switch (state) {
            case ok -> palette.success(text);
            case note -> palette.warning(text);
            case failed -> palette.error(text);
            case skipped -> palette.dim(text);
        };
    }
}
