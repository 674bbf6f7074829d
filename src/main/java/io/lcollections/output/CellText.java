package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.UserTimeZone;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Values as text, exact or formatted. */
public final class CellText {
    private static final int MIN_GROUPED = 1000;
    private static final Pattern ADDRESS = Pattern.compile("\\A(0x[0-9a-fA-F]{4})[0-9a-fA-F]{32}([0-9a-fA-F]{4})\\z");
    private static final Map<String, String> STATE_SYMBOLS =
            Map.of("DEPLOYED", "✓", "DEPLOYING", "*", "DEPLOY_FAILED", "✗", "NOT_DEPLOYED", "-");

    private CellText() {}

    /** Strings and numbers unchanged, absent and null as an empty text, objects and arrays as JSON. Not safe to print. */
    public static String exact(JsonNode value) {
        if (isAbsent(value)) {
            return "";
        }
        return value.isContainerNode() ? JsonWriter.compactText(value) : value.asText();
    }

    public static boolean isAbsent(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }

    /** Safe to print, with times as dates. */
    public static String shown(JsonNode value, Column.Kind kind, UserTimeZone zone) {
        Optional<OffsetDateTime> time = kind == Column.Kind.TIME ? timeOf(value, zone) : Optional.empty();
        return time.map(moment -> moment.toLocalDate().toString())
                .orElseGet(() -> TextSanitizer.sanitize(exact(value)));
    }

    /** {@code 2022-11-22 09:31}; the number itself if its year is not in 1 to 9999. */
    public static String time(JsonNumber millis, UserTimeZone zone) {
        return timeOf(millis, zone)
                .map(time -> String.format(Locale.ROOT, "%tF %<tR", time))
                .orElse(millis.asText());
    }

    /** {@code 2022-11-22 09:31:05 +01:00 (1669109465000)}: the time and the number itself. */
    public static String moment(JsonNumber millis, UserTimeZone zone) {
        return timeOf(millis, zone)
                .map(time -> String.format(Locale.ROOT, "%tF %<tT ", time)
                        + time.getOffset().getId().replace("Z", "UTC") + " (" + millis.asText() + ")")
                .orElse(millis.asText());
    }

    /** The time of milliseconds since 1970; empty if the year is not in 1 to 9999, and for other values. */
    static Optional<OffsetDateTime> timeOf(JsonNode value, UserTimeZone zone) {
        JsonNumber millis = JsonNumber.in(value);
        OptionalLong whole = millis == null ? OptionalLong.empty() : millis.exactLong();
        return whole.stream()
                .mapToObj(time -> zone.at(Instant.ofEpochMilli(time)))
                .filter(time -> time.getYear() >= 1 && time.getYear() <= 9999)
                .findFirst();
    }

    /** A count in Latin digits with the grouping of a locale: {@code 12,345}; unchanged if it is small or no whole number. */
    public static String count(JsonNumber count, Locale locale) {
        OptionalLong whole = count.exactLong();
        // Loading the data of a locale is slow.
        if (locale.equals(Locale.ROOT) || whole.isEmpty() || Math.abs((double) whole.getAsLong()) < MIN_GROUPED) {
            return count.asText();
        }
        Locale.Builder withLatinDigits = new Locale.Builder().setLocale(locale).setUnicodeLocaleKeyword("nu", "latn");
        return NumberFormat.getIntegerInstance(withLatinDigits.build()).format(whole.getAsLong());
    }

    /** Whether the name of a collection is more than absent, null, empty or blank. */
    public static boolean hasName(Collection row) {
        return !isBlank(exact(row.at(Column.NAME)));
    }

    /** The name of a collection, safe to print; without one, that of its contract: {@code Unknown-0x1abe…8788}. */
    public static String name(Collection row) {
        if (hasName(row)) {
            return TextSanitizer.sanitize(exact(row.at(Column.NAME)));
        }
        String contract = exact(row.at("contractAddress"));
        String shortened = shortAddress(contract);
        return shortened.equals(contract) ? "Unknown" : "Unknown-" + shortened;
    }

    /** Unlike {@link String#isBlank}, treats no-break spaces as blank. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point));
    }

    /** Both ends of an address; other texts are unchanged. */
    public static String shortAddress(String text) {
        return ADDRESS.matcher(text).replaceFirst("$1…$2");
    }

    /** The symbol of a documented deploy state; empty for other states. */
    public static String stateSymbol(String state) {
        return STATE_SYMBOLS.getOrDefault(state, "");
    }

    public static String withSymbol(String state) {
        return STATE_SYMBOLS.containsKey(state) ? stateSymbol(state) + " " + state : state;
    }

    public static String inStateColour(Screen screen, String state, String text) {
        return switch (state) {
            case "DEPLOYED" -> screen.success(text);
            case "DEPLOYING" -> screen.warning(text);
            case "DEPLOY_FAILED" -> screen.error(text);
            case "NOT_DEPLOYED" -> screen.dim(text);
            default -> text;
        };
    }
}
