package io.lcollections.cli;

import io.lcollections.model.Account;
import io.lcollections.model.Durations;
import io.lcollections.model.EthAddress;
import io.lcollections.output.Column;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** What the values of options must be; each converter says what is wrong with those that are not. */
final class Values {
    private static final int LAST_PORT = 65535;
    private static final int MOST_RETRIES = 100;
    private static final int MOST_AT_ONCE = 64;
    private static final double LEAST_RATE = 0.01;
    private static final Pattern RATE = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

    private Values() {}

    /** An account: digits, or the address of its owner. */
    static final class AccountText implements ITypeConverter<Account> {
        @Override
        public Account convert(String text) {
            if (!text.startsWith("0x") && !text.startsWith("0X")) {
                return Account.of(whole(text, 0, Long.MAX_VALUE, "an account: digits, or 0x and 40 hex digits"));
            }
            if (!ADDRESS.matcher(text).matches()) {
                throw new InvalidValueException(
                        "is not the address of an account: 0x and 40 hex digits", lengthOf(text));
            }
            if (!EthAddress.hasValidChecksum(text)) {
                throw new InvalidValueException(
                        "has a checksum in its upper and lower case (EIP-55) that is wrong: something was mistyped",
                        "compare it with where it came from; in lower case throughout it is taken as it is");
            }
            return new Account(text);
        }

        private static String lengthOf(String text) {
            int digits = text.length() - 2;
            return text.substring(2).matches("[0-9a-fA-F]+") && digits != 40 ? "it has " + digits + " digits" : null;
        }
    }

    /** A count of rows to skip, from 0. */
    static final class Offset implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return whole(text, 0, Long.MAX_VALUE, "a whole number from 0");
        }
    }

    /** A count of rows, from 1. */
    static final class Limit implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 1, Integer.MAX_VALUE, "a whole number from 1");
        }
    }

    /** A count of further tries. */
    static final class Retries implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 0, MOST_RETRIES, "a whole number from 0");
        }
    }

    /** A count of requests at once. */
    static final class Concurrency implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 1, MOST_AT_ONCE, "a whole number from 1 to " + MOST_AT_ONCE);
        }
    }

    /** Requests a second; 0 for no limit. */
    static final class Rate implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            double rate = RATE.matcher(text).matches() ? Double.parseDouble(text) : -1;
            if (rate < 0 || (rate > 0 && rate < LEAST_RATE)) {
                throw new InvalidValueException(
                        "is not a rate: requests a second, such as 5 or 0.5; 0 is no limit", null);
            }
            return rate;
        }
    }

    /** A port of this machine; 0 for one that is free. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 0, LAST_PORT, "a port (0 to 65535; 0 picks a free one)");
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
            throw new InvalidValueException("is not an address (0x and 40 hex digits)", hint);
        }
    }

    /** A length of time. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Duration duration = Durations.parse(text);
            if (duration == null) {
                boolean bare = text.matches("[1-9]\\d{0,8}");
                throw new InvalidValueException(
                        "is not a length of time (500ms, 30s, 2m; at most 24h)",
                        bare ? "did you mean " + text + "s?" : null);
            }
            return duration;
        }
    }

    /** Names with commas between. */
    static final class Names implements ITypeConverter<ColumnNames>, Offers {
        @Override
        public ColumnNames convert(String text) {
            List<String> names = new ArrayList<>();
            for (String name : text.split(",", -1)) {
                if (name.isBlank()) {
                    throw new InvalidValueException(
                            "has an empty name in it", "give names with commas between, such as id,name,count");
                }
                names.add(name.strip());
            }
            return new ColumnNames(names);
        }

        @Override
        public List<String> words() {
            return Column.documentedNames();
        }

        @Override
        public Form form() {
            return Form.WORDS;
        }
    }

    /** Names of columns, in order. */
    record ColumnNames(List<String> names) {}

    /** A flag, where a value is forced on it: {@code --non-zero=true}. */
    static final class Flag implements ITypeConverter<Boolean> {
        @Override
        public Boolean convert(String text) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new InvalidValueException("is not true or false", null);
            }
            return text.equals("true");
        }
    }

    /**
     * A whole number.
     *
     * @param what it must be, for the message where it is none or too small
     */
    static long whole(String text, long least, long most, String what) {
        BigInteger number = text.matches("\\d{1,100}") ? new BigInteger(text) : BigInteger.valueOf(-1);
        if (number.compareTo(BigInteger.valueOf(least)) < 0) {
            throw new InvalidValueException("is not " + what, null);
        }
        if (number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new InvalidValueException("is too large; " + most + " is the most", null);
        }
        return number.longValue();
    }
}
