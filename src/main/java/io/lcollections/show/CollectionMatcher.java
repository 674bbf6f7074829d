package io.lcollections.show;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.terminal.TextSanitizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds collections by id, name or address. A word of digits is an id, any other word a name or an address. */
final class CollectionMatcher {
    /** The matches of each word, in the order of typing. */
    private final Map<String, List<Collection>> found = new LinkedHashMap<>();
    /** For each word that is a name; it may be an address too. */
    private final Map<String, NameSuggestions> names = new LinkedHashMap<>();
    /** The words that are ids, by their numeric value. */
    private final Map<Object, String> ids = new HashMap<>();
    /** For words that are ids: the id of the first collection that has the word as its name. */
    private final Map<String, String> sameNames = new HashMap<>();

    private int missingIds;

    /**
     * @param words none of them blank; duplicates are ignored
     */
    CollectionMatcher(List<String> words) {
        for (String word : words) {
            boolean isNew = found.put(word, new ArrayList<>(1)) == null;
            if (!word.matches("[0-9]+")) {
                names.put(word, new NameSuggestions(normalized(word), AddressWord.of(word)));
            } else if (isNew) {
                missingIds++;
                ids.put(new JsonNumber(word).key(), word);
            }
        }
    }

    /** Whether no further row can match. There may always be another collection of the same name. */
    boolean isComplete() {
        return names.isEmpty() && missingIds == 0;
    }

    void add(Collection row) {
        row.id().ifPresent(id -> match(id, row));
        // The same number in another spelling.
        row.idValue().map(ids::get).filter(id -> !id.equals(row.id().get())).ifPresent(id -> match(id, row));
        if (missingIds > 0) {
            ids.values().stream()
                    .filter(word -> row.text("name").filter(word::equals).isPresent())
                    .forEach(word -> row.id().ifPresent(id -> sameNames.putIfAbsent(word, id)));
        }
        if (!names.isEmpty()) {
            matchName(row);
        }
    }

    private void match(String id, Collection row) {
        List<Collection> rows = found.get(id);
        if (rows != null) {
            missingIds -= rows.isEmpty() && !names.containsKey(id) ? 1 : 0;
            rows.add(row);
        }
    }

    private void matchName(Collection row) {
        String name = row.text("name").orElse("");
        String normalized = normalized(name);
        String shown = normalized(TextSanitizer.sanitize(name));
        names.forEach((word, suggestions) -> {
            List<Collection> rows = found.get(word);
            boolean isMatch = suggestions.word().equals(normalized)
                    || suggestions.word().equals(shown)
                    || suggestions
                            .address()
                            .filter(address -> address.matches(row))
                            .isPresent();
            if (isMatch && !rows.contains(row)) {
                rows.add(row);
            } else if (rows.isEmpty()) {
                suggestions.add(name, normalized, row);
            }
        });
    }

    /** A name for comparing: without case, and with accents in one encoding. */
    static String normalized(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** All matches in the order of typing, each once. */
    List<Collection> found() {
        Set<Collection> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return found.values().stream().flatMap(List::stream).filter(seen::add).toList();
    }

    /** The words without a match, in the order of typing. */
    List<String> missing() {
        return found.keySet().stream().filter(word -> found.get(word).isEmpty()).toList();
    }

    /** {@code 254}, {@code named 'Neon Koi'}, or {@code with the address 0x…}. */
    String described(String word) {
        if (isAddress(word)) {
            return "with the address " + word.strip();
        }
        return names.containsKey(word) ? "named '" + NameSuggestions.brief(word) + "'" : word;
    }

    private boolean isAddress(String word) {
        return names.containsKey(word)
                && names.get(word).address().filter(AddressWord::isComplete).isPresent();
    }

    /** The hint for a missing word; {@code null} if there is none. */
    String hint(String word) {
        if (names.containsKey(word)) {
            return names.get(word).hint();
        }
        return Optional.ofNullable(sameNames.get(word))
                .map(id ->
                        "a whole number is an id; the collection named '" + NameSuggestions.brief(word) + "' is " + id)
                .orElse(null);
    }

    /** Notes about names and addresses that several collections have. */
    List<String> notes() {
        return names.keySet().stream()
                .filter(word -> found.get(word).size() > 1)
                .map(word -> found.get(word).size()
                        + (isAddress(word)
                                ? " collections have the address " + word.strip()
                                : " collections are named '" + NameSuggestions.brief(word) + "'")
                        + "; all of them are shown")
                .toList();
    }
}
