package io.lcollections.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Property;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecimalTest {
    /** Those of one line are equal, and less than those of the next. */
    private static final List<List<String>> ASCENDING = List.of(
            List.of("-1e99999999999999999999"),
            List.of("-1e999999999"),
            List.of("-10", "-1e1", "-10.0", "-0.1E+2"),
            List.of("-9.99999999999999999999999999999999"),
            List.of("-1e-999999999"),
            List.of("-1e-99999999999999999999"),
            List.of("0", "-0", "0.00", "0e999999999", "-0.0E-99999999999999999999", "000"),
            List.of("1e-99999999999999999999"),
            List.of("1e-2147483649"),
            List.of("0.09"),
            List.of("0.1", "1e-1", "0.10", "00.1"),
            List.of("1", "1.0", "10e-1", "001", "0.00000000000000000001e20"),
            List.of("2"),
            List.of("10"),
            List.of("9007199254740992"),
            List.of("9007199254740993", "9007199254740993.0"),
            List.of("1e400"),
            List.of("1e2147483648"),
            List.of("1e99999999999999999999", "10e99999999999999999998"),
            List.of("1.0000000000000000000000000000001e99999999999999999999"));

    @Test
    void numbersOfAnySizeAndSpellingHaveTheirPlace() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                for (String one : ASCENDING.get(i)) {
                    for (String other : ASCENDING.get(j)) {
                        assertEquals(Integer.signum(i - j), compared(one, other), one + " and " + other);
                    }
                }
            }
        }
    }

    private static int compared(String one, String other) {
        return Integer.signum(Decimal.of(one).compareTo(Decimal.of(other)));
    }

    @Test
    void orderIsThatOfBigDecimalWhereItHasOne() {
        new Property<>(
                        luck -> List.of(number(luck), number(luck)),
                        pair -> shorter(pair.get(0)).map(less -> List.of(less, pair.get(1))))
                .holds(
                        20_000,
                        pair -> assertEquals(
                                new BigDecimal(pair.get(0)).compareTo(new BigDecimal(pair.get(1))),
                                compared(pair.get(0), pair.get(1))));
    }

    private static String number(Random luck) {
        String fraction = luck.nextBoolean() ? "." + digits(luck) : "";
        String power = luck.nextBoolean() ? (luck.nextBoolean() ? "e-" : "E") + luck.nextInt(4) : "";
        return (luck.nextInt(4) == 0 ? "-" : "") + digits(luck) + fraction + power;
    }

    /** Few and alike, so that equal numbers in other spellings come often. */
    private static String digits(Random luck) {
        return IntStream.rangeClosed(0, luck.nextInt(4))
                .mapToObj(i -> luck.nextInt(3) == 0 ? "1" : luck.nextInt(3) == 0 ? "9" : "0")
                .collect(Collectors.joining());
    }

    private static Stream<String> shorter(String number) {
        return IntStream.range(0, number.length())
                .mapToObj(i -> number.substring(0, i) + number.substring(i + 1))
                .filter(less -> less.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?"));
    }
}
