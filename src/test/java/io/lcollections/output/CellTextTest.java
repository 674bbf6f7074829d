package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rows;
import io.lcollections.terminal.Styles;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as people read them. */
class CellTextTest {
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
    void countsAreGroupedByTheLocale(String locale, String sent, String shown) {
        assertEquals(shown, CellText.count(new JsonNumber(sent), Locale.forLanguageTag(locale)));
    }

    @ParameterizedTest
    @CsvSource({
        "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, Unknown-0x1abe…8788",
        "'', Unknown",
        "0x1abe, Unknown",
        "\u001b[31m0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, Unknown",
    })
    void fallbackNameHasBothEndsOfAnAddressAndOfNothingElse(String contract, String name) {
        assertEquals(name, CellText.name(Rows.of(Map.of("contractAddress", contract))));
    }

    @ParameterizedTest
    @CsvSource({"'', true", "'  ', true", "\u3000, true", "'\u00a0\u2007\u202f', true", "x, false", "' x', false"})
    void nameIsMissingWhereItShowsNothing(String name, boolean isNameless) {
        assertEquals(!isNameless, CellText.hasName(Rows.of(Collections.singletonMap("name", name))));
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOYED, ✓ DEPLOYED, ␛[32m✓ DEPLOYED␛[m",
        "DEPLOYING, * DEPLOYING, ␛[33m* DEPLOYING␛[m",
        "DEPLOY_FAILED, ✗ DEPLOY_FAILED, ␛[31m✗ DEPLOY_FAILED␛[m",
        "NOT_DEPLOYED, - NOT_DEPLOYED, ␛[2m- NOT_DEPLOYED␛[m",
        "PAUSED, PAUSED, PAUSED",
        "'', '', ''",
        "✗ DEPLOYED, ✗ DEPLOYED, ✗ DEPLOYED",
        "deployed, deployed, deployed"
    })
    void documentedDeployStatesHaveASymbolAndAColour(String state, String signed, String coloured) {
        assertEquals(signed, CellText.withSymbol(state));
        assertEquals(coloured.replace('␛', '\u001b'), CellText.inStateColour(new Styles(true), state, signed));
    }
}
