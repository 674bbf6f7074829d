package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion scripts are those of the options, valid, and work with what users may have set. */
class CompletionsTest {
    private static final Path KEPT = Path.of("completions");

    private record Script(String shell, String file, String text) {}

    static Stream<Script> scripts() {
        Model model = Model.of(Run.model());
        return Stream.of(
                new Script("bash", "lcollections.bash", BashScript.of(model)),
                new Script("zsh", "_lcollections", ZshScript.of(model)),
                new Script("fish", "lcollections.fish", FishScript.of(model)),
                new Script("powershell", "lcollections.ps1", PowerShellScript.of(model)));
    }

    /** {@code -Dcompletions=write} writes them anew, for the next build to pack. */
    @ParameterizedTest
    @MethodSource("scripts")
    void areMadeOfTheOptionsThatThereAre(Script script) throws IOException {
        Path kept = KEPT.resolve(script.file);
        if ("write".equals(System.getProperty("completions"))) {
            Files.writeString(kept, script.text);
        }
        assertEquals(
                script.text,
                Files.exists(kept) ? Files.readString(kept) : "",
                "mvn test -Dcompletions=write -Dtest=CompletionsTest writes " + kept + " anew");
        Run.Result run = Run.with().args("completion", script.shell);
        assertEquals(Files.readString(kept), run.out(), run.toString());
        assertEquals("0", run.code() + run.err());
    }

    /** Prints what its own parser finds, without running anything. */
    private static final String PARSE = "$errors = $null; "
            + "[void][System.Management.Automation.Language.Parser]::ParseFile($args[0], [ref]$null, [ref]$errors); "
            + "$errors | ForEach-Object { $_.ToString() }";

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({
        "bash -n, lcollections.bash",
        "shellcheck, lcollections.bash",
        "zsh -n, _lcollections",
        "fish -n, lcollections.fish",
        "pwsh -NoProfile -Command, lcollections.ps1"
    })
    void hasNoFault(String check, String script) throws IOException {
        List<String> command = new ArrayList<>(List.of(check.split(" ")));
        Tool.require(command.get(0));
        Place place = new Place(root, KEPT);
        if (command.get(0).equals("pwsh")) {
            command.add("& { " + PARSE + " }");
        }
        command.add(place.script(script).toString());
        assertEquals("", place.run(command));
    }

    /** The signs at which bash parts words, beside blanks and quotes. */
    @ParameterizedTest
    @ValueSource(strings = {"=:><;|&(", "><;|&(", ":", "=,", "=,.-", ""})
    void bashMayPartWordsInAnotherWay(String signs) throws IOException {
        RealShell.BASH.assumeItIsThere();
        Place place = new Place(root, KEPT).with("BREAKS", " \t\n\"'" + signs);
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
        assertEquals("_lcollections\n", new Place(root, KEPT).run(List.of("zsh", "-f", "-c", commands)));
    }

    /** In single quotes of PowerShell's, in which any kind of them is doubled. */
    @Test
    void descriptionsAreTextsOfPowerShell() {
        Model model = Model.of(Run.model());
        Set<String> texts = new HashSet<>();
        Pattern.compile("'((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'")
                .matcher(PowerShellScript.of(model))
                .results()
                .forEach(text -> texts.add(text.group(1).replaceAll("(['\u2018-\u201b])\\1", "$1")));
        model.menus().stream()
                .flatMap(menu -> menu.options().stream())
                .forEach(option -> assertTrue(texts.contains(option.description()), option.description()));
        model.commands().forEach(command -> assertTrue(texts.contains(command.description()), command.description()));
    }
}
