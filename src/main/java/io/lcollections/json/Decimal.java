package io.lcollections.json;

import java.math.BigInteger;

/**
 * A number of any size that can be compared exactly; {@code BigDecimal} rejects exponents of more than 32 bits.
 *
 * @param sign -1, 0 or 1
 * @param exponent the value is {@code 0.digits} times ten to this power
 * @param digits without zeros at either end; empty for zero
 */
public record Decimal(int sign, BigInteger exponent, String digits) implements Comparable<Decimal> {
    private static final Decimal ZERO = new Decimal(0, BigInteger.ZERO, "");

    /** Parses a number in the grammar of JSON; leading zeros are allowed. */
    public static Decimal of(String text) {
        int sign = text.startsWith("-") ? -1 : 1;
        String[] parts = text.substring(sign < 0 ? 1 : 0).split("[eE]", 2);
        int point = parts[0].indexOf('.');
        int whole = point < 0 ? parts[0].length() : point;
        String digits = parts[0].replace(".", "");
        int start = 0;
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        while (start < end && digits.charAt(start) == '0') {
            start++;
        }
        if (start == end) {
            return ZERO;
        }
        BigInteger exponent = BigInteger.valueOf(whole - start);
        if (parts.length > 1) {
            exponent = exponent.add(new BigInteger(parts[1]));
        }
        return new Decimal(sign, exponent, digits.substring(start, end));
    }

    @Override
    public int compareTo(Decimal other) {
        if (sign != other.sign) {
            return Integer.compare(sign, other.sign);
        }
        int size = exponent.compareTo(other.exponent);
        return sign * (size != 0 ? size : digits.compareTo(other.digits));
    }
}
