package io.lcollections.cli;

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

/** What was asked for by id or by name, and what was found of it. A whole number is an id, and everything else a name. */
final class CollectionMatcher {
    /** By the word that was typed, in the order of typing. */
    private final Map<String, List<Collection>> found = new LinkedHashMap<>();
    /** By the word that was typed. */
    private final Map<String, NameSuggestions> names = new LinkedHashMap<>();

    /** The words that are ids, by their values. */
    private final Map<Object, String> ids = new HashMap<>();

    /** Of words that are ids, the first collection that has one for its name. */
    private final Map<String, String> namedSo = new HashMap<>();

    private int missingIds;

    /**
     * @param words none of them blank; one that comes twice counts once
     */
    CollectionMatcher(List<String> words) {
        for (String word : words) {
            boolean isFresh = found.put(word, new ArrayList<>(1)) == null;
            if (!isId(word)) {
                names.put(word, new NameSuggestions(word));
            } else if (isFresh) {
                missingIds++;
                ids.put(new JsonNumber(word).key(), word);
            }
        }
    }

    private static boolean isId(String word) {
        return word.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** Whether nothing but ids is wanted: no row need be read for its name. */
    boolean areIds() {
        return names.isEmpty();
    }

    /** Whether no row that comes can be wanted. Of names there may always be another. */
    boolean isComplete() {
        return areIds() && missingIds == 0;
    }

    void look(Collection row) {
        row.id().ifPresent(id -> found(id, row));
        // The same number in another spelling.
        row.idValue().map(ids::get).filter(id -> !id.equals(row.id().get())).ifPresent(id -> found(id, row));
        if (missingIds > 0) {
            ids.values().stream()
                    .filter(word -> row.text("name").filter(word::equals).isPresent())
                    .forEach(word -> row.id().ifPresent(id -> namedSo.putIfAbsent(word, id)));
        }
        Optional<String> served = areIds() ? Optional.empty() : row.text("name");
        if (served.isPresent()) {
            String name = served.get();
            String folded = folded(name);
            String shown = folded(TextSanitizer.sanitize(name));
            names.forEach((word, near) -> {
                List<Collection> rows = found.get(word);
                boolean isMeant = near.word().equals(folded) || near.word().equals(shown);
                if (isMeant && !rows.contains(row)) {
                    rows.add(row);
                } else if (rows.isEmpty()) {
                    near.look(name, folded, row);
                }
            });
        }
    }

    private void found(String id, Collection row) {
        List<Collection> rows = found.get(id);
        if (rows != null) {
            missingIds -= rows.isEmpty() && isId(id) ? 1 : 0;
            rows.add(row);
        }
    }

    /** A name for comparing: case does not matter, nor how accents are coded. */
    static String folded(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** All that was found, in the order of typing, each once. */
    List<Collection> found() {
        Set<Collection> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return found.values().stream().flatMap(List::stream).filter(seen::add).toList();
    }

    /** The words for which nothing was found, in the order of typing. */
    List<String> missing() {
        return found.keySet().stream().filter(word -> found.get(word).isEmpty()).toList();
    }

    /** The id of a collection that has an id that is missing for its name. */
    Optional<String> namedSo(String word) {
        return Optional.ofNullable(namedSo.get(word));
    }

    /** What was seen instead of a name that is missing; {@code null} for an id. */
    NameSuggestions near(String word) {
        return names.get(word);
    }

    /** What a reader should know who meant one collection by a name. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        names.keySet().forEach(word -> {
            List<Collection> rows = found.get(word);
            if (rows.size() > 1) {
                notes.add(rows.size() + " collections are named '" + NameSuggestions.brief(word)
                        + "', and all of them are shown");
            }
        });
        return notes;
    }
}
