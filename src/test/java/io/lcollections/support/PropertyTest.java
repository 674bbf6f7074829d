package io.lcollections.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PropertyTest {
    private final Property<Integer> numbers = new Property<>(
            luck -> luck.nextInt(1000),
            number -> Stream.of(number / 2, number - 1).filter(less -> less >= 0 && less < number));

    @Test
    void smallestCaseThatFailsIsToldWithItsSeed() {
        AssertionError failure = assertThrows(
                AssertionError.class, () -> numbers.holds(7, 100, number -> assertTrue(number < 17, "too many")));
        assertTrue(
                failure.getMessage()
                        .matches("does not hold \\(-Dproperty.seed=\\d+ -Dproperty.cases=1\\);"
                                + " the smallest case found is\n  17\n  .*too many.*"),
                failure.getMessage());
    }

    @Test
    void whatHoldsIsLookedAtSoOften() {
        List<Integer> seen = new ArrayList<>();
        numbers.holds(7, 100, seen::add);
        assertEquals(100, seen.size());
        assertTrue(seen.stream().distinct().count() > 50, seen.toString());
    }

    @Test
    void caseThatFailsNowAndThenIsLookedAtMoreThanOnce() {
        int[] looks = {0};
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> new Property<>(
                                luck -> 40,
                                (Integer number) -> IntStream.range(0, number).boxed())
                        .looking(3)
                        .holds(7, 1, number -> assertTrue(number < 5 || looks[0]++ % 3 != 0, "now and then")));
        assertTrue(failure.getMessage().contains("found is\n  5\n"), failure.getMessage());
    }
}
