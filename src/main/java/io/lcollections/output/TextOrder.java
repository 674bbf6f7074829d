package io.lcollections.output;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** Text by the rules of a language; where those see no difference, and where there are none, by code points. */
final class TextOrder implements Comparator<TextOrder.Text> {
    /**
     * So much of a text is compared by rules, in code points: more than anybody reads to order names. To put the marks
     * of a sign into their order takes the square of their number.
     */
    private static final int MOST = 1000;

    private final Locale locale;
    /** Costly to load, and not needed before two texts differ. */
    private Collator collator;

    /**
     * @param locale {@link Locale#ROOT} for no rules but the order of code points
     */
    TextOrder(Locale locale) {
        this.locale = locale;
    }

    /** A text, and how it compares, once that is known. */
    static final class Text {
        private final String text;
        private CollationKey key;

        Text(String text) {
            this.text = text;
        }
    }

    @Override
    public int compare(Text one, Text other) {
        if (one.text.equals(other.text)) {
            return 0;
        }
        int byRules = locale.equals(Locale.ROOT) ? 0 : key(one).compareTo(key(other));
        return byRules != 0 ? byRules : byCodePoints(one.text, other.text);
    }

    private CollationKey key(Text text) {
        if (text.key == null) {
            if (collator == null) {
                collator = Collator.getInstance(locale);
                // An é is the same whether it came as one character or as two.
                collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
            }
            text.key = collator.getCollationKey(beginning(text.text));
        }
        return text.key;
    }

    private static String beginning(String text) {
        return text.length() <= MOST || text.codePointCount(0, text.length()) <= MOST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST));
    }

    /** Not as strings compare, which puts some of those beyond 16 bits first. */
    static int byCodePoints(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int at = 0; at < shorter; ) {
            int point = one.codePointAt(at);
            int difference = point - other.codePointAt(at);
            if (difference != 0) {
                return difference;
            }
            at += Character.charCount(point);
        }
        return one.length() - other.length();
    }
}
