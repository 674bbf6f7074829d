package io.lcollections.show;

import io.lcollections.cli.Suggestions;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds collections by id, name or address. A word of digits is an id, any other word a name or an address. */
final class CollectionMatcher {
    private static final int MAX_SUGGESTIONS = 3;
    /** Names come from strangers and may have any length. */
    private static final int MAX_COMPARED = 64;

    private static final int MAX_COLUMNS = 40;
    /** How much farther than the closest name another one may be. */
    private static final int MAX_BEHIND = 2;
    /** Shorter words are part of too many names. */
    private static final int MIN_PART = 3;
    /** As tables shorten an address: {@code 0x1abe…8788}. */
    private static final int MIN_DIGITS = 4;
    /** An address, whole or shortened, or what may be a mistyped one: names have blanks, or are shorter. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:0x)?([0-9a-z]{30,})|0x([0-9a-f]+)(?:(?:…|\\.{2,3})([0-9a-f]+))?");

    private static final Pattern PUNCTUATED_ID = Pattern.compile("[\\p{Punct}\\s]*\\d[\\d\\p{Punct}\\s]*");

    private final List<Word> words;

    private record Near(String name, String id, int distance) {}

    /** A word and the collections that it means, of which any may also have the word as its id. */
    static final class Word {
        private final String text;
        /** For comparison; {@code null} if the word is no id. */
        private final Object id;

        private final String normalized;
        /** The first digits of an address in lower case, all unless it is shortened; empty if the word is no address. */
        private final String start;
        /** The last digits of a shortened address. */
        private final String end;

        private final List<Collection> found = new ArrayList<>(1);
        private final List<Near> nearest = new ArrayList<>();

        Word(String text) {
            this.text = text;
            this.id = text.matches("[0-9]+") ? new JsonNumber(text).key() : null;
            this.normalized = normalized(text);
            Matcher address = ADDRESS.matcher(text.strip().toLowerCase(Locale.ROOT));
            boolean isAddress = id == null && address.matches();
            String digits = isAddress ? address.group(address.group(1) == null ? 2 : 1) : "";
            this.start = isAddress ? "0x" + digits : "";
            this.end = isAddress && address.group(3) != null ? address.group(3) : "";
        }

        private void add(Collection row, Object rowId) {
            String name = row.text("name").orElse("");
            boolean isMatch = row.id().filter(text::equals).isPresent()
                    || (id == null ? isNamed(name) || hasAddress(row) : id.equals(rowId));
            if (isMatch && !found.contains(row)) {
                found.add(row);
            } else if (found.isEmpty() && row.id().isPresent()) {
                consider(name, row.id().get());
            }
        }

        private boolean isNamed(String name) {
            return normalized.equals(normalized(name)) || normalized.equals(normalized(TextSanitizer.sanitize(name)));
        }

        private boolean hasAddress(Collection row) {
            boolean isShortened = start.length() >= "0x".length() + MIN_DIGITS && end.length() >= MIN_DIGITS;
            return Stream.of("contractAddress", "collectionAddress")
                    .flatMap(field -> row.text(field).stream())
                    .map(address -> address.toLowerCase(Locale.ROOT))
                    .anyMatch(address -> isShortened
                            ? address.startsWith(start) && address.endsWith(end)
                            : !start.isEmpty() && end.isEmpty() && address.equals(start));
        }

        /** A row that does not match, while no other row has. Only names that contain an address are close to it. */
        private void consider(String name, String rowId) {
            String other = normalized(name);
            int distance = distance(other);
            boolean isClose = id == null ? start.isEmpty() || distance < 0 : name.equals(text);
            if (isClose && !other.isEmpty()) {
                nearest.add(new Near(name, rowId, distance));
                nearest.sort(Comparator.comparingInt(Near::distance));
                nearest.subList(Math.min(nearest.size(), MAX_SUGGESTIONS), nearest.size())
                        .clear();
            }
        }

        /** Negative for names that contain the word, the shortest first. */
        private int distance(String name) {
            boolean isPart = normalized.length() >= MIN_PART && name.contains(normalized);
            return isPart
                    ? Math.min(name.length(), MAX_COMPARED) - MAX_COMPARED
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

        private static String brief(String name) {
            return Screen.none().cut(name, MAX_COLUMNS);
        }

        /** {@code 254}, {@code named 'Neon Koi'}, or {@code with the address 0x…}. */
        String described() {
            boolean isAddress = end.isEmpty() && start.matches("0x[0-9a-f]{40}");
            return id != null ? text : isAddress ? "with the address " + text.strip() : "named '" + brief(text) + "'";
        }

        /** The hint if no collection matches; {@code null} if there is none. */
        String hint() {
            if (id == null && PUNCTUATED_ID.matcher(text).matches()) {
                return "an id has only digits, and several are separated by blanks: lcollections show 1 2";
            }
            if (nearest.isEmpty()) {
                return start.isEmpty()
                        ? null
                        : "an address is 0x and 40 hex digits; lcollections list --columns"
                                + " id,contractAddress,collectionAddress prints the addresses";
            }
            int best = nearest.get(0).distance;
            // Joined by a word: a number directly after a right-to-left name would be displayed before it.
            return nearest.stream()
                    .filter(near -> near.distance <= (best < 0 ? -1 : best + MAX_BEHIND))
                    .map(near -> near.id + " '" + brief(near.name) + "'")
                    .collect(Collectors.joining(" or ", "nearest: ", ""));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    CollectionMatcher(List<String> typed) {
        words = typed.stream().distinct().map(Word::new).toList();
    }

    /** Whether no further row can match. There may always be another collection of the same name. */
    boolean isComplete() {
        return words.stream().allMatch(word -> word.id != null && !word.found.isEmpty());
    }

    void add(Collection row) {
        Object id = row.idValue().orElse(null);
        words.forEach(word -> word.add(row, id));
    }

    /** All matches in the order of typing, each once. */
    List<Collection> found() {
        Set<Collection> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return words.stream()
                .flatMap(word -> word.found.stream())
                .filter(seen::add)
                .toList();
    }

    List<Word> missing() {
        return words.stream().filter(word -> word.found.isEmpty()).toList();
    }

    List<String> notes() {
        return words.stream()
                .filter(word -> word.id == null && word.found.size() > 1)
                .map(word -> word.found.size() + " collections " + word.described() + " are shown")
                .toList();
    }
}
