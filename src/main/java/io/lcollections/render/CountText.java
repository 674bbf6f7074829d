package io.lcollections.render;

import io.lcollections.model.JsonNumber;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalLong;

/** Counts as people write them: {@code 12,345} or {@code 12.345}, as the locale has it. */
final class CountText {
    private static final long LEAST = 1000;

    private final Locale locale;
    /** Not there until a count is large enough: what a locale knows takes time to load. */
    private NumberFormat format;

    /**
     * @param locale whose digits and signs are used; with {@link Locale#ROOT}, none at all
     */
    CountText(Locale locale) {
        this.locale = locale;
    }

    /** The count; one that is no whole number stays as it was served. */
    String text(JsonNumber count) {
        OptionalLong whole = count.asLong();
        return whole.isPresent() && isLong(whole.getAsLong()) ? text(whole.getAsLong()) : count.text();
    }

    /** The count. */
    String text(long count) {
        if (!isLong(count)) {
            return Long.toString(count);
        }
        if (format == null) {
            format = NumberFormat.getIntegerInstance(locale);
        }
        return format.format(count);
    }

    private boolean isLong(long count) {
        return !locale.equals(Locale.ROOT) && (count >= LEAST || count <= -LEAST);
    }
}
