package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import org.junit.jupiter.api.Test;

/** Defaults from the environment, and what is typed before them. */
class EnvironmentTest {
    @Test
    void everyOptionCanComeFromIt() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_ACCOUNT", "10001")
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .env("LCOLLECTIONS_OUTPUT", "csv")
                .env("LCOLLECTIONS_COLUMNS", "id")
                .env("LCOLLECTIONS_NO_HEADER", "1")
                .env("LCOLLECTIONS_NON_ZERO", "true")
                .env("LCOLLECTIONS_LIMIT", "2")
                .env("LCOLLECTIONS_OFFSET", "1")
                .env("LCOLLECTIONS_QUIET", "yes")
                .env("LCOLLECTIONS_TIMEOUT", "1m")
                .args();
        assertEquals("589\n978\n", run.out(), run.toString());
        assertEquals("", run.err());
    }

    @Test
    void whatIsTypedComesFirst() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_ACCOUNT", "404")
                .env("LCOLLECTIONS_LIMIT", "ten")
                .env("LCOLLECTIONS_BASE_URL", "https://relayer.invalid")
                .args("--network", "sandbox", "-a", "10001", "--limit", "1", "-o", "csv", "--columns", "id");
        assertEquals("id\n200\n", run.out(), run.toString());
    }

    @Test
    void baseUrlWinsOverNetworkWhereBothStandAlike() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_BASE_URL", "https://relayer.invalid")
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .args("-a", "10001");
        assertEquals(5, run.code(), run.toString());
        assertTrue(run.err().contains("relayer.invalid"), run.err());
    }

    @Test
    void wrongValueIsToldByItsVariable() {
        Run.Result run = Run.with().env("LCOLLECTIONS_LIMIT", "ten").args("-a", "1");
        assertEquals(2, run.code());
        assertEquals("lcollections: LCOLLECTIONS_LIMIT 'ten' is not a whole number from 1\n", run.err());
        Run.Result flag = Run.with().env("LCOLLECTIONS_NON_ZERO", "maybe").args("-a", "1");
        assertEquals("lcollections: LCOLLECTIONS_NON_ZERO 'maybe' is not true or false\n", flag.err());
    }

    @Test
    void emptyIsAsIfItWereNotThere() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_LIMIT", "")
                .env("LOOPRING_API_KEY", "")
                .args("-a", "1");
        assertEquals(3, run.code(), run.toString());
    }

    @Test
    void standingAccountIsNotAskedOfAFile() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_ACCOUNT", "7")
                .stdin("{\"accountId\":8,\"collections\":[]}")
                .args("--input", "-", "-o", "json");
        assertEquals("{\"accountId\":8,\"collections\":[]}\n", run.out(), run.toString());
    }

    @Test
    void standingColumnsDoNotSpoilJson() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_COLUMNS", "id")
                .stdin("{\"collections\":[]}")
                .args("--input", "-", "-o", "json");
        assertEquals("{\"collections\":[]}\n", run.out(), run.toString());
    }
}
