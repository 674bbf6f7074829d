package io.lcollections.show;

import io.lcollections.cli.Suggestions;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the collections that a word means: digits are an id, which may also be a name; other words a name or an address. */
final class CollectionMatcher {
    private static final int MAX_SUGGESTIONS = 3;
    private static final int MAX_COMPARED = 64; // names come from strangers and may have any length
    private static final int MAX_COLUMNS = 42;

    // An address, whole or as tables shorten it: 0x1abe…8788.
    private static final Pattern ADDRESS =
            Pattern.compile("(?:0x)?[0-9a-f]{40}|0x[0-9a-f]{4,}(?:…|\\.{2,3})[0-9a-f]{4,}");

    // What may be a mistyped address: names have blanks, or are shorter.
    private static final Pattern LIKE_ADDRESS =
            Pattern.compile("(?:0x)?[0-9a-z]{30,}|0x[0-9a-f]+(?:(?:…|\\.{2,3})[0-9a-f]+)?");
    private static final Pattern PUNCTUATED_ID = Pattern.compile("[\\p{Punct}\\s]*\\d[\\d\\p{Punct}\\s]*");

    final String word;
    private final Object id; // for comparison; null if the word is no id
    private final String normalized;
    private final Pattern address; // matches it, in lower case; null if the word is none
    private final Set<Collection> found = new LinkedHashSet<>();
    private final List<Near> nearest = new ArrayList<>();

    private record Near(String name, String id, int distance) {}

    CollectionMatcher(String word) {
        this.word = word;
        this.id = word.matches("[0-9]+") ? new JsonNumber(word).key() : null;
        this.normalized = normalized(word);
        boolean isAddress = id == null && ADDRESS.matcher(normalized).matches();
        this.address = isAddress
                ? Pattern.compile(normalized.replaceFirst("^(0x)?", "0x").replaceFirst("…|\\.+", ".*"))
                : null;
    }

    void add(Collection row) {
        String name = row.text("name").orElse("");
        boolean isMatch = row.id().filter(word::equals).isPresent()
                || row.idValue().filter(value -> value.equals(id)).isPresent()
                || (id == null && (isNamed(name) || hasAddress(row)));
        if (isMatch) {
            found.add(row);
        } else if (found.isEmpty() && row.id().isPresent() && (id == null ? !name.isBlank() : name.equals(word))) {
            nearest.add(new Near(name, row.id().get(), distance(normalized(name))));
            nearest.sort(Comparator.comparingInt(Near::distance));
            nearest.subList(Math.min(nearest.size(), MAX_SUGGESTIONS), nearest.size())
                    .clear();
        }
    }

    private boolean isNamed(String name) {
        return normalized.equals(normalized(name)) || normalized.equals(normalized(TextSanitizer.sanitize(name)));
    }

    private boolean hasAddress(Collection row) {
        return address != null
                && Stream.of("contractAddress", "collectionAddress")
                        .flatMap(field -> row.text(field).stream())
                        .anyMatch(value ->
                                address.matcher(value.toLowerCase(Locale.ROOT)).matches());
    }

    /** Negative for names that contain the word, the shortest first. */
    private int distance(String name) {
        return name.contains(normalized)
                ? Math.min(name.length(), MAX_COMPARED) - MAX_COMPARED - 1
                : Suggestions.distance(start(normalized), start(name));
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), MAX_COMPARED));
    }

    /** A name for comparing: without case, with accents in one encoding, and with plain blanks. */
    private static String normalized(String name) {
        return Normalizer.normalize(name.replace('\u00A0', ' ').strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** Any of these may also have the word as its id. */
    Set<Collection> found() {
        return found;
    }

    /** Whether no further row can match. There may always be another collection of the same name. */
    boolean isComplete() {
        return id != null && !found.isEmpty();
    }

    private static String quoted(String name) {
        return "'" + Screen.NONE.cut(name, MAX_COLUMNS) + "'";
    }

    /** {@code 254}, {@code named 'Neon Koi'}, or {@code with the address 0x…}. */
    String described() {
        String nameOrAddress = address == null ? "named " + quoted(word) : "with the address " + word.strip();
        return id == null ? nameOrAddress : word;
    }

    /** The hint if no collection matches; {@code null} if there is none. */
    String hint() {
        if (id == null && PUNCTUATED_ID.matcher(word).matches()) {
            return "an id has only digits, and several are separated by blanks: lcollections show 1 2";
        }
        if (id == null && LIKE_ADDRESS.matcher(normalized).matches()) {
            return "an address is 0x and 40 hex digits; lcollections list --columns"
                    + " id,contractAddress,collectionAddress prints the addresses";
        }
        // Joined by a word: a number directly after a right-to-left name would be displayed before it.
        String names = nearest.stream()
                .filter(near -> near.distance < 0 || nearest.get(0).distance >= 0)
                .map(near -> near.id + " " + quoted(near.name))
                .collect(Collectors.joining(" or "));
        return names.isEmpty() ? null : "nearest: " + names;
    }
}
