package io.lcollections.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language and the country of the user, by the variables of POSIX: {@code LC_ALL}, one of a category, {@code LANG}. */
public final class UserLocale {
    /** Such as {@code de}, {@code de_DE.UTF-8}, {@code sr_RS@latin}; of C and POSIX the language is too short or too long. */
    private static final Pattern FORM =
            Pattern.compile("([a-zA-Z]{2,3})(?:[_-]([a-zA-Z]{2}|[0-9]{3}))?(?:\\.[^@]*)?(?:@(.*))?");

    private UserLocale() {}

    /**
     * The first of the three variables that is not empty counts, be its value one that nobody understands.
     *
     * @param category such as {@code LC_COLLATE} or {@code LC_NUMERIC}
     * @return {@link Locale#ROOT} for C and POSIX, in any encoding, and where nothing or no locale is named
     */
    public static Locale of(Map<String, String> env, String category) {
        for (String variable : new String[] {"LC_ALL", category, "LANG"}) {
            String name = env.getOrDefault(variable, "");
            if (!name.isEmpty()) {
                return named(name);
            }
        }
        return Locale.ROOT;
    }

    private static Locale named(String name) {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            return Locale.ROOT;
        }
        return new Locale.Builder()
                .setLanguage(parts.group(1))
                .setRegion(parts.group(2))
                .setScript(script(parts.group(3)))
                .build();
    }

    /** Of what may stand behind the {@code @}, only a script is of use here. */
    private static String script(String modifier) {
        if (modifier == null) {
            return null;
        }
        return switch (modifier) {
            case "latin" -> "Latn";
            case "cyrillic" -> "Cyrl";
            default -> null;
        };
    }
}
