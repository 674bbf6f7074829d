package io.lcollections.cli;

import io.lcollections.model.Collection;
import io.lcollections.terminal.TextWidth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The names that are closest to one that was typed, of those that came by. They are strangers' text, of any length. */
final class NameSuggestions {
    private static final int MOST = 3;
    /** Enough of a name to compare it. */
    private static final int LONGEST = 64;

    private static final int MOST_COLUMNS = 40;
    /** How much farther than the nearest one another may be. */
    private static final int MOST_BEHIND = 2;
    /** A shorter word is in too many names. */
    private static final int LEAST_PART = 3;

    private final String word;
    private final List<Near> nearest = new ArrayList<>();

    private record Near(String name, String id, int distance) {}

    NameSuggestions(String typed) {
        this.word = CollectionMatcher.folded(typed);
    }

    /** What was typed, for comparing. */
    String word() {
        return word;
    }

    /**
     * Takes in a name.
     *
     * @param folded the same for comparing
     */
    void look(String name, String folded, Collection row) {
        if (folded.isEmpty() || row.id().isEmpty()) {
            return;
        }
        int distance = distance(folded);
        if (nearest.size() == MOST && distance >= nearest.get(MOST - 1).distance()) {
            return;
        }
        nearest.add(new Near(brief(name), row.id().get(), distance));
        nearest.sort(Comparator.comparingInt(Near::distance));
        if (nearest.size() > MOST) {
            nearest.remove(MOST);
        }
    }

    /** Those that the word is a part of are closer than any other, the shortest first. */
    private int distance(String folded) {
        boolean isPart = word.length() >= LEAST_PART && folded.contains(word);
        return isPart
                ? Math.min(folded.length(), LONGEST) - LONGEST
                : Suggestions.distance(beginning(word), beginning(folded));
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** A name as a message has it. */
    static String brief(String name) {
        return TextWidth.cut(name, MOST_COLUMNS);
    }

    /** The ids with their names, for a hint; {@code null} where no name came by. */
    String hint() {
        if (nearest.isEmpty()) {
            return null;
        }
        int best = nearest.get(0).distance();
        int most = best < 0 ? -1 : best + MOST_BEHIND;
        // A word between them: a number right behind a name from right to left would be drawn before it.
        return nearest.stream()
                .filter(near -> near.distance() <= most)
                .map(near -> near.id() + " '" + near.name() + "'")
                .collect(Collectors.joining(" or ", "nearest: ", ""));
    }
}
