package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.json.JsonNumber;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | 999 | 999",
                "en-US | 1000 | 1,000",
                "en-US | 1234567 | 1,234,567",
                "en-US | -1234 | -1,234",
                "en-US | 1.5e3 | 1,500",
                "en-US | 1234.5 | 1234.5",
                "en-US | 12345678901234567890 | 12345678901234567890",
                "en-US | 1e999999999 | 1e999999999",
                "de-DE | 1234567 | 1.234.567",
                "de-CH | 1234 | 1’234",
                "und | 1234567 | 1234567",
            })
    void isThatOfTheLocale(String locale, String served, String shown) {
        assertEquals(shown, new CountText(Locale.forLanguageTag(locale)).text(new JsonNumber(served)));
    }
}
