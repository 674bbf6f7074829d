package io.lcollections.show;

import io.lcollections.model.Collection;
import io.lcollections.model.EthAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word that looks like the contract or collection address of a collection.
 *
 * @param text as it was typed
 * @param start its first digits in lower case; all of them, unless it is shortened
 * @param end its last digits in lower case; empty unless it is shortened
 */
record AddressWord(String text, String start, String end) {
    private static final int DIGITS = 40;
    /** As tables shorten an address: {@code 0x1abe…8788}. */
    private static final int MIN_PART = 4;

    private static final Pattern FORM = Pattern.compile("0x([0-9a-f]+)(?:(?:…|\\.{2,3})([0-9a-f]+))?");
    /** Names have blanks, or are shorter. */
    private static final Pattern LONG = Pattern.compile("(?:0x)?([0-9a-z]{30,})");

    private static final List<String> FIELDS = List.of("contractAddress", "collectionAddress");

    /** Empty for a word that is neither {@code 0x} with hex digits nor as long as an address. */
    static Optional<AddressWord> of(String word) {
        String typed = word.strip();
        String lower = lower(typed);
        Matcher form = FORM.matcher(lower);
        if (form.matches()) {
            return Optional.of(new AddressWord(
                    typed, form.group(1), Optional.ofNullable(form.group(2)).orElse("")));
        }
        Matcher whole = LONG.matcher(lower);
        return whole.matches() ? Optional.of(new AddressWord(typed, whole.group(1), "")) : Optional.empty();
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
                .map(AddressWord::lower)
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
