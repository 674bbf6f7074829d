package io.lcollections.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxJsonTest {
    /** The wire form as a value. */
    private record Page(int totalNum, List<SandboxRow> collections) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 5000})
    void bytesAreThoseOfTheRecords(int total) throws Exception {
        SandboxAccount account = new SandboxAccount(10001, total, new Catalogue(total));
        SandboxAccount.Slice slice = account.slice(new SandboxAccount.Filter(false, ""), 0, total);
        List<SandboxRow> rows =
                Arrays.stream(slice.rows()).mapToObj(account::row).toList();
        assertArrayEquals(
                new ObjectMapper().writeValueAsBytes(new Page(total, rows)), new SandboxJson().page(account, slice));
    }
}
