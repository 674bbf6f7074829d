package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.lcollections.support.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TAB in the shells themselves: what stands in the line then, its blank at the end too. */
class TypingTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void completesTheLine(RealShell shell) throws IOException {
        shell.assumeItIsThere();
        Tool.require("script");
        Place place = new Place(root, Path.of("completions"));
        Files.writeString(place.here().resolve("my page.json"), "");
        Files.createDirectories(place.here().resolve("saved"));
        Map<String, String> expected = switch (shell) {
            case BASH -> lines(" ", "", "\\ ");
            case ZSH -> lines("=", ",", "\\ ");
            case FISH -> lines(" ", " ", "\\ ");
        };
        Map<String, String> actual = new TreeMap<>();
        try (Typist typist = new Typist(shell, place)) {
            for (String keys : expected.keySet()) {
                actual.put(keys, typist.type("lcollections " + keys).replaceFirst("^lcollections ", ""));
            }
        }
        assertEquals(text(expected), text(actual));
    }

    /**
     * @param option behind an option that takes a value
     * @param word behind one of several words; a comma that zsh puts there goes when the word ends
     */
    private static Map<String, String> lines(String option, String word, String blank) {
        Map<String, String> lines = new TreeMap<>();
        lines.put("sum\t-o j\t", "summary -o json ");
        lines.put("--ne\t", "--network" + option);
        lines.put("--network=te\t", "--network=testnet ");
        lines.put("--non-z\t", "--non-zero ");
        lines.put("--columns id,na\t", "--columns id,name" + word);
        lines.put("--columns=id,na\t", "--columns=id,name" + word);
        lines.put("--columns id,\t", "--columns id,");
        lines.put("--sort -cou\t", "--sort -count" + word);
        lines.put("sandbox --faults rate-limit=0.1,sl\t", "sandbox --faults rate-limit=0.1,slow=");
        lines.put("sandbox --faults=ra\t0.1,sl\t", "sandbox --faults=rate-limit=0.1,slow=");
        lines.put("--input m\t", "--input my" + blank + "page.json ");
        lines.put("--input=m\t", "--input=my" + blank + "page.json ");
        lines.put("--input sa\t", "--input saved/");
        lines.put("-o html > m\t", "-o html > my" + blank + "page.json ");
        lines.put("--limit m\t", "--limit m");
        lines.put("--limit \t", "--limit ");
        return lines;
    }

    private static String text(Map<String, String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach((keys, line) -> text.append(keys.replace("\t", "<TAB>"))
                .append(" -> ")
                .append(line)
                .append("|\n"));
        return text.toString();
    }

    /** Someone at the keys of a shell on a terminal. The shell tells when it is ready, and on request what its line is. */
    private static final class Typist implements AutoCloseable {
        private static final int READY = 035;
        private static final int LINE_STARTS = 036;
        private static final int LINE_ENDS = 037;
        private static final char TELL = 'T' - '@';

        private final Process terminal;
        private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

        Typist(RealShell shell, Place place) throws IOException {
            String size = "stty rows 40 cols 120; ";
            terminal = place.process(List.of("script", "-qec", size + "exec env " + shell.typed(), "/dev/null"))
                    .redirectErrorStream(true)
                    .start();
            CompletableFuture.delayedExecutor(Place.GUARD_SECONDS, TimeUnit.SECONDS)
                    .execute(terminal::destroyForcibly);
            until(READY);
        }

        /** What the line is after some keys; the next one is empty. */
        String type(String keys) throws IOException {
            terminal.getOutputStream().write((keys + TELL).getBytes(StandardCharsets.UTF_8));
            terminal.getOutputStream().flush();
            until(LINE_STARTS);
            return until(LINE_ENDS);
        }

        private String until(int sign) throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int next = terminal.getInputStream().read();
                    next != sign;
                    next = terminal.getInputStream().read()) {
                if (next < 0) {
                    return fail("the shell went away or did not answer:\n" + screen.toString(StandardCharsets.UTF_8));
                }
                text.write(next);
                screen.write(next);
            }
            return text.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            terminal.descendants().forEach(ProcessHandle::destroyForcibly);
            terminal.destroyForcibly().onExit().join();
        }
    }
}
