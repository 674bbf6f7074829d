package io.lcollections.cli;

import io.lcollections.config.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** What the values of options must be; each converter says what is wrong with those that are not. */
final class Values {
    private Values() {}

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

    /** A number of an account: digits. */
    static final class Account implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return whole(text, 0, Long.MAX_VALUE)
                    .orElseThrow(() -> new BadValue(
                            "is not an account number (digits only)",
                            ADDRESS.matcher(text).matches() ? "that is an address; give the account's number" : null));
        }
    }

    /** A count of rows to skip, from 0. */
    static final class Offset implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return whole(text, 0, Long.MAX_VALUE)
                    .orElseThrow(() -> new BadValue("is not a whole number from 0 to 9223372036854775807", null));
        }
    }

    /** A count of rows, from 1. */
    static final class Limit implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1, Integer.MAX_VALUE)
                    .map(Long::intValue)
                    .orElseThrow(() -> new BadValue("is not a whole number from 1 to 2147483647", null));
        }
    }

    /** A port of this machine; 0 for one that is free. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 0, 65535)
                    .map(Long::intValue)
                    .orElseThrow(() -> new BadValue("is not a port (0 to 65535; 0 picks a free one)", null));
        }
    }

    /** The address of a contract. */
    static final class TokenAddress implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (ADDRESS.matcher(text).matches()) {
                return text;
            }
            Matcher inside = ADDRESS.matcher(text);
            String hint = "an address looks like 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
            if (inside.find()) {
                boolean documented = inside.start() == 2 && text.startsWith("fe");
                hint = "did you mean " + inside.group() + "?"
                        + (documented ? " The service's documentation has a stray 'fe' in front of its example" : "");
            }
            throw new BadValue("is not an address (0x and 40 hex digits)", hint);
        }
    }

    /** A length of time. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Duration duration = Durations.parse(text);
            if (duration == null) {
                boolean bare = text.matches("[1-9]\\d{0,8}");
                throw new BadValue(
                        "is not a length of time (500ms, 30s, 2m; at most 24h)",
                        bare ? "did you mean " + text + "s?" : null);
            }
            return duration;
        }
    }

    /** Names with commas between. */
    static final class Names implements ITypeConverter<ColumnNames> {
        @Override
        public ColumnNames convert(String text) {
            List<String> names = new ArrayList<>();
            for (String name : text.split(",", -1)) {
                if (name.isBlank()) {
                    throw new BadValue(
                            "has an empty name in it", "give names with commas between, such as id,name,count");
                }
                names.add(name.strip());
            }
            return new ColumnNames(names);
        }
    }

    /** Names of columns, in order. */
    record ColumnNames(List<String> names) {}

    /** A flag, where a value is forced on it: {@code --non-zero=true}. */
    static final class Flag implements ITypeConverter<Boolean> {
        @Override
        public Boolean convert(String text) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new BadValue("is not true or false", null);
            }
            return text.equals("true");
        }
    }

    /** One of a few words. */
    static <E extends Enum<E>> E word(Class<E> words, String text) {
        List<String> names =
                Arrays.stream(words.getEnumConstants()).map(Enum::name).toList();
        if (!names.contains(text)) {
            List<String> near = Nearest.to(text, names);
            throw new BadValue(
                    "is not one of " + String.join(", ", names),
                    near.isEmpty() ? null : "did you mean " + String.join(" or ", near) + "?");
        }
        return Enum.valueOf(words, text);
    }

    private static Optional<Long> whole(String text, long least, long most) {
        if (!text.matches("\\d{1,19}")) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text);
            return number < least || number > most ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
