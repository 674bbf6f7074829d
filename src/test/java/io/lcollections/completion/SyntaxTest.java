package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those say who know the languages of the scripts. */
class SyntaxTest {
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
        RealShell.assumeTool(command.get(0));
        Place place = new Place(root, Path.of("completions"));
        if (command.get(0).equals("pwsh")) {
            command.add("& { " + PARSE + " }");
        }
        command.add(place.script(script).toString());
        assertEquals("", place.run(command));
    }
}
