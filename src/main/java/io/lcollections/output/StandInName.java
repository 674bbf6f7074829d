package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import java.util.regex.Pattern;

/** What people see where a collection has no name: {@code Unknown-0x1abe…8788}. */
final class StandInName {
    private static final String UNKNOWN = "Unknown";
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final int HEAD = 6;
    private static final int TAIL = 4;

    private StandInName() {}

    /** Whether there is nothing to see where the name would stand: it is absent, empty or blank. */
    static boolean isOwed(JsonNode name) {
        return name.isNull() || name.isMissingNode() || (name.isTextual() && isBlank(name.textValue()));
    }

    /** Whether it is of nothing but blanks, those among them that keep words together. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point));
    }

    /** The stand-in, with its contract where that has the form of an address. */
    static String of(Collection row) {
        return row.text("contractAddress")
                .filter(address -> ADDRESS.matcher(address).matches())
                .map(address -> UNKNOWN + "-" + brief(address))
                .orElse(UNKNOWN);
    }

    /** An address as people compare it: both ends. */
    static String brief(String address) {
        return address.substring(0, HEAD) + "…" + address.substring(address.length() - TAIL);
    }
}
