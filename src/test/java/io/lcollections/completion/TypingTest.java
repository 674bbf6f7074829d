package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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
}
