package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HyperlinksTest {
    private static final Hyperlinks ON = Hyperlinks.detect(true, Map.of("FORCE_HYPERLINK", "1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TERM=xterm-kitty | true",
                "TERM=foot | true",
                "TERM=xterm-256color | false",
                "TERM=xterm-256color VTE_VERSION=7006 | true",
                "TERM=xterm-256color VTE_VERSION=5000 | false",
                "TERM=xterm-256color VTE_VERSION=new | false",
                "TERM=xterm-256color VTE_VERSION=99999999999999999999 | true",
                "TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.5.14 | true",
                "TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.0.9 | false",
                "TERM=xterm-256color TERM_PROGRAM=vscode TERM_PROGRAM_VERSION=1.100.2 | true",
                "TERM=xterm-256color TERM_PROGRAM=vscode TERM_PROGRAM_VERSION=1.71.0 | false",
                "TERM=xterm-256color TERM_PROGRAM=WezTerm TERM_PROGRAM_VERSION=20240203-110809 | true",
                "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal TERM_PROGRAM_VERSION=453 | false",
                "TERM=xterm-256color WT_SESSION=0b9e | true",
                "TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4 | true",
                "TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a | false",
                "TERM=screen-256color VTE_VERSION=7006 | false",
                "TERM=screen TMUX=/tmp/t VTE_VERSION=7006 | false",
                "TERM=dumb VTE_VERSION=7006 | false",
                "VTE_VERSION=7006 | false",
                "TERM=xterm-kitty FORCE_HYPERLINK=0 | false",
                "TERM=dumb FORCE_HYPERLINK=1 | true",
            })
    void areDetectedByTheEnvironment(String variables, boolean on) {
        assertEquals(on, Hyperlinks.detect(true, env(variables)).enabled());
    }

    @Test
    void areDisabledWithoutATerminalUnlessForced() {
        assertFalse(Hyperlinks.detect(false, env("TERM=xterm-kitty")).enabled());
        assertEquals(true, Hyperlinks.detect(false, env("FORCE_HYPERLINK=1")).enabled());
    }

    @Test
    void linkIsBetweenTwoSequences() {
        assertEquals("\u001b]8;;https://a/b\u001b\\name\u001b]8;;\u001b\\", ON.link("https://a/b", "name"));
        assertEquals("name", new Hyperlinks(false).link("https://a/b", "name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a/\u001b\\", "https://a/\u0007", "https://a/ b", "https://a/\u009c", "https://ä/"})
    void unsafeUrlIsNotLinked(String url) {
        assertEquals("name", ON.link(url, "name"));
    }

    private static Map<String, String> env(String variables) {
        Map<String, String> env = new HashMap<>();
        for (String variable : variables.split(" ")) {
            env.put(variable.split("=")[0], variable.split("=")[1]);
        }
        return env;
    }
}
