package io.lcollections.model;

import java.math.BigInteger;

/**
 * A number of any size and spelling, to be compared exactly. {@code BigDecimal} refuses the largest exponents, and a
 * stranger wrote them.
 *
 * @param sign -1, 0 or 1
 * @param exponent of ten; the value is {@code 0.digits} times ten to it
 * @param digits without zeros at either end; empty for zero
 */
public record Decimal(int sign, BigInteger exponent, String digits) implements Comparable<Decimal> {
    private static final Decimal ZERO = new Decimal(0, BigInteger.ZERO, "");

    /**
     * @param text a number in the grammar of JSON, which may also begin with zeros
     */
    public static Decimal of(String text) {
        boolean negative = text.startsWith("-");
        int power = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa = text.substring(negative ? 1 : 0, power < 0 ? text.length() : power);
        int point = mantissa.indexOf('.');
        int whole = point < 0 ? mantissa.length() : point;
        String digits = point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1);
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
        BigInteger shift = BigInteger.valueOf(whole - start);
        BigInteger exponent = power < 0 ? shift : shift.add(new BigInteger(text.substring(power + 1)));
        return new Decimal(negative ? -1 : 1, exponent, digits.substring(start, end));
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
