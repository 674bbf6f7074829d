package io.lcollections.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A JSON number that keeps its spelling, such as {@code 1.10} or an id of 30 digits, which Jackson's own nodes respell. Nodes
 * are equal if they have the same spelling; use {@link #value} or {@link #key} to compare by value.
 */
public final class JsonNumber extends ValueNode {
    /** Releases of Java differ in what {@code BigDecimal} does at the limit of 32 bits. */
    private static final Pattern LONG_EXPONENT = Pattern.compile("[eE][+-]?0*[1-9]\\d{9}");

    private final String text;

    /** The text is a number in the grammar of JSON, such as {@code 1.5e3}; leading zeros are allowed. */
    public JsonNumber(String text) {
        this.text = text;
    }

    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /** A number, also one that is sent as a string of up to 1000 digits; {@code null} for any other value. */
    public static JsonNumber in(JsonNode value) {
        if (value instanceof JsonNumber number) {
            return number;
        }
        // More digits would take quadratic time; JSON numbers have no more of them.
        String text = value.isTextual() ? value.textValue() : "";
        return text.length() <= JsonReader.MAX_DIGITS && isDigits(text) ? new JsonNumber(text) : null;
    }

    public static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** The value if it is a whole number of 64 bits, in any spelling ({@code 35}, {@code 35.0}). */
    public OptionalLong exactLong() {
        if (text.length() <= 18 && isDigits(text)) {
            return OptionalLong.of(Long.parseLong(text));
        }
        try {
            // BigDecimal takes quadratic time, and a string of digits may have any length.
            return text.length() > JsonReader.MAX_DIGITS && !isZero()
                    ? OptionalLong.empty()
                    : OptionalLong.of(value().longValueExact());
        } catch (ArithmeticException | NumberFormatException other) {
            return OptionalLong.empty();
        }
    }

    /** Whether it is zero, in any spelling: {@code 0}, {@code -0}, {@code 0.00}, {@code 0e9}. */
    public boolean isZero() {
        return text.split("[eE]", 2)[0].chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    }

    private boolean hasLongExponent() {
        return LONG_EXPONENT.matcher(text).find();
    }

    /** The value for comparing; with an exponent of ten digits or more, the largest or the smallest one of its sign. */
    public BigDecimal value() {
        if (isZero()) {
            return BigDecimal.ZERO;
        }
        if (!hasLongExponent()) {
            return new BigDecimal(text);
        }
        String exponent = text.matches("[^eE]*[eE]-.*") ? "e-" : "e";
        return new BigDecimal((text.startsWith("-") ? "-1" : "1") + exponent + Integer.MAX_VALUE);
    }

    /** A key for maps: equal for equal numbers, however they are spelled, unless {@link #value} is not exact. */
    public Object key() {
        OptionalLong small = exactLong();
        if (small.isPresent()) {
            return small.getAsLong();
        }
        return text.length() > JsonReader.MAX_DIGITS || hasLongExponent() ? text : value().stripTrailingZeros();
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.NUMBER;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_NUMBER_FLOAT;
    }

    @Override
    public String asText() {
        return text;
    }

    // For jq, which computes with floating-point numbers.

    @Override
    public double asDouble(double unused) {
        return Double.parseDouble(text);
    }

    @Override
    public long asLong(long unused) {
        return (long) asDouble();
    }

    @Override
    public int asInt(int unused) {
        return (int) asDouble();
    }

    @Override
    public boolean canConvertToInt() {
        return asInt() == asDouble();
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeNumber(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber number && number.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
