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
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the shells themselves offer with our scripts: the whole word that would stand there. */
class OffersTest {
    private static final String COMMANDS =
            String.join(" ", Run.model().getSubcommands().keySet());
    private static final String FILES = "-friday.json answers page.json";

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void areTheseInEveryShell(RealShell shell) throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.putAll(commands());
        expected.putAll(words());
        expected.putAll(fields());
        expected.putAll(files());
        expected.putAll(nothing());
        expect(shell, expected);
    }

    @ParameterizedTest
    @EnumSource
    void areActionsAndThenSettingsBehindConfig(RealShell shell) throws IOException {
        expect(
                shell,
                Map.of(
                        "config ", "get list path set unset",
                        "config s", "set",
                        "config get acc", "account accounts-file",
                        "config unset api", "api-key api-key-command api-key-file",
                        "config set net", "network",
                        "config set network m", "",
                        "config set account 1 m", "",
                        "config list -o j", "json"));
    }

    /** Fish has no notion of it. */
    @ParameterizedTest
    @EnumSource(names = {"BASH", "ZSH"})
    void areNoOptionsThatAreGiven(RealShell shell) throws IOException {
        expect(
                shell,
                Map.of(
                        "--non-zero --no", "--no-header",
                        "list -o json --ou", "",
                        "list --output=json -", names("list", "--output", "-o"),
                        "summary -a 1 --acc", ""));
    }

    @ParameterizedTest
    @EnumSource
    void areOptionsThatMayBeRepeated(RealShell shell) throws IOException {
        expect(
                shell,
                Map.of(
                        "-a 1 --acc", "--account --accounts-file",
                        "--account=1 --account", "--account --accounts-file",
                        "list --account 1 -a 2 --account", "--account --accounts-file",
                        "summary --input a.json --inp", "--input"));
    }

    /** Where nothing else can stand; fish shows options behind a hyphen only. */
    @ParameterizedTest
    @EnumSource(names = {"BASH", "ZSH"})
    void areOptionsWhereNothingElseCanStand(RealShell shell) throws IOException {
        expect(shell, Map.of("list ", names("list"), "help list ", names("help"), "--all ", names("list", "--all")));
    }

    private static Map<String, String> commands() {
        return Map.of(
                "", COMMANDS,
                "s", "show summary sandbox",
                "--all s", "",
                "list s", "",
                "help ", COMMANDS,
                "help s", "show summary sandbox",
                "help list s", "",
                "completion ", "bash zsh fish powershell",
                "completion bash f", "");
    }

    private static Map<String, String> words() {
        String formats = String.join(
                " ", Arrays.stream(Format.values()).map(Format::name).toList());
        Map<String, String> words = new LinkedHashMap<>();
        words.put("-", names(""));
        words.put("list -", names("list"));
        words.put("summary -", names("summary"));
        words.put(
                "sandbox --",
                "--collections --config --cors --data --debug --faults --help --latency --page-cap --port --profile --quiet"
                        + " --seed --verbose --version");
        words.put("--ne", "--network");
        words.put("--network=", "--network=mainnet --network=testnet --network=sandbox");
        words.put("-o ", formats);
        words.put("list --output ", formats);
        words.put("--output=js", "--output=json");
        words.put("--limit 5 -o c", "csv");
        words.put("--sort -owner -o c", "csv");
        words.put("--sort -count,name --ou", "--output");
        words.put("summary -o ", "table json");
        words.put("show 5 -o ", "table json ndjson");
        words.put("show 5 Cats -q --colo", "--color");
        words.put("summary --output=", "--output=table --output=json");
        words.put("summary --colo", "--color");
        words.put("summary --color n", "never");
        return words;
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("--columns ", String.join(" ", Column.documentedNames()));
        fields.put("--columns id,na", "id,name");
        fields.put("--columns=id,na", "--columns=id,name");
        fields.put("--columns \"id,na", "id,name");
        fields.put("--columns id,name,n", "id,name,nftFactory id,name,nftType");
        fields.put("--columns owner,ow", "");
        fields.put("--columns times.c", "times.createdAt");
        fields.put("--sort co", "collectionAddress contractAddress count");
        fields.put("--sort -co", "-collectionAddress -contractAddress -count");
        fields.put("--sort=-co", "--sort=-collectionAddress --sort=-contractAddress --sort=-count");
        fields.put("--sort -count,co", "-count,collectionAddress -count,contractAddress");
        fields.put("--sort id,-na", "id,-name");
        fields.put("--sort -times", "-times.createdAt -times.updatedAt");
        fields.put("sandbox --faults ", "rate-limit= error= reset= truncate= slow= shift=");
        fields.put("sandbox --faults rate-limit=0.1,sl", "rate-limit=0.1,slow=");
        fields.put("sandbox --faults=rate-limit=0.1,s", "--faults=rate-limit=0.1,slow= --faults=rate-limit=0.1,shift=");
        fields.put("sandbox --faults rate-limit=0.1,r", "rate-limit=0.1,reset=");
        return fields;
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String line : "--input ,summary --api-key-file ,watch --state ,diff ,-o json > ".split(",")) {
            files.put(line, FILES);
        }
        for (String line : "diff -- ,diff -- answers ,diff -- -friday.json ".split(",")) {
            files.put(line, FILES);
        }
        files.put("diff -- -f", "-friday.json");
        for (String line :
                "diff -- pa,--input pa,sandbox --data pa,diff answers pa,-o json 2>/dev/null > pa".split(",")) {
            files.put(line, "page.json");
        }
        files.put("--input=pa", "--input=page.json");
        return files;
    }

    private static Map<String, String> nothing() {
        Map<String, String> nothing = new LinkedHashMap<>();
        for (String line : List.of(
                "--limit ",
                "-a ",
                "--account=",
                "--base-url ",
                "--timeout ",
                "--token-address ",
                "--limit=",
                "--non-zero=",
                "sandbox --port ",
                "sandbox --faults slow=0",
                "--bogus",
                "-- ",
                "-- -",
                "summary -- --",
                "diff -- answers page.json ")) {
            nothing.put(line, "");
        }
        return nothing;
    }

    /** The names of all options of a command, but for some. */
    private static String names(String command, String... without) {
        var root = Run.model();
        var spec = (command.isEmpty() ? root : root.getSubcommands().get(command)).getCommandSpec();
        return String.join(
                " ",
                spec.optionsMap().keySet().stream()
                        .filter(name -> !List.of(without).contains(name))
                        .toList());
    }

    private void expect(RealShell shell, Map<String, String> expected) throws IOException {
        shell.assumeItIsThere();
        Place place = new Place(root, Path.of("completions"));
        for (String file : FILES.split(" ")) {
            Files.writeString(place.here().resolve(file), "");
        }
        List<String> lines = List.copyOf(expected.keySet());
        List<Executable> checks = new ArrayList<>();
        List<List<RealShell.Offer>> offers = shell.ask(
                place, lines.stream().map(line -> "lcollections " + line).toList());
        for (int i = 0; i < lines.size(); i++) {
            List<String> words =
                    offers.get(i).stream().map(RealShell.Offer::word).toList();
            String line = lines.get(i);
            checks.add(() -> assertEquals(sorted(expected.get(line)), sorted(String.join(" ", words)), line));
        }
        assertAll(checks);
    }

    private static String sorted(String words) {
        return String.join(" ", Stream.of(words.split(" ")).sorted().toList());
    }

    /** Descriptions have quotes, brackets, colons and dollars in them; bash shows none. */
    @ParameterizedTest
    @EnumSource(names = {"ZSH", "FISH"})
    void areShownWithTheirDescriptions(RealShell shell) throws IOException {
        shell.assumeItIsThere();
        Model model = Model.of(Run.model());
        List<Executable> checks = new ArrayList<>();
        for (Model.Menu menu : model.menus()) {
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
