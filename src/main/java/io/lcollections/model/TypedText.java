package io.lcollections.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text that was typed or pasted: values of options, variables and lists of accounts; and the known words that it may mean. */
public final class TypedText {
    /** Characters of no width, which are pasted unseen; those that turn text around are not among them. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A\\u202C\\u2060\\u2066-\\u2069\\uFEFF]");

    /** Also those that word processors put in place of straight ones. */
    private static final String QUOTES = "\"'`´‘’‚‛“”„‟«»‹›";

    private static final int MAX_SUGGESTIONS = 3;

    private TypedText() {}

    /** A value without characters of no width, without blanks of any kind around it, and in ASCII where it is full-width. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        INVISIBLE.matcher(text).replaceAll("").codePoints().forEach(point -> {
            boolean isFullWidth = point >= 0xff01 && point <= 0xff5e;
            // The digits of all scripts, and no-break spaces, which strip would leave.
            int shown = Character.isDigit(point)
                    ? '0' + Character.digit(point, 10)
                    : isFullWidth ? point - 0xff01 + '!' : Character.isSpaceChar(point) ? ' ' : point;
            plain.appendCodePoint(shown);
        });
        return plain.toString().strip();
    }

    /** A value without the blanks and quotes that are pasted around it. */
    public static String unquoted(String text) {
        String value = plain(text);
        int last = value.length() - 1;
        boolean isQuoted = last > 0 && QUOTES.indexOf(value.charAt(0)) >= 0 && QUOTES.indexOf(value.charAt(last)) >= 0;
        return isQuoted ? value.substring(1, last).strip() : value;
    }

    /** {@code did you mean A or B?}, or otherwise another hint, which may be {@code null}. */
    public static String suggestion(String word, Collection<String> candidates, String otherwise) {
        List<String> near = candidates.stream()
                .filter(candidate -> isClose(word, candidate))
                .toList();
        return near.isEmpty() ? otherwise : "did you mean " + String.join(" or ", closest(word, near)) + "?";
    }

    /** The closest candidates, however far they are. */
    public static List<String> closest(String word, Collection<String> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .limit(MAX_SUGGESTIONS)
                .toList();
    }

    /**
     * One difference in a short word, two in a longer one, ignoring case; or the last part of a dotted path, or the first
     * letters of an option.
     */
    private static boolean isClose(String word, String candidate) {
        String path = candidate.toLowerCase(Locale.ROOT);
        String typed = word.toLowerCase(Locale.ROOT);
        int shorter = Math.min(typed.length(), path.length());
        int differences = shorter < 3 ? 0 : shorter < 5 ? 1 : 2;
        boolean isAbbreviation = typed.matches("--\\w\\w.*") && path.startsWith(typed);
        return isAbbreviation || path.endsWith("." + typed) || distance(typed, path) <= differences;
    }

    /** The number of letters added, removed, changed, or swapped with their neighbour. */
    public static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean mayBeSwapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2);
                if (mayBeSwapped && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
