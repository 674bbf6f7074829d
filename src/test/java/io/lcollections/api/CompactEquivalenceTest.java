package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Property;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An answer that is recognized reads as one that is not, whatever is in it. */
class CompactEquivalenceTest {
    private static final int CASES = 12_000;

    private static final List<byte[]> SMALL = Stream.of(
                    "{'totalNum':2,'collections':[{'collection':{'id':1,'name':'理é😀','b':{'a':-5,'c':[true,'x']}},'count':2},"
                            + "{'collection':{'name':'q\\\"\\n','id':'s-2','extra':{}},'count':0}]}",
                    "{'collections':[{'collection':{'id':9},'count':1}]}",
                    "{'totalNum':0,'collections':[]}",
                    "{'totalNum':3,'collections':[{'collection':{'id':3,'a':[],'b':[null,false,{'a':{'a':0}}],'times':{"
                            + "'createdAt':1638316800200},'name':'','c':'"
                            + "z".repeat(40) + "'},'count':12}]}")
            .map(page -> page.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
            .toList();

    private static List<byte[]> pagesOfTheSandbox() {
        Run.Result run = Run.with().args("--network", "sandbox", "-a", "10001", "--all", "-o", "raw");
        return run.out()
                .lines()
                .map(page -> page.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void pagesOfTheSandboxAreRecognizedAndReadTheSame() throws IOException {
        List<byte[]> pages = pagesOfTheSandbox();
        assertTrue(pages.size() > 1, "pages: " + pages.size());
        for (byte[] page : pages) {
            assertTrue(TwoReadings.isRecognized(page), () -> new String(page, StandardCharsets.UTF_8));
            TwoReadings.requireSame(page);
        }
    }

    @Test
    void changedPagesReadTheSame() {
        int[] recognized = {0, 0};
        new Property<>(random -> PageMutations.of(random, SMALL), PageMutations.Made::smaller).holds(CASES, made -> {
            recognized[TwoReadings.isRecognized(made.body()) ? 1 : 0]++;
            TwoReadings.requireSame(made.body());
        });
        assertAll(
                () -> assertTrue(recognized[0] * 5 > CASES, "too many are recognized: " + recognized[1]),
                () -> assertTrue(recognized[1] * 5 > CASES, "too few are recognized: " + recognized[1]));
    }
}
