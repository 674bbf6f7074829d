package io.lcollections.cli;

import io.lcollections.model.Account;
import io.lcollections.model.Durations;
import io.lcollections.model.EthAddress;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** Converters of option values; each states what is wrong with a value that it rejects. */
public final class Converters {
    private static final int MAX_PORT = 65535;
    private static final int MAX_RETRIES = 100;
    private static final int MAX_CONCURRENCY = 64;
    private static final double MIN_RATE = 0.01;
    private static final Pattern RATE = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern BARE_ADDRESS = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Pattern DOMAIN = Pattern.compile("[^\\s.]+(\\.[^\\s.]+)*\\.[A-Za-z]{2,}");

    /** Characters of no width, which are pasted unseen; those that turn text around are not among them. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A\\u202C\\u2060\\u2066-\\u2069\\uFEFF]");

    /** Also those that word processors put in place of straight ones. */
    private static final String QUOTES = "\"'`´‘’‚‛“”„‟«»‹›";

    private Converters() {}

    /** A value without characters of no width, without blanks of any kind around it, and in ASCII where it is full-width. */
    public static String plain(String text) {
        String visible = narrow(INVISIBLE.matcher(text).replaceAll(""));
        int start = 0;
        int end = visible.length();
        while (start < end && isBlank(visible.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(visible.charAt(end - 1))) {
            end--;
        }
        return visible.substring(start, end);
    }

    /** Full-width characters and the digits of all scripts in ASCII. */
    private static String narrow(String text) {
        StringBuilder narrow = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean isFullWidth = point >= 0xff01 && point <= 0xff5e;
            narrow.appendCodePoint(
                    Character.isDigit(point)
                            ? '0' + Character.digit(point, 10)
                            : isFullWidth ? point - 0xff01 + '!' : point);
        });
        return narrow.toString();
    }

    /** Also no-break spaces, which {@code strip} leaves. */
    private static boolean isBlank(char next) {
        return Character.isSpaceChar(next) || Character.isWhitespace(next);
    }

    /** A value without the blanks and quotes that are pasted around it. */
    static String unquoted(String text) {
        String value = plain(text);
        int last = value.length() - 1;
        boolean isQuoted = last > 0 && QUOTES.indexOf(value.charAt(0)) >= 0 && QUOTES.indexOf(value.charAt(last)) >= 0;
        return isQuoted ? value.substring(1, last).strip() : value;
    }

    /** An account: its number or the address of its owner. */
    public static final class AccountConverter implements ITypeConverter<Account> {
        @Override
        public Account convert(String text) {
            String value = unquoted(text);
            if (value.startsWith("0x") || value.startsWith("0X")) {
                return ofAddress("0x" + value.substring(2));
            }
            if (BARE_ADDRESS.matcher(value).matches()) {
                throw new InvalidValueException(
                        "is not an account: an address starts with 0x", "did you mean 0x" + value + "?");
            }
            if (DOMAIN.matcher(value).matches()) {
                throw new InvalidValueException(
                        "is a name, and names are not resolved", "give the account number or the 0x… address");
            }
            return Account.of(whole(value, 0, Long.MAX_VALUE, "an account: digits, or 0x and 40 hex digits"));
        }

        private static Account ofAddress(String value) {
            if (!ADDRESS.matcher(value).matches()) {
                int digits = value.length() - 2;
                boolean isHex = value.substring(2).matches("[0-9a-fA-F]+");
                throw new InvalidValueException(
                        "is not the address of an account: 0x and 40 hex digits",
                        isHex && digits != 40 ? "it has " + digits + " digits" : null);
            }
            requireChecksum(value);
            return new Account(value);
        }
    }

    private static void requireChecksum(String address) {
        if (!EthAddress.hasValidChecksum(address)) {
            throw new InvalidValueException(
                    "has a wrong checksum (EIP-55, in its upper and lower case letters): it was mistyped",
                    "compare it with its source; an address in lower case has no checksum");
        }
    }

    /** The address of a contract. */
    static final class TokenAddressConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            String value = unquoted(text);
            if (ADDRESS.matcher(value).matches()) {
                requireChecksum(value);
                return value;
            }
            throw new InvalidValueException("is not an address (0x and 40 hex digits)", hint(value));
        }

        private static String hint(String value) {
            if (BARE_ADDRESS.matcher(value).matches()) {
                return "did you mean 0x" + value + "?";
            }
            Matcher inside = ADDRESS.matcher(value);
            if (!inside.find()) {
                return "an address looks like 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
            }
            boolean isDocumented = inside.start() == 2 && value.startsWith("fe");
            return "did you mean " + inside.group() + "?"
                    + (isDocumented
                            ? " The example in the service's documentation has a surplus 'fe' at its start"
                            : "");
        }
    }

    /** A number of rows to skip. */
    public static final class OffsetConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return whole(text, 0, Long.MAX_VALUE, "a whole number from 0");
        }
    }

    /** A number of rows. */
    public static final class LimitConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 1, Integer.MAX_VALUE, "a whole number from 1");
        }
    }

    static final class RetriesConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 0, MAX_RETRIES, "a whole number from 0");
        }
    }

    static final class ConcurrencyConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 1, MAX_CONCURRENCY, "a whole number from 1 to " + MAX_CONCURRENCY);
        }
    }

    /** Requests per second; 0 is unlimited. */
    static final class RateConverter implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            String value = unquoted(text);
            double rate = RATE.matcher(value).matches() ? Double.parseDouble(value) : -1;
            if (rate < 0 || (rate > 0 && rate < MIN_RATE)) {
                throw new InvalidValueException(
                        "is not a rate: requests per second, such as 5 or 0.5; 0 is unlimited", null);
            }
            return rate;
        }
    }

    /** A port of this machine; 0 is any free one. */
    public static final class PortConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 0, MAX_PORT, "a port (0 to 65535; 0 picks a free one)");
        }
    }

    /** A duration; a bare number is seconds. */
    public static final class TimeConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            String value = unquoted(text);
            Duration duration = Durations.parse(value.matches("\\d{1,9}") ? value + "s" : value);
            if (duration == null) {
                throw new InvalidValueException("is not a duration (500ms, 30s, 2m; at most 24h)", hint(value));
            }
            return duration;
        }

        /** {@code 30sec}, {@code 5 min}. */
        private static String hint(String value) {
            Matcher parts = Pattern.compile("(\\d{1,9}) *([A-Za-z]+)").matcher(value);
            if (!parts.matches()) {
                return null;
            }
            String unit = parts.group(2).toLowerCase(Locale.ROOT);
            String known = unit.startsWith("mil") || unit.startsWith("ms") ? "ms" : unit.substring(0, 1);
            return Durations.parse(parts.group(1) + known) == null
                    ? null
                    : "did you mean " + parts.group(1) + known + "?";
        }
    }

    /**
     * A whole number.
     *
     * @param what describes the valid values, for the message
     */
    public static long whole(String text, long min, long max, String what) {
        String value = unquoted(text);
        BigInteger number = value.matches("\\d{1,100}") ? new BigInteger(value) : BigInteger.valueOf(-1);
        if (number.compareTo(BigInteger.valueOf(min)) < 0) {
            throw new InvalidValueException("is not " + what, null);
        }
        if (number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new InvalidValueException("is too large; the maximum is " + max, null);
        }
        return number.longValue();
    }
}
