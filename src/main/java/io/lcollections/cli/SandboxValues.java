package io.lcollections.cli;

import io.lcollections.model.Durations;
import io.lcollections.sandbox.Fault;
import io.lcollections.sandbox.FaultOdds;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;

/** What the values of the sandbox's options must be; each converter says what is wrong with those that are not. */
final class SandboxValues {
    private static final int MOST_COLLECTIONS = 1_000_000;

    private SandboxValues() {}

    /** How many collections an account holds. */
    static final class Collections implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) Values.whole(text, 0, MOST_COLLECTIONS, "a whole number from 0");
        }
    }

    /** A length of time, which may be none. */
    static final class Latency implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Duration duration = text.matches("0{1,9}(ms|s|m|h)") ? Duration.ZERO : Durations.parse(text);
            if (duration == null) {
                throw new InvalidValueException(
                        "is not a length of time (0ms, 50ms, 2s; at most 24h)",
                        text.matches("\\d{1,7}") ? "did you mean " + text + "ms?" : null);
            }
            return duration;
        }
    }

    /** A seed. */
    static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return Values.whole(text, 0, Long.MAX_VALUE, "a whole number from 0");
        }
    }

    /** Faults with their probabilities. */
    static final class Faults implements ITypeConverter<FaultOdds>, Offers {
        private static final String FORM = "give faults with their probabilities, such as rate-limit=0.1,reset=0.02";

        @Override
        public FaultOdds convert(String text) {
            Map<Fault, Double> odds = new EnumMap<>(Fault.class);
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                String word = (equals < 0 ? part : part.substring(0, equals)).strip();
                Fault fault = fault(word);
                if (equals < 0) {
                    throw new InvalidValueException("has no probability for " + word, FORM);
                }
                if (odds.put(fault, probability(part.substring(equals + 1).strip(), word)) != null) {
                    throw new InvalidValueException("has " + word + " twice", null);
                }
            }
            return new FaultOdds(odds);
        }

        private Fault fault(String word) {
            if (word.isEmpty()) {
                throw new InvalidValueException("has an empty name in it", FORM);
            }
            List<String> words = words();
            int number = words.indexOf(word);
            if (number < 0) {
                List<String> near = Suggestions.to(word, words);
                throw new InvalidValueException(
                        "has '" + word + "' in it, which is no fault",
                        near.isEmpty()
                                ? "there are " + String.join(", ", words)
                                : "did you mean " + String.join(" or ", near) + "?");
            }
            return Fault.values()[number];
        }

        private static double probability(String text, String word) {
            boolean isDecimal = text.matches("\\d{1,9}(\\.\\d{0,18})?|\\.\\d{1,18}");
            double probability = isDecimal ? Double.parseDouble(text) : -1;
            if (probability < 0 || probability > 1) {
                throw new InvalidValueException(
                        "has '" + text + "' for " + word + ", which is no probability (0 to 1)", FORM);
            }
            return probability;
        }

        @Override
        public List<String> words() {
            return Arrays.stream(Fault.values()).map(Fault::word).toList();
        }

        @Override
        public Form form() {
            return Form.ODDS;
        }
    }
}
