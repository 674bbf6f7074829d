package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import io.lcollections.terminal.TextSanitizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/** A value as the text of a cell. */
final class CellText {
    /** What lies beyond, or before the first year, was not meant as milliseconds. */
    private static final int LAST_YEAR = 9999;

    private CellText() {}

    /** For programs: strings and numbers as they are, absent and null empty, what is nested as JSON. */
    static String exact(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isContainerNode() ? JsonWriter.compactText(value) : value.asText();
    }

    /** For people: safe to show, and times as dates. */
    static String shown(JsonNode value, Column.Kind kind, ZoneId zone) {
        if (kind == Column.Kind.TIME && value instanceof JsonNumber time) {
            return date(time, zone);
        }
        return TextSanitizer.sanitize(exact(value));
    }

    /** {@code 2022-11-22}; what is no time of the calendar stays as it was served. */
    static String date(JsonNumber millis, ZoneId zone) {
        return local(millis, zone).map(time -> time.toLocalDate().toString()).orElse(millis.text());
    }

    /** {@code 2022-11-22 09:31}. */
    static String time(JsonNumber millis, ZoneId zone) {
        return local(millis, zone)
                .map(time -> time.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' '))
                .orElse(millis.text());
    }

    /** {@code 2022-11-22 09:31:05 +01:00 (1669109465000)}: the time of day to the second, and what was served. */
    static String moment(JsonNumber millis, ZoneId zone) {
        return local(millis, zone)
                .map(time -> {
                    ZoneOffset offset = zone.getRules()
                            .getOffset(Instant.ofEpochMilli(millis.exactLong().orElseThrow()));
                    LocalTime second = time.toLocalTime().truncatedTo(ChronoUnit.SECONDS);
                    return time.toLocalDate() + " " + DateTimeFormatter.ISO_LOCAL_TIME.format(second) + " "
                            + (offset.equals(ZoneOffset.UTC) ? "UTC" : offset) + " (" + millis.text() + ")";
                })
                .orElse(millis.text());
    }

    private static Optional<LocalDateTime> local(JsonNumber millis, ZoneId zone) {
        OptionalLong since1970 = millis.exactLong();
        if (since1970.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(since1970.getAsLong()), zone);
            return Optional.of(time).filter(known -> known.getYear() >= 1 && known.getYear() <= LAST_YEAR);
        } catch (DateTimeException beyondTheCalendar) {
            return Optional.empty();
        }
    }
}
