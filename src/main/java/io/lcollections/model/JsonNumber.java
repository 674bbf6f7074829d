package io.lcollections.model;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * A number exactly as the server wrote it.
 *
 * <p>The text is kept because no Java number keeps it: {@code 1.10}, {@code 1e5} and a 30-digit id all come out of the
 * tool as they went in.
 *
 * @param text a number in the grammar of JSON, for example {@code 254} or {@code 1.5e3}
 */
public record JsonNumber(String text) {

    /** The number where it is a whole one, in any spelling ({@code 35}, {@code 35.0}), and fits 64 bits; otherwise empty. */
    public OptionalLong asLong() {
        try {
            return OptionalLong.of(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException notOne) {
            return OptionalLong.empty();
        }
    }

    /** Whether the number is zero in any spelling: {@code 0}, {@code -0}, {@code 0.00}, {@code 0e9}. */
    public boolean isZero() {
        return text.split("[eE]", 2)[0].chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    }

    @Override
    public String toString() {
        return text;
    }
}
