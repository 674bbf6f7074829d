package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.lcollections.output.Column;
import io.lcollections.output.Format;
import io.lcollections.support.Run;
import io.lcollections.support.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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
        run.expectOut(Files.readString(kept));
        run.expectCode(0).expectMessages("");
    }

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

    // What the shells offer

    private static final List<String> FILES = List.of("-friday.json", "answers", "page.json");

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

    @ParameterizedTest
    @EnumSource(names = {"ZSH", "FISH"})
    void areShownWithTheirDescriptions(RealShell shell) throws IOException {
        shell.assumeItIsThere();
        Model model = Model.of(Run.model());
        List<Executable> checks = new ArrayList<>();
        for (Model.Menu menu : model.menus()) {
            String command = menu.isOfRoot() ? "" : menu.name() + " ";
            List<String> lines = List.of("lcollections " + command + "--", "lcollections --network sandbox ");
            Map<String, String> shown = new LinkedHashMap<>();
            shell.ask(new Place(root, Path.of("completions")), lines)
                    .forEach(offers -> offers.forEach(offer -> shown.put(offer.word(), offer.shown())));
            Map<String, String> expected = new LinkedHashMap<>();
            menu.options().forEach(option -> expected.put(option.longest(), option.description()));
            model.commands().forEach(each -> expected.put(each.name(), each.description()));
            expected.forEach((word, description) -> checks.add(() ->
                    assertTrue(shown.getOrDefault(word, "").endsWith(description), command + word + shown.get(word))));
        }
        assertAll(checks);
    }

    // TAB in the shells

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

    /** What shells put behind an option and behind one of several words; a comma of zsh goes when the word ends. */
    private static Map<String, String> lines(String option, String word, String blank) {
        Map<String, String> lines = new TreeMap<>();
        lines.put("sum\t-o j\t", "summary -o json ");
        lines.put("-q su\t--ou\tj\t", "-q summary --output" + option + "json ");
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
