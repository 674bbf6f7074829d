package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorModeTest {
    @ParameterizedTest(name = "--color {0}, NO_COLOR={1}, CLICOLOR_FORCE={2}, TERM={3}, terminal {4}: {5}")
    @CsvSource({
        "auto,'','',xterm,true,true",
        "auto,'','',xterm,false,false",
        "auto,1,'',xterm,true,false",
        "auto,'',1,xterm,false,true",
        "auto,'',0,xterm,false,false",
        "auto,1,1,xterm,true,false",
        "auto,'','',dumb,true,false",
        "auto,'',1,dumb,true,true",
        "always,1,'',dumb,false,true",
        "never,'',1,xterm,true,false",
    })
    void precedence(ColorMode mode, String no, String force, String term, boolean terminal, boolean colours) {
        Map<String, String> env = Map.of("NO_COLOR", no, "CLICOLOR_FORCE", force, "TERM", term);
        assertEquals(colours, mode.decide(env, terminal).useColor());
    }
}
