package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemTerminalTest {
    @ParameterizedTest
    @CsvSource({"'',false,false", "0,false,false", "1,true,false", "02,false,true", "012,true,true"})
    void theLauncherKnowsWhichStreamsAreTerminals(String says, boolean stdout, boolean stderr) {
        Terminal terminal = new SystemTerminal(Map.of(), says);
        assertEquals(stdout, terminal.isStdoutTerminal());
        assertEquals(stderr, terminal.isStderrTerminal());
    }

    @ParameterizedTest
    @CsvSource({"132,132", "1,1", "9999,9999"})
    void theEnvironmentSaysTheWidthOfBoth(String columns, int width) {
        Terminal terminal = new SystemTerminal(Map.of("COLUMNS", columns), "");
        assertEquals(width, terminal.width());
        assertEquals(width, terminal.stderrWidth());
    }
}
