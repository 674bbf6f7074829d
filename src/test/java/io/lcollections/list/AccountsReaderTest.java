package io.lcollections.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiException;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccountsReaderTest {
    private static final Page PAGE =
            new Page(OptionalLong.empty(), OptionalLong.empty(), List.of(), List.of(), List.of());

    private static List<Account> accounts(int number) {
        return LongStream.range(0, number).mapToObj(Account::of).toList();
    }

    private static class EmptyHandler implements AccountsReader.Handler {
        @Override
        public void page(Account account, Page page) throws IOException {}

        @Override
        public void completed(Account account, List<String> notes) {}

        @Override
        public void failed(Account account, ApiException failure) {}
    }

    @Test
    void onlyAFewPagesAreReadAhead() throws Exception {
        AtomicInteger ahead = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        AccountsReader reader = new AccountsReader(4, (account, consumer) -> {
            for (int i = 0; i < 30; i++) {
                ahead.incrementAndGet();
                consumer.accept(PAGE, 0);
            }
            return List.of();
        });
        reader.read(accounts(40), new EmptyHandler() {
            @Override
            public void page(Account account, Page page) {
                seen.add(ahead.getAndDecrement());
            }
        });
        assertEquals(1200, seen.size());
        // For each of four accounts, two pages wait in its queue and one more to be queued.
        assertTrue(seen.stream().allMatch(number -> number <= 4 * 3 + 1), seen.toString());
    }

    @Test
    void aHandlerThatThrowsEndsTheReading() {
        AtomicInteger started = new AtomicInteger();
        IOException brokenPipe = new IOException("Broken pipe");
        AccountsReader reader = new AccountsReader(2, (account, consumer) -> {
            started.incrementAndGet();
            consumer.accept(PAGE, 0);
            return List.of();
        });
        EmptyHandler handler = new EmptyHandler() {
            @Override
            public void page(Account account, Page page) throws IOException {
                throw brokenPipe;
            }
        };
        assertSame(brokenPipe, assertThrows(IOException.class, () -> reader.read(accounts(100), handler)));
        assertTrue(started.get() <= 2, started.toString());
    }

    @Test
    void aRuntimeExceptionOfAReaderThreadIsRethrown() {
        AccountsReader reader = new AccountsReader(2, (account, consumer) -> {
            throw new IllegalStateException("a fault");
        });
        assertThrows(IllegalStateException.class, () -> reader.read(accounts(3), new EmptyHandler()));
    }
}
