package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the shells offer behind {@code config}, where words stand one behind the other. */
class ConfigOffersTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void areActionsAndThenSettings(RealShell shell) throws IOException {
        shell.assumeItIsThere();
        Map<String, String> expected = new TreeMap<>(Map.of(
                "config ", "get list path set unset",
                "config s", "set",
                "config get acc", "account accounts-file",
                "config unset api", "api-key api-key-command api-key-file",
                "config set net", "network",
                "config set network m", "",
                "config set account 1 m", "",
                "config list -o j", "json"));
        List<String> lines = new ArrayList<>(expected.keySet());
        List<List<RealShell.Offer>> offers = shell.ask(
                new Place(root, Path.of("completions")),
                lines.stream().map(line -> "lcollections " + line).toList());
        Map<String, String> actual = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            actual.put(
                    lines.get(i),
                    offers.get(i).stream().map(RealShell.Offer::word).sorted().collect(Collectors.joining(" ")));
        }
        assertEquals(expected, actual);
    }

    /** Where no PowerShell is at hand, at least its tables are looked at. */
    @Test
    void powerShellKnowsEachPlace() {
        String script = new PowerShellScript(Model.of(Run.model())).text();
        String parameters = script.substring(script.indexOf("'config' = @{"));
        parameters = parameters.substring(0, parameters.indexOf("Options ="));
        assertEquals(3, parameters.split("@\\{ Takes = ", -1).length - 1, parameters);
    }
}
