package io.lcollections.cli;

import io.lcollections.config.UsageException;
import io.lcollections.config.UserLocale;
import io.lcollections.render.CountText;
import io.lcollections.render.Format;
import io.lcollections.render.Summary;
import io.lcollections.render.SummaryJson;
import io.lcollections.render.SummaryTable;
import io.lcollections.render.Utf8;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how totals are printed. */
final class SummaryOutput {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            converter = Words.OfFormat.class,
            description = "table (the default), or json")
    private Format format = Format.table;

    @Mixin
    private ColorOptions color;

    /** Refuses the forms that only rows have. One that stands in the environment is meant for rows, and is passed over. */
    void check(Predicate<String> isTyped) {
        if (format != Format.table && format != Format.json && isTyped.test("--output")) {
            throw new UsageException(
                    "a summary has no form '" + format + "'",
                    "-o table or -o json; lcollections list --all -o " + format + " prints the collections themselves");
        }
    }

    /**
     * Prints all of it.
     *
     * @throws IOException when standard output does not take it
     */
    void print(Summary summary, Host host) throws IOException {
        boolean terminal = host.terminal().isStdoutTerminal();
        if (format == Format.json) {
            SummaryJson.write(summary, terminal, host.stdout());
            return;
        }
        CountText counts = new CountText(terminal ? UserLocale.of(host.env(), "LC_NUMERIC") : Locale.ROOT);
        new SummaryTable(Utf8.writer(host.stdout()), color.screen(host, true), counts::text).write(summary);
    }
}
