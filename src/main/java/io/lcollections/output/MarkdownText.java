package io.lcollections.output;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that GitHub's Markdown shows as what it is, in a cell of a table: no markup, no link, no mention. What cannot act
 * there stays as it is, so that the source can be read.
 */
final class MarkdownText {
    /**
     * Stands where GitHub would make a link or a picture of text. It looks for them in what it shows, where a backslash
     * is gone; this is a character there, of no width.
     */
    private static final String BREAK = "&#8203;";

    /** Mentions and mail addresses, issues, addresses of the web, emoji by their names; a break goes behind each match. */
    private static final Pattern LINKS = Pattern.compile(
            "@(?=\\S)|#(?=\\d)|(?<![a-z0-9])gh-(?=\\d)|:(?=//|(?!\\d\\d:)[a-z0-9_+-]{1,60}:)|www(?=\\.)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENTITY = Pattern.compile("&#?[A-Za-z0-9]+;");

    private final String text;
    private final boolean mayHoldFormula;
    private final BitSet breaks = new BitSet();
    private final StringBuilder markdown;

    private MarkdownText(String text) {
        this.text = text;
        this.mayHoldFormula = text.indexOf('$') < text.lastIndexOf('$');
        this.markdown = new StringBuilder(text.length() + 16);
        Matcher links = LINKS.matcher(text);
        while (links.find()) {
            breaks.set(links.end());
        }
    }

    /**
     * @param visible one line without control characters
     */
    static String of(String visible) {
        return new MarkdownText(visible).escaped();
    }

    private String escaped() {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        // Blanks at the ends of a cell are not part of it.
        markdown.append("&#32;".repeat(start));
        for (int at = start; at < end; ) {
            if (breaks.get(at)) {
                markdown.append(BREAK);
            }
            at = text.charAt(at) == '_' ? underscores(at) : character(at);
        }
        return markdown.append("&#32;".repeat(text.length() - end)).toString();
    }

    private int character(int at) {
        char character = text.charAt(at);
        switch (character) {
            case '\\', '`', '*', '~', '[', ']', '<', '|' ->
                markdown.append('\\').append(character);
            // One alone stands for money, two for a formula.
            case '$' -> markdown.append(mayHoldFormula ? "\\$" : "$");
            case '&' -> markdown.append(isEntity(at) ? "&amp;" : "&");
            default -> markdown.append(character);
        }
        return at + 1;
    }

    private boolean isEntity(int at) {
        return ENTITY.matcher(text).region(at, text.length()).lookingAt();
    }

    /** Within a word they are part of it, as in DEPLOY_FAILED. */
    private int underscores(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '_') {
            end++;
        }
        boolean isInWord = at > 0
                && end < text.length()
                && Character.isLetterOrDigit(text.codePointBefore(at))
                && Character.isLetterOrDigit(text.codePointAt(end));
        markdown.append((isInWord ? "_" : "\\_").repeat(end - at));
        return end;
    }
}
