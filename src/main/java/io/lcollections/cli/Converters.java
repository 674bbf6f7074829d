package io.lcollections.cli;

import io.lcollections.json.JqExpression;
import io.lcollections.model.Account;
import io.lcollections.model.Durations;
import io.lcollections.model.EthAddress;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Converters of option values; each states what is wrong with a value that it rejects. */
public final class Converters {
    private static final int MAX_PORT = 65535;
    private static final String ACCOUNT = "an account: digits, or 0x and 40 hex digits";
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

    private Converters() {}

    /** Registers the converters for the types of most options of a command; the others name theirs. */
    public static void register(CommandLine line) {
        OptionSpec output = line.getCommandSpec().findOption("--output");
        if (output != null) {
            registerFormats(line, output.type());
        }
        line.registerConverter(Account.class, Converters::account);
        line.registerConverter(Duration.class, Converters::duration);
        line.registerConverter(URI.class, new GatewayConverter());
        line.registerConverter(Double.class, Converters::rate);
        line.registerConverter(Integer.class, text -> (int) whole(text, 1, Integer.MAX_VALUE, "a whole number from 1"));
        line.registerConverter(Long.class, text -> whole(text, 0, Long.MAX_VALUE, "a whole number from 0"));
        line.registerConverter(JqExpression.class, text -> jq(text, false));
        for (CommandLine action : line.getSubcommands().values()) {
            register(action);
        }
    }

    private static <T> void registerFormats(CommandLine line, Class<T> formats) {
        line.registerConverter(formats, new FormatConverter<>(formats));
    }

    /** An option does not accept a value. The message follows the option and the value: {@code is not …}. */
    public static final class InvalidValueException extends UsageException {
        public InvalidValueException(String what, String hint) {
            super(what, hint);
        }
    }

    /** An account: its number or the address of its owner. */
    public static Account account(String text) {
        String value = TypedText.unquoted(text);
        if (value.matches("\\w+([;|\\s]+\\w+)+")) {
            throw new InvalidValueException(
                    "is not " + ACCOUNT,
                    "several accounts are separated by commas: 10001,10002; a file has one account per line");
        }
        if (value.matches("[^\\s.]+(\\.[^\\s.]+)*\\.[A-Za-z]{2,}")) {
            throw new InvalidValueException(
                    "is a name, and names are not resolved", "give the account number or the 0x… address");
        }
        boolean isAddress = value.startsWith("0x") || value.startsWith("0X") || value.length() == 40;
        return isAddress
                ? new Account(address(value.replaceFirst("^0X", "0x")))
                : Account.of(whole(value, 0, Long.MAX_VALUE, ACCOUNT));
    }

    static final class TokenAddressConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return address(TypedText.unquoted(text));
        }
    }

    private static String address(String value) {
        Matcher address = ADDRESS.matcher(value);
        if (!address.matches()) {
            String meant = value.matches("[0-9a-fA-F]{40}") ? "0x" + value : address.find(0) ? address.group() : null;
            throw new InvalidValueException(
                    "is not an address (0x and 40 hex digits)",
                    meant == null
                            ? "an address has 42 characters, such as 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788; this"
                                    + " one has " + value.length()
                            : "did you mean " + meant + "?");
        }
        if (!EthAddress.hasValidChecksum(value)) {
            throw new InvalidValueException(
                    "has a wrong checksum (EIP-55, in its upper and lower case letters): it was mistyped",
                    "compare it with its source; an address in lower case has no checksum");
        }
        return value;
    }

    static final class RetriesConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 0, 100, "a whole number from 0");
        }
    }

    static final class ConcurrencyConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 1, 64, "a whole number from 1 to 64");
        }
    }

    private static Double rate(String text) {
        String value = TypedText.unquoted(text);
        double rate = value.matches("\\d{1,6}(\\.\\d{1,6})?") ? Double.parseDouble(value) : -1;
        if (rate < 0 || (rate > 0 && rate < 0.01)) {
            throw new InvalidValueException(
                    "is not a rate: requests per second, such as 5 or 0.5; 0 is unlimited", null);
        }
        return rate;
    }

    public static final class PortConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 0, MAX_PORT, "a port (0 to 65535; 0 picks a free one)");
        }
    }

    /** A bare number is seconds. */
    private static Duration duration(String text) {
        String value = TypedText.unquoted(text);
        Duration duration = Durations.parse(value.matches("\\d{1,9}") ? value + "s" : value);
        if (duration == null) {
            // Such as 30sec or 5 Min.
            String meant =
                    value.replaceFirst("(?i) *(ms|mil|[a-z])[a-z]*$", "$1").toLowerCase(Locale.ROOT);
            String known = meant.replaceFirst("mil$", "ms");
            throw new InvalidValueException(
                    "is not a duration (500ms, 30s, 2m; at most 24h)",
                    Durations.parse(known) == null ? null : "did you mean " + known + "?");
        }
        return duration;
    }

    /** The URL of an IPFS gateway: https, or http to this machine; without a path it is {@code /ipfs/}. */
    public static final class GatewayConverter implements ITypeConverter<URI> {
        public static final String DEFAULT = "https://ipfs.io/ipfs/";

        /** Only ASCII, because browsers would encode other letters in another way than Java. */
        private static final String FORM =
                "(?i)((?:https://(?:[a-z0-9.-]+|\\[[0-9a-f:]+])|http://(?:localhost|127\\.0\\.0\\.1))(?::[1-9]\\d{0,4})?)"
                        + "((?:/(?:[\\w/.!$&'()*+,;=:@~-]|%[0-9a-f]{2})*)?)";

        @Override
        public URI convert(String text) {
            Matcher parts = Pattern.compile(FORM).matcher(TypedText.unquoted(text));
            if (parts.matches()) {
                String path =
                        parts.group(2).isEmpty() ? "/ipfs/" : parts.group(2).replaceFirst("/?$", "/");
                try {
                    URI gateway = new URI(parts.group(1).toLowerCase(Locale.ROOT) + path);
                    if (gateway.getHost() != null && gateway.getPort() <= MAX_PORT) {
                        return gateway;
                    }
                } catch (URISyntaxException invalid) {
                    // Refused below.
                }
            }
            throw new InvalidValueException(
                    "is not a gateway: an https URL (http for localhost) with a host and a path, and nothing else",
                    "a gateway looks like " + DEFAULT);
        }
    }

    /** An output format, in any case, also by the name that other tools give it. The type is an enum. */
    record FormatConverter<T>(Class<T> type) implements ITypeConverter<T> {
        static String name(String word) {
            String name = TypedText.plain(word).toLowerCase(Locale.ROOT);
            return name.equals("jsonl") ? "ndjson" : name.equals("md") ? "markdown" : name;
        }

        static boolean isListFormat(String word) {
            return Arrays.stream(Format.values())
                    .anyMatch(format -> format.name().equals(name(word)));
        }

        @Override
        public T convert(String word) {
            for (T format : type.getEnumConstants()) {
                if (format.toString().equals(name(word))) {
                    return format;
                }
            }
            throw new TypeConversionException("is not a format");
        }
    }

    static final class JqConditionConverter implements ITypeConverter<JqExpression> {
        @Override
        public JqExpression convert(String text) {
            return jq(text, true);
        }
    }

    private static JqExpression jq(String text, boolean isCondition) {
        String code = text.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "");
        if (isCondition && code.matches("(?s)[^|]*[^|=!<>+*/%-]=[^|=][^|]*")) {
            throw new InvalidValueException("is an assignment, not a condition", "'=' assigns; '==' compares");
        }
        try {
            return new JqExpression(text, isCondition);
        } catch (JqExpression.Failure failure) {
            String hint = "for example '.count > 5 and .nftType == \"ERC721\"'; quote it for the shell";
            if (text.matches("(?s).*[‘’“”].*")) {
                hint = "it has curly quotes; type straight ones";
            } else if (failure.getMessage().contains("does not exist")) {
                hint = "some functions of jq are missing here; in a pipe it has all: lcollections … -o json | jq";
            }
            throw new InvalidValueException("is not a valid jq expression: " + failure.getMessage(), hint);
        }
    }

    /** A whole number; the valid ones are described for the message. */
    public static long whole(String text, long min, long max, String what) {
        String value = TypedText.unquoted(text);
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
