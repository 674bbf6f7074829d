package io.lcollections.sandbox;

import io.lcollections.cli.InvalidValueException;
import io.lcollections.cli.ListCandidates;
import io.lcollections.cli.Suggestions;
import io.lcollections.server.Fault;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;

/** The value of {@code --faults}: faults with their probabilities. */
final class FaultsConverter implements ITypeConverter<Fault.Odds>, ListCandidates {
    private static final String HINT = "give faults with their probabilities, such as rate-limit=0.1,reset=0.02";

    @Override
    public Fault.Odds convert(String text) {
        Map<Fault, Double> odds = new EnumMap<>(Fault.class);
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String word = (equals < 0 ? part : part.substring(0, equals)).strip();
            Fault fault = fault(word);
            if (equals < 0) {
                throw new InvalidValueException("has no probability for " + word, HINT);
            }
            if (odds.put(fault, probability(part.substring(equals + 1).strip(), word)) != null) {
                throw new InvalidValueException("has " + word + " twice", null);
            }
        }
        return new Fault.Odds(odds);
    }

    private Fault fault(String word) {
        if (word.isEmpty()) {
            throw new InvalidValueException("has an empty name in it", HINT);
        }
        int index = words().indexOf(word);
        if (index < 0) {
            throw new InvalidValueException(
                    "has '" + word + "' in it, which is not a fault",
                    Suggestions.hint(word, words(), "faults: " + String.join(", ", words())));
        }
        return Fault.values()[index];
    }

    private static double probability(String text, String word) {
        boolean isDecimal = text.matches("\\d{1,9}(\\.\\d{0,18})?|\\.\\d{1,18}");
        double probability = isDecimal ? Double.parseDouble(text) : -1;
        if (probability < 0 || probability > 1) {
            throw new InvalidValueException(
                    "has '" + text + "' for " + word + ", which is not a probability (0 to 1)", HINT);
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
