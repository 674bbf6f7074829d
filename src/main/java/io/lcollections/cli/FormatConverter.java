package io.lcollections.cli;

import io.lcollections.output.Format;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An output format, in any case, also by the name that other tools give it.
 *
 * @param type an enum
 */
public record FormatConverter<T>(Class<T> type) implements ITypeConverter<T> {
    private static final Map<String, String> SYNONYMS = Map.of("jsonl", "ndjson", "md", "markdown");

    /** The name of a format that a word means. */
    static String name(String word) {
        String name = Converters.plain(word).toLowerCase(Locale.ROOT);
        return SYNONYMS.getOrDefault(name, name);
    }

    /** Whether a word means a format of lists. */
    static boolean isListFormat(String word) {
        return Arrays.stream(Format.values()).anyMatch(format -> format.name().equals(name(word)));
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
