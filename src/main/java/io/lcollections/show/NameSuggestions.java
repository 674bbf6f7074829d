package io.lcollections.show;

import io.lcollections.cli.Suggestions;
import io.lcollections.model.Collection;
import io.lcollections.terminal.Screen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The collection names that are closest to a typed name. They come from strangers and may have any length. */
final class NameSuggestions {
    private static final int MAX_SUGGESTIONS = 3;
    private static final int MAX_COMPARED = 64;
    private static final int MAX_COLUMNS = 40;
    /** How much farther than the closest name another one may be. */
    private static final int MAX_BEHIND = 2;
    /** Shorter words are part of too many names. */
    private static final int MIN_PART = 3;

    private final String word;
    private final Optional<AddressWord> address;
    private final List<Near> nearest = new ArrayList<>();

    private record Near(String name, String id, int distance) {}

    /**
     * @param word normalized by {@link CollectionMatcher#normalized}
     * @param address the word, if it looks like an address: only names that contain it are close to it
     */
    NameSuggestions(String word, Optional<AddressWord> address) {
        this.word = word;
        this.address = address;
    }

    Optional<AddressWord> address() {
        return address;
    }

    String word() {
        return word;
    }

    void add(String name, String normalized, Collection row) {
        if (normalized.isEmpty() || row.id().isEmpty()) {
            return;
        }
        int distance = distance(normalized);
        if (address.isPresent() && distance >= 0) {
            return;
        }
        if (nearest.size() == MAX_SUGGESTIONS
                && distance >= nearest.get(MAX_SUGGESTIONS - 1).distance()) {
            return;
        }
        nearest.add(new Near(brief(name), row.id().get(), distance));
        nearest.sort(Comparator.comparingInt(Near::distance));
        if (nearest.size() > MAX_SUGGESTIONS) {
            nearest.remove(MAX_SUGGESTIONS);
        }
    }

    /** Negative for names that contain the word, the shortest first. */
    private int distance(String name) {
        boolean isPart = word.length() >= MIN_PART && name.contains(word);
        return isPart
                ? Math.min(name.length(), MAX_COMPARED) - MAX_COMPARED
                : Suggestions.distance(start(word), start(name));
    }

    private static String start(String text) {
        return text.length() <= MAX_COMPARED ? text : text.substring(0, MAX_COMPARED);
    }

    /** A name cut for a message. */
    static String brief(String name) {
        return Screen.none().cut(name, MAX_COLUMNS);
    }

    /** {@code null} if there are none. */
    String hint() {
        if (nearest.isEmpty()) {
            return address.map(AddressWord::hint).orElse(null);
        }
        int best = nearest.get(0).distance();
        int max = best < 0 ? -1 : best + MAX_BEHIND;
        // Joined by a word: a number directly after a right-to-left name would be displayed before it.
        return nearest.stream()
                .filter(near -> near.distance() <= max)
                .map(near -> near.id() + " '" + near.name() + "'")
                .collect(Collectors.joining(" or ", "nearest: ", ""));
    }
}
