package io.lcollections.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known words that a misspelt word may mean. */
public final class Suggestions {
    private static final int MAX_SUGGESTIONS = 3;

    private Suggestions() {}

    /** {@code did you mean A or B?}, or otherwise another hint, which may be {@code null}. */
    public static String hint(String word, Collection<String> candidates, String otherwise) {
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
