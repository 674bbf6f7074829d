package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import io.lcollections.output.Utf8;
import io.lcollections.summary.Summary;
import io.lcollections.summary.SummaryTable;
import io.lcollections.terminal.UserLocale;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say how totals are printed. */
final class SummaryOutput {
    private static final List<String> FORMS = List.of("table", "json");

    /** Takes every format, because one in the environment may be meant for rows, and offers those of totals. */
    private final Opt<Format> format = Opt.of(new Word<>(Format.class, FORMS), "-o", "--output")
            .label("FORMAT")
            .otherwise(Format.table)
            .says("table (the default), or json");

    private final ColorOptions color = new ColorOptions();

    CommandSpec group() {
        return Opt.group(format).addOption(color.option());
    }

    /** Refuses the forms that only rows have. One that stands in the environment is meant for rows, and is passed over. */
    void check(Predicate<String> isTyped) {
        Format chosen = format.value();
        if (!FORMS.contains(chosen.name()) && isTyped.test("--output")) {
            throw new UsageException(
                    "a summary has no form '" + chosen + "'",
                    "-o table or -o json; lcollections list --all -o " + chosen + " prints the collections themselves");
        }
    }

    /**
     * Prints all of it.
     *
     * @throws IOException when standard output does not take it
     */
    void print(Summary summary, Environment environment) throws IOException {
        boolean terminal = environment.terminal().isStdoutTerminal();
        if (format.value() == Format.json) {
            summary.writeJson(terminal, environment.stdout());
            return;
        }
        Locale numbers = terminal ? UserLocale.of(environment.env(), "LC_NUMERIC") : Locale.ROOT;
        new SummaryTable(Utf8.writer(environment.stdout()), color.screen(environment, true), numbers).write(summary);
    }
}
