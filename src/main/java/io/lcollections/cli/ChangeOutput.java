package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import io.lcollections.terminal.UserLocale;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say how changes are printed. */
final class ChangeOutput {
    private final List<String> forms;
    /** Takes every format, because one in the environment may be meant for rows, and offers those of changes. */
    private final Opt<Format> format;

    private final ColorOptions color = new ColorOptions();

    /**
     * @param forms those that there are; the first is the usual one
     */
    ChangeOutput(List<String> forms) {
        this.forms = forms;
        this.format = Opt.of(new Word<>(Format.class, forms), "-o", "--output")
                .label("FORMAT")
                .otherwise(Format.table)
                .says(forms.get(0) + " (the default), or " + String.join(", ", forms.subList(1, forms.size())));
    }

    CommandSpec group() {
        return Opt.group(format).addOption(color.option());
    }

    /**
     * Refuses the forms that only rows have. One that stands in the environment is meant for rows, and is passed over.
     *
     * @param what is printed: {@code a diff}
     */
    void check(String what, Predicate<String> isTyped) {
        String chosen = format.value().name();
        if (!forms.contains(chosen) && isTyped.test("--output")) {
            throw new UsageException(
                    what + " has no form '" + chosen + "'", "it has these: -o " + String.join(", -o ", forms));
        }
    }

    /** The form. */
    Format format() {
        return forms.contains(format.value().name()) ? format.value() : Format.table;
    }

    ColorOptions color() {
        return color;
    }

    /** How counts are written. */
    static Locale numbers(Environment environment) {
        return environment.terminal().isStdoutTerminal() ? UserLocale.of(environment.env(), "LC_NUMERIC") : Locale.ROOT;
    }
}
