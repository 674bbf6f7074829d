package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.model.AccountName;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeveralAccountsTest {
    private static final Page PAGE =
            new Page(OptionalLong.empty(), OptionalLong.empty(), List.of(), List.of(), List.of());

    private static List<AccountName> accounts(int number) {
        return LongStream.range(0, number).mapToObj(AccountName::of).toList();
    }

    private abstract static class Taker implements SeveralAccounts.Sink {
        @Override
        public void page(AccountName account, Page page) throws IOException {}

        @Override
        public void done(AccountName account, List<String> notes) {}

        @Override
        public void failed(AccountName account, ApiException failure) {}
    }

    /** However many accounts there are and whatever they hold. */
    @Test
    void areNotReadFurtherAheadThanAFewPages() throws Exception {
        AtomicInteger ahead = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        SeveralAccounts several = new SeveralAccounts(4, (account, sink) -> {
            for (int i = 0; i < 30; i++) {
                ahead.incrementAndGet();
                sink.page(PAGE, 0);
            }
            return List.of();
        });
        several.read(accounts(40), new Taker() {
            @Override
            public void page(AccountName account, Page page) {
                seen.add(ahead.getAndDecrement());
            }
        });
        assertEquals(1200, seen.size());
        // Two wait for each of the four, and each has one more in hand.
        assertTrue(seen.stream().allMatch(number -> number <= 4 * 3 + 1), seen.toString());
    }

    @Test
    void handOnEachEndOnceAndInOrder() throws Exception {
        List<String> told = new ArrayList<>();
        SeveralAccounts several = new SeveralAccounts(3, (account, sink) -> {
            if (account.text().endsWith("3")) {
                throw new ApiException(ApiException.Kind.REFUSED, "no", null, null);
            }
            return List.of("a note");
        });
        several.read(accounts(14), new Taker() {
            @Override
            public void done(AccountName account, List<String> notes) {
                told.add(account + " " + notes);
            }

            @Override
            public void failed(AccountName account, ApiException failure) {
                told.add(account + " " + failure.getMessage());
            }
        });
        List<String> expected = accounts(14).stream()
                .map(account -> account + (account.text().endsWith("3") ? " no" : " [a note]"))
                .toList();
        assertEquals(expected, told);
    }

    @Test
    void areNotReadOnWhenNobodyTakesThem() {
        AtomicInteger begun = new AtomicInteger();
        IOException gone = new IOException("gone");
        SeveralAccounts several = new SeveralAccounts(2, (account, sink) -> {
            begun.incrementAndGet();
            sink.page(PAGE, 0);
            return List.of();
        });
        IOException thrown = assertThrows(
                IOException.class,
                () -> several.read(accounts(100), new Taker() {
                    @Override
                    public void page(AccountName account, Page page) throws IOException {
                        throw gone;
                    }
                }));
        assertSame(gone, thrown);
        assertTrue(begun.get() <= 2, begun.toString());
    }

    @Test
    void aFaultOfAReaderIsNotLost() {
        SeveralAccounts several = new SeveralAccounts(2, (account, sink) -> {
            throw new IllegalStateException("a fault");
        });
        assertThrows(IllegalStateException.class, () -> several.read(accounts(3), new Taker() {}));
    }
}
