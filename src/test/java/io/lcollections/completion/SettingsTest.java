package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users may have set, or do in another way than the README says. */
class SettingsTest {
    private static final Path SCRIPTS = Path.of("completions");

    @TempDir
    private Path root;

    /** The signs at which bash parts words, beside blanks and quotes. */
    @ParameterizedTest
    @ValueSource(strings = {"=:><;|&(", "><;|&(", ":", "=,", "=,.-", ""})
    void bashMayPartWordsInAnotherWay(String signs) throws IOException {
        RealShell.BASH.assumeItIsThere();
        Place place = new Place(root, SCRIPTS).with("BREAKS", " \t\n\"'" + signs);
        List<String> lines = List.of(
                "lcollections --output=js",
                "lcollections summary -o j",
                "lcollections --columns=id,na",
                "lcollections --columns times.c",
                "lcollections --sort id,-na",
                "lcollections sandbox --faults rate-limit=0.1,sl");
        List<String> words = RealShell.BASH.ask(place, lines).stream()
                .map(offers -> offers.size() == 1 ? offers.get(0).word() : offers.toString())
                .toList();
        assertEquals(
                List.of(
                        "--output=json",
                        "json",
                        "--columns=id,name",
                        "times.createdAt",
                        "id,-name",
                        "rate-limit=0.1,slow="),
                words);
    }

    @Test
    void zshMayReadItsScriptBehindCompinit() throws IOException {
        RealShell.ZSH.assumeItIsThere();
        String commands =
                "autoload -Uz compinit; compinit -D -u; . $SCRIPTS/_lcollections; print $_comps[lcollections]";
        assertEquals("_lcollections\n", new Place(root, SCRIPTS).run(List.of("zsh", "-f", "-c", commands)));
    }
}
