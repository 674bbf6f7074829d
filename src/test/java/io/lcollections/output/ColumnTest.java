package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTest {
    @ParameterizedTest
    @CsvSource({
        "nftType, nftType",
        "NFTTYPE, nftType",
        "TYPE, nftType",
        "status, deployStatus",
        "Created, times.createdAt",
        "contract, contractAddress",
        "cached avatar, cached.avatar",
        "legacy, extra.properties.isLegacy",
        "public, isPublic",
        "account, accountId",
        "count, count",
        "holds, count",
        "Times, times",
        "extra.properties, extra.properties",
        "name, name",
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
}
