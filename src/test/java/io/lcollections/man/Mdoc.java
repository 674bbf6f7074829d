package io.lcollections.man;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** What the parts of a page are made of, in mdoc(7). */
final class Mdoc {
    private Mdoc() {}

    /** A list of terms with what they mean; empty without items. */
    static String list(String items) {
        return items.isEmpty() ? "" : ".Bl -tag -width Ds\n" + items + ".El\n";
    }

    /**
     * An item of such a list.
     *
     * @param term a macro and its arguments
     * @param description as it stands in the model
     */
    static String item(String term, String... description) {
        return ".It " + term + "\n" + text(description);
    }

    /** Texts of the model, one behind the other. */
    static String text(String... texts) {
        return Stream.of(texts).map(line -> Roff.text(plain(line))).collect(Collectors.joining());
    }

    /** Without the markup that picocli knows in texts of its model. */
    static String plain(String text) {
        return Ansi.OFF.string(String.format(text));
    }
}
