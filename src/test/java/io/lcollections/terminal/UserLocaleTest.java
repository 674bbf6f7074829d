package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserLocaleTest {
    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de_DE, de-DE",
        "de_DE.UTF-8, de-DE",
        "de_AT.ISO-8859-15@euro, de-AT",
        "de-CH, de-CH",
        "sr_RS.UTF-8@latin, sr-Latn-RS",
        "sr_RS@cyrillic, sr-Cyrl-RS",
        "es_419, es-419",
        "haw_US.utf8, haw-US",
        "ca_ES@valencia, ca-ES",
        "en_US.UTF-8, en-US",
    })
    void nameBecomesALocale(String name, String tag) {
        assertEquals(tag, UserLocale.of(Map.of("LANG", name), "LC_COLLATE").toLanguageTag());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C",
                "POSIX",
                "C.UTF-8",
                "C.utf8@x",
                "german",
                "de_",
                "de_DEU",
                "_DE",
                "../../etc",
                "de_DE\u001b",
                "１２",
            })
    void whatNamesNoneIsNone(String name) {
        assertEquals(Locale.ROOT, UserLocale.of(Map.of("LANG", name), "LC_COLLATE"));
    }

    @Test
    void firstThatIsNotEmptyCounts() {
        assertEquals(Locale.ROOT, UserLocale.of(Map.of(), "LC_COLLATE"));
        Map<String, String> all = Map.of("LC_ALL", "da", "LC_COLLATE", "de", "LC_NUMERIC", "fr", "LANG", "en");
        assertEquals(Locale.forLanguageTag("da"), UserLocale.of(all, "LC_COLLATE"));
        Map<String, String> some = Map.of("LC_ALL", "", "LC_COLLATE", "de", "LC_NUMERIC", "C", "LANG", "en");
        assertEquals(Locale.forLanguageTag("de"), UserLocale.of(some, "LC_COLLATE"));
        assertEquals(Locale.ROOT, UserLocale.of(some, "LC_NUMERIC"));
        assertEquals(Locale.forLanguageTag("en"), UserLocale.of(some, "LC_TIME"));
    }
}
