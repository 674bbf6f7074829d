package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Descriptions with every sign that means something to a shell are shown as they are, and nothing in them is run. */
class HostileDescriptionsTest {
    private static final String HOSTILE =
            "it's \"so\" \u2018odd\u2019 $HOME $(touch run) `touch run` [a] {b} c:d e\\f \\' *?~ #! <(touch run) | & 5% \\";

    /** A text in single quotes of PowerShell's, in which any kind of them is doubled. */
    private static final Pattern TEXT = Pattern.compile("'((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'");

    @TempDir
    private Path root;

    private static Model model() {
        CommandSpec odd = CommandSpec.create();
        odd.usageMessage().description(HOSTILE.replace("%", "%%"));
        odd.addOption(
                OptionSpec.builder("--hidden").hidden(true).description("no").build());
        odd.addOption(option("-x", "--extra"));
        CommandSpec hidden = CommandSpec.create();
        hidden.usageMessage().hidden(true);
        CommandSpec root = CommandSpec.create().name("lcollections");
        root.addOption(option("--one")).addOption(option("-t", "--two"));
        root.addOption(OptionSpec.builder("--secret").hidden(true).build());
        root.addSubcommand("odd", odd).addSubcommand("hidden", hidden);
        return Model.of(new CommandLine(root));
    }

    private static OptionSpec option(String... names) {
        return OptionSpec.builder(names)
                .paramLabel("N")
                .arity("1")
                .description(names[0] + " " + HOSTILE.replace("%", "%%"))
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void areShownAsTheyAre(RealShell shell) throws IOException {
        shell.assumeItIsThere();
        Place place = place();
        List<List<RealShell.Offer>> offers = shell.ask(
                place, List.of("lcollections ", "lcollections --", "lcollections odd --", "lcollections odd -x "));
        assertEquals(List.of("odd"), words(offers.get(0)));
        assertEquals(List.of("--one", "--two"), words(offers.get(1)));
        assertEquals(List.of("--extra"), words(offers.get(2)));
        assertEquals(List.of(), words(offers.get(3)));
        if (shell != RealShell.BASH) {
            offers.stream()
                    .flatMap(List::stream)
                    .forEach(offer -> assertTrue(offer.shown().endsWith(HOSTILE), offer.shown()));
        }
        assertFalse(Files.exists(place.here().resolve("run")));
    }

    @Test
    void areTextsOfPowerShell() {
        String script = new PowerShellScript(model()).text();
        List<String> texts = new ArrayList<>();
        Matcher matcher = TEXT.matcher(script);
        while (matcher.find()) {
            texts.add(matcher.group(1).replaceAll("(['\u2018-\u201b])\\1", "$1"));
        }
        assertEquals(4, texts.stream().filter(text -> text.endsWith(HOSTILE)).count(), script);
        assertFalse(matcher.replaceAll("").contains("touch"), script);
    }

    private Place place() throws IOException {
        Path scripts = Files.createDirectory(root.resolve("scripts"));
        Files.writeString(scripts.resolve("lcollections.bash"), new BashScript(model()).text());
        Files.writeString(scripts.resolve("_lcollections"), new ZshScript(model()).text());
        Files.writeString(scripts.resolve("lcollections.fish"), new FishScript(model()).text());
        return new Place(root, scripts);
    }

    private static List<String> words(List<RealShell.Offer> offers) {
        return offers.stream().map(RealShell.Offer::word).sorted().toList();
    }
}
