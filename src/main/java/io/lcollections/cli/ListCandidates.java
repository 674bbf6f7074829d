package io.lcollections.cli;

import java.util.List;

/** A converter of a comma-separated list of known words, so that shells can complete it after each comma. */
public interface ListCandidates {
    /** How the words form a value. */
    enum Form {
        /** No word twice. */
        WORDS,
        /** The same, each with or without a hyphen in front. */
        SIGNED_WORDS,
        /** {@code word=number}. */
        ODDS
    }

    List<String> words();

    Form form();
}
