package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.changes.Change;
import io.lcollections.changes.FieldChange;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The words for a change that people see; all of them safe to show. */
final class ChangeText {
    private static final String ARROW = " -> ";
    private static final List<String> COUNT = List.of(Collection.COUNT);
    /** Where texts are too long to be shown whole, they begin so many characters before they differ. */
    private static final int LEAD = 8;

    private final CountText counts;
    private final ZoneId zone;

    /**
     * @param numbers how counts are written
     * @param zone for dates
     */
    ChangeText(Locale numbers, ZoneId zone) {
        this.counts = new CountText(numbers);
        this.zone = zone;
    }

    /** The sign of a kind of change. */
    static String sign(Change.Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
    }

    /** The look of a kind of change. */
    static String look(Change.Kind kind, Styles palette, String text) {
        return switch (kind) {
            case ADDED -> palette.success(text);
            case REMOVED -> palette.error(text);
            case CHANGED -> palette.warning(text);
        };
    }

    /** The id of a collection; empty where it has none. */
    static String id(Change change) {
        return TextSanitizer.sanitize(change.row().id().orElse(""));
    }

    /** Its name, or what stands for it. */
    static String name(Change change) {
        Collection row = change.row();
        JsonNode name = row.at(Column.NAME);
        return StandInName.isOwed(name) ? StandInName.of(row) : TextSanitizer.sanitize(CellText.exact(name));
    }

    /** Its count, or both where that is changed: {@code 12 -> 15}. */
    String count(Change change) {
        return countChange(change)
                .map(count -> count(count.before()) + ARROW + count(count.after()))
                .orElseGet(() -> {
                    JsonNode served = change.row().at(Collection.COUNT);
                    return served.isNull() || served.isMissingNode() ? "" : count(served);
                });
    }

    /** What became of its count; empty where that is as it was. */
    static Optional<FieldChange> countChange(Change change) {
        return change.fields().stream().filter(ChangeText::isCount).findFirst();
    }

    private String count(JsonNode served) {
        if (served.isMissingNode()) {
            return "(none)";
        }
        return served instanceof JsonNumber number
                ? counts.text(number)
                : TextSanitizer.sanitize(CellText.exact(served));
    }

    /** By how much the count went up or down: {@code +3}; empty where it did not, or is no number. */
    static String step(Change change) {
        for (FieldChange field : change.fields()) {
            OptionalLong before = isCount(field) ? whole(field.before()) : OptionalLong.empty();
            OptionalLong after = isCount(field) ? whole(field.after()) : OptionalLong.empty();
            if (before.isPresent() && after.isPresent()) {
                BigInteger step =
                        BigInteger.valueOf(after.getAsLong()).subtract(BigInteger.valueOf(before.getAsLong()));
                return (step.signum() > 0 ? "+" : "") + step;
            }
        }
        return "";
    }

    private static OptionalLong whole(JsonNode served) {
        return served instanceof JsonNumber number ? number.exactLong() : OptionalLong.empty();
    }

    /** What is changed besides the count. */
    static List<FieldChange> others(Change change) {
        return change.fields().stream().filter(field -> !isCount(field)).toList();
    }

    private static boolean isCount(FieldChange field) {
        return field.path().equals(COUNT);
    }

    /** The name of a field. */
    static String field(FieldChange field) {
        return TextSanitizer.sanitize(field.name());
    }

    /** Both values of a field in one line. */
    String values(FieldChange field) {
        return value(field, field.before(), 0) + ARROW + value(field, field.after(), 0);
    }

    /** How many characters texts have in common at their beginning that need not be shown where there is no room. */
    static int beginning(FieldChange field) {
        String before = field.before().textValue();
        String after = field.after().textValue();
        if (before == null || after == null) {
            return 0;
        }
        int same = 0;
        while (same < Math.min(before.length(), after.length()) && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int from = same - LEAD;
        boolean isWithinPair = from > 0 && Character.isLowSurrogate(before.charAt(from));
        return Math.max(0, isWithinPair ? from - 1 : from);
    }

    /**
     * One value of a field.
     *
     * @param beginning how many characters at the beginning of a text are left out
     */
    String value(FieldChange field, JsonNode value, int beginning) {
        if (value.isMissingNode()) {
            return "(none)";
        }
        if (value.isNull()) {
            return "null";
        }
        if (value.isTextual()) {
            String text = value.textValue().substring(beginning);
            return "\"" + (beginning > 0 ? "…" : "") + TextSanitizer.sanitize(text) + "\"";
        }
        if (value instanceof JsonNumber time && Column.named(field.name()).kind() == Column.Kind.TIME) {
            return time(field, time);
        }
        return TextSanitizer.sanitize(CellText.exact(value));
    }

    /** To the minute; where that would be the same before and after, as it was served. */
    private String time(FieldChange field, JsonNumber time) {
        boolean isBoth = field.before() instanceof JsonNumber before
                && field.after() instanceof JsonNumber after
                && CellText.time(before, zone).equals(CellText.time(after, zone));
        return isBoth ? time.text() : CellText.time(time, zone);
    }
}
