package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rows;
import io.lcollections.terminal.Screen;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns by their names, and their values as people read them. */
class ColumnTest {
    private static final Screen STYLED = new Screen(true, OptionalInt.empty(), false, true, false);

    @ParameterizedTest
    @CsvSource({
        "nftType, nftType", "NFTTYPE, nftType", "TYPE, nftType",
        "status, deployStatus", "Created, times.createdAt", "contract, contractAddress",
        "cached avatar, cached.avatar", "legacy, extra.properties.isLegacy", "public, isPublic",
        "account, accountId", "count, count", "holds, count",
        "Times, times", "extra.properties, extra.properties", "name, name",
        "royalty.Share, royalty.Share",
    })
    void userNamesAColumnByItsFieldOrItsHeader(String name, String key) {
        assertEquals(key, Column.of(name).key());
        assertEquals(
                List.of(key), Column.of(List.of(name)).stream().map(Column::key).toList());
        assertEquals(key, RowSorter.Key.of(name).column().key());
        assertEquals(
                new RowSorter.Key(Column.of(name), true).column().key(),
                RowSorter.Key.of("-" + name).column().key());
    }

    @Test
    void documentedColumnsHaveAHeaderAndADescription() {
        Set<String> keys = new HashSet<>();
        for (Column column : Column.documented()) {
            assertTrue(column.isDocumented() && keys.add(column.key()), column.key());
            assertFalse(column.header().isEmpty() || column.description().isEmpty(), column.key());
        }
        assertEquals(Set.copyOf(Column.documentedNames()), keys);
        assertFalse(Column.of("royaltyShare").isDocumented());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | 999 | 999", "en-US | 1000 | 1,000",
                "en-US | 1234567 | 1,234,567", "en-US | -1234 | -1,234",
                "en-US | 1.5e3 | 1,500", "en-US | 1234.5 | 1234.5",
                "en-US | 12345678901234567890 | 12345678901234567890", "en-US | 1e999999999 | 1e999999999",
                "de-DE | 1234567 | 1.234.567", "ar-EG | 1234567 | 1,234,567",
                "fa-IR | 1234567 | 1,234,567", "my-MM | 1234567 | 1,234,567",
                "ar-EG | 999 | 999", "de-CH | 1234 | 1’234",
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
        assertEquals(coloured.replace('␛', '\u001b'), CellText.inStateColour(STYLED, state, signed));
    }
}
