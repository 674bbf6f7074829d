package io.lcollections.show;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds collections by id, name or address. A word of digits is an id, any other word a name or an address. */
final class CollectionMatcher {
    private final List<Word> words;

    /** A word and the collections that it means, of which any may also have the word as its id. */
    abstract static class Word {
        final String text;
        final List<Collection> found = new ArrayList<>(1);

        Word(String text) {
            this.text = text;
        }

        /**
         * @param id the id of the row for comparison; {@code null} if it has none
         */
        abstract boolean matches(Collection row, Object id);

        /** A row that does not match, while no other row has. */
        abstract void consider(Collection row);

        /** {@code 254}, {@code named 'Neon Koi'}, or {@code with the address 0x…}. */
        abstract String described();

        /** The hint if no collection matches; {@code null} if there is none. */
        abstract String hint();

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class IdWord extends Word {
        private final Object id;
        /** The id of the first collection that has the word as its name; {@code null} if none has. */
        private String sameName;

        IdWord(String text) {
            super(text);
            this.id = new JsonNumber(text).key();
        }

        @Override
        boolean matches(Collection row, Object other) {
            return id.equals(other);
        }

        @Override
        void consider(Collection row) {
            if (sameName == null && row.text("name").filter(text::equals).isPresent()) {
                sameName = row.id().orElse(null);
            }
        }

        @Override
        String described() {
            return text;
        }

        @Override
        String hint() {
            return sameName == null
                    ? null
                    : "a whole number is an id; the collection named '" + NameWord.brief(text) + "' is " + sameName;
        }
    }

    /**
     * @param typed none of them blank; duplicates are ignored
     */
    CollectionMatcher(List<String> typed) {
        words = typed.stream()
                .distinct()
                .map(word -> word.matches("[0-9]+") ? new IdWord(word) : new NameWord(word))
                .toList();
    }

    /** Whether no further row can match. There may always be another collection of the same name. */
    boolean isComplete() {
        return words.stream().allMatch(word -> word instanceof IdWord && !word.found.isEmpty());
    }

    void add(Collection row) {
        Object id = row.idValue().orElse(null);
        for (Word word : words) {
            boolean isMatch = row.id().filter(word.text::equals).isPresent() || word.matches(row, id);
            if (isMatch && !word.found.contains(row)) {
                word.found.add(row);
            } else if (word.found.isEmpty()) {
                word.consider(row);
            }
        }
    }

    /** All matches in the order of typing, each once. */
    List<Collection> found() {
        Set<Collection> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return words.stream()
                .flatMap(word -> word.found.stream())
                .filter(seen::add)
                .toList();
    }

    /** The words without a match, in the order of typing. */
    List<Word> missing() {
        return words.stream().filter(word -> word.found.isEmpty()).toList();
    }

    /** Notes about names and addresses that several collections have. */
    List<String> notes() {
        return words.stream()
                .filter(word -> word instanceof NameWord && word.found.size() > 1)
                .map(word -> ((NameWord) word).note())
                .toList();
    }
}
