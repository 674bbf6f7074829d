package io.lcollections.show;

import io.lcollections.cli.Suggestions;
import io.lcollections.model.Collection;
import io.lcollections.model.EthAddress;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A word that is the name of a collection, or an address. Names come from strangers and may have any length. */
final class NameWord extends CollectionMatcher.Word {
    private static final int MAX_SUGGESTIONS = 3;
    private static final int MAX_COMPARED = 64;
    private static final int MAX_COLUMNS = 40;
    /** How much farther than the closest name another one may be. */
    private static final int MAX_BEHIND = 2;
    /** Shorter words are part of too many names. */
    private static final int MIN_PART = 3;

    private final String normalized;
    /** The word, if it looks like an address: only names that contain it are close to it. */
    private final Optional<Address> address;
    /** The names that are closest to the word. */
    private final List<Near> nearest = new ArrayList<>();

    private record Near(String name, String id, int distance) {}

    NameWord(String text) {
        super(text);
        this.normalized = normalized(text);
        this.address = Address.of(text);
    }

    @Override
    boolean matches(Collection row, Object id) {
        String name = row.text("name").orElse("");
        return normalized.equals(normalized(name))
                || normalized.equals(normalized(TextSanitizer.sanitize(name)))
                || address.filter(word -> word.matches(row)).isPresent();
    }

    /** A name for comparing: without case, with accents in one encoding, and with plain blanks. */
    private static String normalized(String name) {
        return Normalizer.normalize(name.replace('\u00A0', ' ').strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    @Override
    void consider(Collection row) {
        String name = row.text("name").orElse("");
        String other = normalized(name);
        if (other.isEmpty() || row.id().isEmpty()) {
            return;
        }
        int distance = distance(other);
        if (address.isEmpty() || distance < 0) {
            nearest.add(new Near(name, row.id().get(), distance));
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

    /** A name cut for a message. */
    static String brief(String name) {
        return Screen.none().cut(name, MAX_COLUMNS);
    }

    private boolean isAddress() {
        return address.filter(Address::isComplete).isPresent();
    }

    @Override
    String described() {
        return isAddress() ? "with the address " + text.strip() : "named '" + brief(text) + "'";
    }

    /** The note if several collections match. */
    String note() {
        String subject = isAddress()
                ? " collections have the address " + text.strip()
                : " collections are named '" + brief(text) + "'";
        return found.size() + subject + "; all of them are shown";
    }

    @Override
    String hint() {
        if (text.matches("[\\p{Punct}\\s]*\\d[\\d\\p{Punct}\\s]*")) {
            return "an id has only digits, and several are separated by blanks: lcollections show 1 2";
        }
        if (nearest.isEmpty()) {
            return address.map(Address::hint).orElse(null);
        }
        int best = nearest.get(0).distance();
        int max = best < 0 ? -1 : best + MAX_BEHIND;
        // Joined by a word: a number directly after a right-to-left name would be displayed before it.
        return nearest.stream()
                .filter(near -> near.distance() <= max)
                .map(near -> near.id() + " '" + brief(near.name()) + "'")
                .collect(Collectors.joining(" or ", "nearest: ", ""));
    }

    /**
     * A word that looks like the contract or collection address of a collection.
     *
     * @param text as it was typed
     * @param start its first digits in lower case; all of them, unless it is shortened
     * @param end its last digits in lower case; empty unless it is shortened
     */
    private record Address(String text, String start, String end) {
        private static final int DIGITS = 40;
        /** As tables shorten an address: {@code 0x1abe…8788}. */
        private static final int MIN_PART = 4;

        /** Names have blanks, or are shorter than the last form. */
        private static final Pattern FORM =
                Pattern.compile("0x([0-9a-f]+)(?:(?:…|\\.{2,3})([0-9a-f]+))?|(?:0x)?([0-9a-z]{30,})");

        private static final List<String> FIELDS = List.of("contractAddress", "collectionAddress");

        /** Empty for a word that is neither {@code 0x} with hex digits nor as long as an address. */
        static Optional<Address> of(String word) {
            String typed = word.strip();
            Matcher form = FORM.matcher(lower(typed));
            if (!form.matches()) {
                return Optional.empty();
            }
            boolean isHex = form.group(1) != null;
            String end = form.group(2) == null ? "" : form.group(2);
            return Optional.of(new Address(typed, isHex ? form.group(1) : form.group(3), end));
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }

        boolean isComplete() {
            return end.isEmpty() && start.length() == DIGITS && isHex();
        }

        private boolean isHex() {
            return start.matches("[0-9a-f]+");
        }

        boolean matches(Collection row) {
            boolean isShortened = start.length() >= MIN_PART && end.length() >= MIN_PART;
            return FIELDS.stream()
                    .flatMap(field -> row.text(field).stream())
                    .map(Address::lower)
                    .anyMatch(address -> isShortened
                            ? address.startsWith("0x" + start) && address.endsWith(end)
                            : end.isEmpty() && address.equals("0x" + start));
        }

        /** What is wrong with an address that no collection has. */
        String hint() {
            if (!isComplete()) {
                boolean isCounted = end.isEmpty() && isHex();
                return "an address is 0x and 40 hex digits (0 to 9, a to f)"
                        + (isCounted ? "; this has " + start.length() : "");
            }
            return text.length() > DIGITS && !EthAddress.hasValidChecksum("0x" + text.substring(2))
                    ? "its checksum (EIP-55, in its upper and lower case letters) is wrong: it was mistyped"
                    : "lcollections list --columns id,contractAddress,collectionAddress prints the addresses";
        }
    }
}
