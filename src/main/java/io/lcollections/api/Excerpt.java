package io.lcollections.api;

/** The beginning of a text from elsewhere, for a message of one line. */
final class Excerpt {
    private Excerpt() {}

    /** The text with white space folded, and an ellipsis where it is longer than so many characters. */
    static String of(String text, int most) {
        int looked = Math.min(text.length(), 16 * most);
        String folded = text.substring(0, looked).strip().replaceAll("\\s+", " ");
        int characters = folded.codePointCount(0, folded.length());
        if (looked == text.length() && characters <= most) {
            return folded;
        }
        return folded.substring(0, folded.offsetByCodePoints(0, Math.min(characters, most))) + "…";
    }
}
