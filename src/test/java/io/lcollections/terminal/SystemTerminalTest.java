package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemTerminalTest {
    @ParameterizedTest
    @CsvSource({"'',false,false", "0,false,false", "1,true,false", "02,false,true", "012,true,true"})
    void theLauncherReportsTerminals(String says, boolean stdout, boolean stderr) {
        Terminal terminal = new SystemTerminal(Map.of(), says, null);
        assertEquals(stdout, terminal.isStdoutTerminal());
        assertEquals(stderr, terminal.isStderrTerminal());
    }

    @ParameterizedTest
    @CsvSource({"132,132", "1,1", "9999,9999"})
    void columnsVariableSetsBothWidths(String columns, int width) {
        Terminal terminal = new SystemTerminal(Map.of("COLUMNS", columns), "", "90");
        assertEquals(width, terminal.width());
        assertEquals(width, terminal.stderrWidth());
    }

    /** Unless COLUMNS is a valid width; 80 if neither is known. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', 132, 132",
                "'', 1, 1",
                "0, 132, 132",
                "12345, 132, 132",
                "wide, 132, 132",
                "'', 65535, 10000",
                "'', 0, 80",
                "'', '', 80",
                "'', 123456, 80",
                "'', -5, 80",
                "'', 1e2, 80",
                "'', -, 80"
            })
    void theLauncherReportsTheWidthOfStandardOutput(String columns, String launcherColumns, int width) {
        Terminal terminal = new SystemTerminal(Map.of("COLUMNS", columns), "1", launcherColumns);
        assertEquals(width, terminal.width());
        assertEquals(80, terminal.stderrWidth());
    }
}
