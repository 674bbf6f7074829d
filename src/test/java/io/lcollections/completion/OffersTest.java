package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.output.Column;
import io.lcollections.output.Format;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What the shells themselves offer with our scripts: the whole word that would stand there. */
class OffersTest {
    private static final List<String> FILES = List.of("-friday.json", "answers", "page.json");

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void areThoseOfTheTable(RealShell shell) throws IOException {
        shell.assumeItIsThere();
        Place place = new Place(root, Path.of("completions"));
        for (String file : FILES) {
            Files.writeString(place.here().resolve(file), "");
        }
        Map<String, String> expected = new LinkedHashMap<>();
        String shells = "";
        for (String line : Files.readAllLines(Path.of("src/test/resources/shells/offers.txt"))) {
            shells = line.startsWith("[") ? line : shells;
            if (shells.contains(shell.name()) && line.contains("|")) {
                expected.put(line.substring(0, line.indexOf('|')), line.substring(line.indexOf('|') + 1));
            }
        }
        List<String> lines =
                expected.keySet().stream().map(line -> "lcollections " + line).toList();
        List<List<RealShell.Offer>> offers = shell.ask(place, lines);
        List<Executable> checks = new ArrayList<>();
        for (String line : expected.keySet()) {
            Set<String> words = new TreeSet<>();
            offers.get(checks.size()).forEach(offer -> words.add(offer.word()));
            checks.add(() -> assertEquals(words(expected.get(line)), words, line));
        }
        assertAll(checks);
    }

    /** The words of the table, in which a name in braces stands for several. */
    private static Set<String> words(String text) {
        CommandLine root = Run.model();
        String all = Pattern.compile("\\{(\\w+)([^}]*)}").matcher(text).replaceAll(name -> {
            List<String> without = List.of(name.group(2).split(" "));
            return switch (name.group(1)) {
                case "commands" -> String.join(" ", root.getSubcommands().keySet());
                case "files" -> String.join(" ", FILES);
                case "fields" -> String.join(" ", Column.documentedNames());
                case "formats" ->
                    String.join(
                            " ",
                            Arrays.stream(Format.values()).map(Format::name).toList());
                default -> {
                    CommandLine command = root.getSubcommands().getOrDefault(name.group(1), root);
                    Set<String> options =
                            new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
                    without.forEach(options::remove);
                    yield String.join(" ", options);
                }
            };
        });
        return all.isEmpty() ? Set.of() : new TreeSet<>(List.of(all.split(" ")));
    }

    /** Descriptions have quotes, brackets, colons and dollars in them; bash shows none. */
    @ParameterizedTest
    @EnumSource(names = {"ZSH", "FISH"})
    void areShownWithTheirDescriptions(RealShell shell) throws IOException {
        shell.assumeItIsThere();
        List<Executable> checks = new ArrayList<>();
        for (Model.Menu menu : Model.of(Run.model()).menus()) {
            String command = menu.isOfRoot() ? "" : menu.name() + " ";
            Map<String, String> shown = new LinkedHashMap<>();
            shell.ask(new Place(root, Path.of("completions")), List.of("lcollections " + command + "--"))
                    .get(0)
                    .forEach(offer -> shown.put(offer.word(), offer.shown()));
            for (Model.Option option : menu.options()) {
                String described = shown.getOrDefault(option.longest(), "none");
                checks.add(() -> assertTrue(described.endsWith(option.description()), command + described));
            }
        }
        assertAll(checks);
    }
}
