package io.lcollections.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.sandbox.Holding.Filter;
import io.lcollections.sandbox.Holding.Slice;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxAccountTest {
    private static final Filter ALL = new Filter(false, "");
    private static final Filter HELD = new Filter(true, "");
    private static final long ACCOUNT = 10001;

    /** Counts what is asked of it. */
    private static final class Counting extends Catalogue {
        private int ids;
        private int built;

        Counting(int most) {
            super(most);
        }

        @Override
        int id(long accountId, int index) {
            ids++;
            return super.id(accountId, index);
        }

        @Override
        SandboxCollection collection(long accountId, int index) {
            built++;
            return super.collection(accountId, index);
        }
    }

    @ParameterizedTest
    @CsvSource({"137,1208", "1009,1208", "1010,1000202", "100000,1000202", "1000000,1000202"})
    void noIdRepeats(int total, int highest) {
        Catalogue catalogue = new Catalogue(total);
        int[] ids = IntStream.range(0, total)
                .map(index -> catalogue.id(ACCOUNT, index))
                .toArray();
        assertEquals(total, Arrays.stream(ids).distinct().count());
        assertTrue(Arrays.stream(ids).allMatch(id -> id >= 200 && id <= highest));
        assertTrue(IntStream.range(1, total).anyMatch(i -> ids[i] < ids[i - 1]), "they follow no order");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 500, 999_950})
    void pageCostsWhatItHolds(long offset) {
        Counting catalogue = new Counting(1_000_000);
        byte[] body = page(new SandboxAccount(ACCOUNT, 1_000_000, catalogue), ALL, offset);
        assertTrue(body.length > 50 * 1000);
        assertEquals(50, catalogue.built);
        assertTrue(catalogue.ids <= 100, catalogue.ids + " ids for 50 rows");
    }

    @Test
    void filterLooksAtAllAndBuildsThePage() {
        Counting catalogue = new Counting(100_000);
        page(new SandboxAccount(ACCOUNT, 100_000, catalogue), HELD, 20_000);
        assertEquals(50, catalogue.built);
        assertTrue(catalogue.ids >= 100_000);
    }

    @Test
    void slicesAreCutAtTheEnd() {
        SandboxAccount account = account(137);
        assertEquals(37, account.slice(ALL, 100, 50).rows().length);
        assertEquals(0, account.slice(ALL, 137, 50).rows().length);
        assertEquals(
                0,
                account.slice(ALL, 999_999_999_999_999_999L, Integer.MAX_VALUE).rows().length);
        assertEquals(137, account.slice(ALL, 0, Integer.MAX_VALUE).rows().length);
        assertEquals(0, account.slice(HELD, 137, 50).rows().length);
        assertEquals(0, account(0).slice(ALL, 0, 50).rows().length);
    }

    @Test
    void filterFindsWhatTheRowsSay() {
        SandboxAccount account = account(1000);
        int[] held = all(account).filter(row -> account.row(row).count() > 0).toArray();
        Slice slice = account.slice(HELD, 10, 1000);
        assertEquals(held.length, slice.totalNum());
        assertArrayEquals(Arrays.copyOfRange(held, 10, held.length), slice.rows());
        String token = account.row(4).collection().contractAddress();
        int[] sharing = all(account)
                .filter(row -> account.row(row).collection().contractAddress().equals(token))
                .toArray();
        assertArrayEquals(
                sharing, account.slice(new Filter(false, token), 0, 50).rows());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 123_456_789_012_345L, Long.MAX_VALUE})
    void shiftMovesOneRowAndThoseBetweenByOne(long luck) {
        SandboxAccount account = account(10);
        account.shift(luck);
        int[] after = all(account).toArray();
        assertArrayEquals(
                IntStream.range(0, 10).toArray(), Arrays.stream(after).sorted().toArray());
        int from = (int) (luck % 10);
        int to =
                IntStream.range(0, 10).filter(i -> after[i] == from).findFirst().orElseThrow();
        assertTrue(from != to, "it has moved");
        int[] others = Arrays.stream(after).filter(row -> row != from).toArray();
        assertArrayEquals(IntStream.range(0, 10).filter(row -> row != from).toArray(), others);
    }

    @Test
    void shiftsAddUpAndReachEveryPlace() {
        SandboxAccount account = account(10);
        boolean[][] seen = new boolean[10][10];
        for (long luck = 0; luck < 1000; luck++) {
            account.shift(Hashes.mix(luck));
            int[] rows = all(account).toArray();
            assertEquals(10, Arrays.stream(rows).distinct().count());
            for (int i = 0; i < 10; i++) {
                seen[i][rows[i]] = true;
            }
        }
        assertTrue(
                Arrays.stream(seen).allMatch(places -> !Arrays.toString(places).contains("false")));
    }

    @Test
    void changedAccountStaysSo() {
        SandboxAccounts accounts = new SandboxAccounts(OptionalInt.of(1000));
        SandboxAccount changed = accounts.accountToChange(7).orElseThrow();
        changed.shift(12345);
        int[] rows = all(accounts.account(7).orElseThrow()).toArray();
        assertArrayEquals(all(changed).toArray(), rows);
        assertFalse(Arrays.equals(IntStream.range(0, 1000).toArray(), rows));
        assertArrayEquals(
                IntStream.range(0, 1000).toArray(),
                all(accounts.account(8).orElseThrow()).toArray());
        assertTrue(accounts.account(404).isEmpty());
        assertTrue(accounts.accountToChange(404).isEmpty());
    }

    @Test
    void filterFollowsTheOrderToo() {
        SandboxAccount account = account(100);
        int[] before = account.slice(HELD, 0, 100).rows();
        for (int i = 0; i < 50; i++) {
            account.shift(Hashes.mix(i));
        }
        int[] after = account.slice(HELD, 0, 100).rows();
        assertArrayEquals(
                all(account).filter(row -> account.row(row).count() > 0).toArray(), after);
        assertArrayEquals(before, Arrays.stream(after).sorted().toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void tooFewToShiftAreLeftAlone(int total) {
        SandboxAccount account = account(total);
        account.shift(12345);
        assertEquals(total, all(account).count());
    }

    private static SandboxAccount account(int total) {
        return new SandboxAccount(ACCOUNT, total, new Catalogue(total));
    }

    private static IntStream all(SandboxAccount account) {
        return Arrays.stream(account.slice(ALL, 0, Integer.MAX_VALUE).rows());
    }

    private static byte[] page(SandboxAccount account, Filter filter, long offset) {
        return new SandboxJson().page(account, account.slice(filter, offset, 50));
    }
}
