package io.lcollections.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is asked of a program that has only just started. */
enum Task {
    NOTHING("nothing", Double.NaN),
    VERSION("--version", 1.0),
    HELP("--help", 1.6),
    SAVED("a saved page", Double.NaN),
    HTTP("a page, http", 3.2),
    HTTPS("a page, https", 5.0);

    /** One full page, and no more than the account holds: there is nothing to note then. */
    static final int COLLECTIONS = Rows.MOST_A_PAGE;

    private final String label;
    private final double aim;

    Task(String label, double aim) {
        this.label = label;
        this.aim = aim;
    }

    /** How often it may take what an empty program takes; not a number where nothing was promised. */
    double aim() {
        return aim;
    }

    boolean isRequest() {
        return this == HTTP || this == HTTPS;
    }

    /** The same for {@code curl}. */
    Load load() {
        return new Load(COLLECTIONS, 0, this == HTTPS);
    }

    /** Empty, or what is wrong with what was printed. */
    String complaint(Path output) throws IOException {
        return switch (this) {
            case NOTHING -> Files.size(output) == 0 ? "" : "it printed something";
            case VERSION -> holds(output, "lcollections ");
            case HELP -> holds(output, "--account");
            default -> Output.complaint(output, COLLECTIONS);
        };
    }

    private static String holds(Path output, String expected) throws IOException {
        return Files.readString(output).contains(expected) ? "" : "there is no '" + expected + "' in what it printed";
    }

    @Override
    public String toString() {
        return label;
    }
}
