package io.lcollections.cli;

import java.util.List;

/** A converter whose values are made of words that are known beforehand, so that a shell can offer them. */
public interface Offers {
    /** How a value is made of the words. */
    enum Form {
        /** One of them. */
        WORD,
        /** Some of them with commas between, none twice. */
        WORDS,
        /** The same, each with a hyphen in front or not. */
        SIGNED_WORDS,
        /** The same without hyphens, each with an equals sign and a number behind it. */
        ODDS
    }

    /** The words, in the order in which they are listed. */
    List<String> words();

    /** The form of a value. */
    default Form form() {
        return Form.WORD;
    }
}
