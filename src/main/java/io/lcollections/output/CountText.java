package io.lcollections.output;

import io.lcollections.json.JsonNumber;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalLong;

/** Counts as people write them: {@code 12,345} or {@code 12.345}, as the locale has it. */
public final class CountText {
    private static final long LEAST = 1000;

    private final Locale locale;
    /** Not there until a count is large enough: what a locale knows takes time to load. */
    private NumberFormat format;

    /**
     * @param locale whose digits and signs are used; with {@link Locale#ROOT}, none at all
     */
    public CountText(Locale locale) {
        this.locale = locale;
    }

    /** The count; one that is no whole number stays as it was served. */
    String text(JsonNumber count) {
        OptionalLong whole = count.exactLong();
        return whole.isPresent() && isLong(whole.getAsLong()) ? text((Number) whole.getAsLong()) : count.text();
    }

    /** The count, which is a whole number. */
    public String text(Number count) {
        if (!isLong(count.doubleValue())) {
            return count.toString();
        }
        if (format == null) {
            format = NumberFormat.getIntegerInstance(locale);
        }
        return format.format(count);
    }

    private boolean isLong(double count) {
        return !locale.equals(Locale.ROOT) && Math.abs(count) >= LEAST;
    }
}
