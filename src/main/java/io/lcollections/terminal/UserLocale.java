package io.lcollections.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The user's language and country by the variables of POSIX: {@code LC_ALL}, the one of a category, {@code LANG}. */
public final class UserLocale {
    /** Such as {@code de}, {@code de_DE.UTF-8}; neither {@code C} nor {@code POSIX}. */
    private static final Pattern FORM =
            Pattern.compile("([a-zA-Z]{2,3})(?:[_-]([a-zA-Z]{2}|[0-9]{3}))?(?:\\.[^@]*)?(?:@.*)?");

    private UserLocale() {}

    /** The locale of the first variable that is not empty; {@link Locale#ROOT} for C, POSIX and unknown values. */
    public static Locale of(Map<String, String> env, String category) {
        String name = Stream.of("LC_ALL", category, "LANG")
                .map(variable -> env.getOrDefault(variable, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            return Locale.ROOT;
        }
        return new Locale.Builder()
                .setLanguage(parts.group(1))
                .setRegion(parts.group(2))
                .build();
    }
}
