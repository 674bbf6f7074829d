package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.support.Documentation;
import io.lcollections.support.Documentation.Block;
import io.lcollections.support.HelpText;
import io.lcollections.support.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the README and of the reference, typed by a new user. */
class RecipesIT {
    /** Blocks that are not run, by how they begin, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "sudo apt ", "needs root",
            "mvn ", "builds the program",
            "tar -xzf target/dist/", "needs the packages; .ci/dist-install installs them",
            "export HTTPS_PROXY=", "needs a proxy; ProxyIT has one",
            "$ lcollections watch ", "runs until it is interrupted, and shows changes; WatchIT has them");

    private static final Pattern DOWNLOAD = Pattern.compile("tar -xzf (lcollections-[\\d.]+-linux-x64)\\.tar\\.gz");
    private static final Pattern BASE_URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final String EMPTY = "{\"accountId\":10001,\"totalNum\":0,\"collections\":[]}";

    /** Of the PATH, except jq. */
    @TempDir
    private static Path tools;

    private static String saved;
    private static String page;

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    @BeforeAll
    static void linkTools() throws IOException {
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            String[] names = new File(directory).list();
            for (String name : names == null ? new String[0] : names) {
                if (!name.equals("jq") && !Files.exists(tools.resolve(name))) {
                    Files.deleteIfExists(tools.resolve(name));
                    Files.createSymbolicLink(tools.resolve(name), Path.of(directory, name));
                }
            }
        }
        saved = sandbox("10001", "json");
        page = sandbox("10042", "raw");
    }

    private static String sandbox(String account, String format) {
        return Run.with()
                .args("--network", "sandbox", "-a", account, "--all", "-q", "-o", format)
                .out();
    }

    /** The files that a user of these pages has. */
    @BeforeEach
    void prepare() throws IOException {
        write("wallets.txt", "10001\n10042 # by number\n");
        write("friday.json", saved);
        write("backup.json", saved);
        write("page.json", page);
        write("browser.har", har());
        write("key.txt", "sandbox\n");
        Files.writeString(home.resolve(".loopring-key"), "sandbox\n");
        Files.createSymbolicLink(
                folder.resolve("target"), Program.launcherFile().getParent());
        Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("lcollections"), Program.launcherFile());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String har() throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode entry = root.putObject("log").putArray("entries").addObject();
        entry.putObject("request")
                .put("method", "GET")
                .put("url", "https://api3.loopring.io/api/v3/user/collection/details?accountId=10042");
        entry.putObject("response")
                .put("status", 200)
                .putObject("content")
                .put("text", page.lines().findFirst().orElseThrow());
        return new ObjectMapper().writeValueAsString(root);
    }

    private Program shell(String script, String path) {
        // The prompt for the key reads a line.
        return Program.shell("set -eo pipefail\nexec < key.txt\n" + script)
                .env("PATH", folder.resolve("bin") + File.pathSeparator + path)
                .env("HOME", home)
                .without("XDG_CONFIG_HOME")
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .in(folder);
    }

    static Stream<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>(Documentation.blocks(Documentation.README));
        blocks.addAll(Documentation.blocks(Documentation.REFERENCE));
        return blocks.stream()
                .filter(Block::isShell)
                .filter(block -> NOT_RUN.keySet().stream().noneMatch(block.text()::startsWith));
    }

    private static Block block(String start) throws IOException {
        return blocks().filter(block -> block.text().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isServer(Block block) {
        return block.text().contains("lcollections sandbox ");
    }

    static Stream<Block> commands() throws IOException {
        return blocks().filter(block -> !block.language().equals("console") && !isServer(block));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsWorkAsTyped(Block block) throws IOException {
        assumeTrue(isKnown(block), "list has no --exit-code yet");
        if (DOWNLOAD.matcher(block.text()).find()) {
            download(block.text());
        }
        List<Path> before = files();
        Outcome outcome = shell(command(block), tools.toString())
                .env("wallet", "10001")
                .env("contract", contract())
                .run()
                .expectCode(0);
        assertFalse(outcome.err().contains("lcollections: "), outcome::toString);
        assertFalse(
                outcome.text().isEmpty()
                        && files().equals(before)
                        && !block.text().startsWith("lcollections diff"),
                outcome::toString);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder);
                Stream<Path> ofHome = Files.walk(home)) {
            return Stream.concat(all, ofHome).sorted().toList();
        }
    }

    private static String contract() {
        return Run.with()
                .args(
                        "--network",
                        "sandbox",
                        "-a",
                        "10001",
                        "-q",
                        "-o",
                        "json",
                        "--jq",
                        ".collections[0].contractAddress")
                .out()
                .strip();
    }

    /** Without the schedule of cron. */
    private static String command(Block block) {
        return block.language().equals("crontab") ? block.text().replaceAll("(?m)^(\\S+ +){5}", "") : block.text();
    }

    /** A package with the program that was built, for the Java of this machine. */
    private void download(String script) throws IOException {
        Matcher name = DOWNLOAD.matcher(script);
        assertTrue(name.find(), script);
        shell(
                        "mkdir $1 && cp -p target/lcollections target/lcollections.jar $1\n"
                                        .replace("$1", name.group(1))
                                + "tar -czf $1.tar.gz $1 && rm -r $1 && sha256sum $1.tar.gz > SHA256SUMS"
                                        .replace("$1", name.group(1)),
                        tools.toString())
                .run()
                .expectCode(0);
    }

    @Test
    void aDownloadIsUpgradedByOneLine() throws IOException {
        String install = block("sha256sum ").text();
        String link = "\nreadlink ~/.local/bin/lcollections\n~/.local/bin/lcollections --version";
        download(install);
        Outcome first = shell(install + link, tools.toString())
                .env("LCOLLECTIONS_ARCHIVE", "off")
                .run()
                .expectCode(0);
        Matcher version = DOWNLOAD.matcher(install);
        assertTrue(version.find());
        String name = version.group(1);
        assertTrue(
                first.text().contains("/" + name + "/lcollections\nlcollections " + name.split("-")[1] + " "),
                first::toString);

        String upgrade = install.lines()
                .filter(line -> line.startsWith("tar "))
                .findFirst()
                .orElseThrow();
        String newer = upgrade.replace(name, "lcollections-99.0-linux-x64");
        download(newer);
        Outcome second = shell(newer + link, tools.toString())
                .env("LCOLLECTIONS_ARCHIVE", "off")
                .run()
                .expectCode(0);
        assertTrue(
                second.text().contains("/lcollections-99.0-linux-x64/lcollections\nlcollections "), second::toString);
    }

    static Stream<Block> servers() throws IOException {
        return blocks().filter(RecipesIT::isServer);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void serversPrintTheirAddress(Block block) throws IOException {
        String script = block.text()
                .replaceFirst("^\\$ ", "")
                .replaceAll("(?m)^http.*", "")
                .replaceFirst("--port \\d+", "--port 0");
        try (Running server = shell(script, tools.toString()).piped().start()) {
            assertTrue(BASE_URL.matcher(server.line()).matches());
        }
    }

    static Stream<Block> sessions() throws IOException {
        return blocks().filter(block -> block.language().equals("console") && !isServer(block));
    }

    /** Each line that is shown is printed, in this order; … stands for others. */
    @ParameterizedTest
    @MethodSource("sessions")
    void sessionsPrintWhatTheyShow(Block block) throws IOException {
        List<String> lines = block.text().lines().toList();
        Program program = shell(lines.get(0).substring(2) + " 2>&1 || :", tools.toString());
        if (block.text().contains("lcollections doctor")) {
            Path config = home.resolve(".config/lcollections/config.toml");
            Files.createDirectories(config.getParent());
            // It is the third line that has the key.
            Files.writeString(config, "# Defaults\n\napi-key = \"notTheKeyOfAnybody\"\n");
            Program.of("chmod", "600", config.toString()).run().expectCode(0);
            program.without("LCOLLECTIONS_NETWORK");
        }
        Outcome outcome = program.run().expectCode(0);
        List<String> printed = outcome.text().lines().map(RecipesIT::plain).toList();
        int from = 0;
        for (String line : lines.subList(1, lines.size())) {
            int found = printed.subList(from, printed.size()).indexOf(plain(line));
            assertTrue(found >= 0 || line.strip().equals("…"), () -> line + "\n" + outcome);
            from += found + 1;
        }
    }

    /** Without what is on terminals only: symbols, bars, and columns of its width. */
    private static String plain(String line) {
        return line.replaceFirst(" =+$", "")
                .replaceFirst("^( *\\w+ +)?[✓✗*-] ", "$1")
                .replaceFirst("^(ok|failed|skipped) ", "")
                .replaceAll(" +", " ")
                .strip();
    }

    /** What comes of a recipe where the wallet holds something, where it holds nothing, and on an error. */
    private record Expected(int code, String out) {}

    private static final Map<String, List<Expected>> RECIPES = Map.of(
            "if lcollections ", List.of(new Expected(0, "welcome\n"), new Expected(0, ""), new Expected(0, "")),
            "lcollections -a 10001 --all -o json > backup.new",
                    List.of(new Expected(0, ""), new Expected(0, ""), new Expected(5, "")),
            "lcollections diff backup.json ", List.of(new Expected(0, ""), new Expected(1, null), new Expected(5, "")),
            "*/10 * * * * ", List.of(new Expected(0, ""), new Expected(0, ""), new Expected(5, "")));

    static Stream<Arguments> recipes() throws IOException {
        return Documentation.blocks(Documentation.README).stream()
                .filter(block -> block.isBelow("Automate") && !isServer(block))
                .flatMap(block -> Stream.of(Arguments.of(block, true), Arguments.of(block, false)));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void recipesTellAnEmptyResultFromAnError(Block block, boolean jq) throws IOException {
        assumeTrue(isKnown(block), "list has no --exit-code yet");
        String path = jq ? System.getenv("PATH") : tools.toString();
        List<Expected> expected = RECIPES.entrySet().stream()
                .filter(recipe -> block.text().startsWith(recipe.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
        write("saved", saved);
        write("empty", EMPTY);
        try (Running full = server("saved");
                Running empty = server("empty")) {
            expect(expected.get(0), block, path, full.line());
            assertEquals(saved, Files.readString(folder.resolve("backup.json")));
            // A run that fails.
            Files.deleteIfExists(home.resolve("10001.seen"));
            Outcome failed = expect(expected.get(2), block, path, "http://127.0.0.1:1");
            assertTrue(failed.err().startsWith("lcollections: cannot connect"), failed::toString);
            assertEquals(saved, Files.readString(folder.resolve("backup.json")));
            Outcome none = expect(expected.get(1), block, path, empty.line());
            assertFalse(none.err().contains("lcollections: "), none::toString);
        }
    }

    private Running server(String file) throws IOException {
        return Program.launcher(
                        "sandbox", "--port", "0", "--data", folder.resolve(file).toString())
                .piped()
                .start();
    }

    private Outcome expect(Expected expected, Block block, String path, String service) throws IOException {
        Outcome outcome = shell(command(block), path)
                .without("LCOLLECTIONS_NETWORK")
                .env("LCOLLECTIONS_BASE_URL", service)
                .env("LCOLLECTIONS_RETRIES", "0")
                .env("LOOPRING_API_KEY", "sandbox")
                .env("wallet", "10001")
                .env("contract", contract())
                .run()
                .expectCode(expected.code());
        if (expected.out() != null) {
            assertEquals(expected.out(), outcome.text(), outcome::toString);
        }
        return outcome;
    }

    /** Whether the option of a recipe is there. */
    private static boolean isKnown(Block block) {
        return !block.text().startsWith("if ")
                || HelpText.of(Run.with(), "list").contains("--exit-code");
    }

    @Test
    void noExceptionIsStale() throws IOException {
        List<Block> all = new ArrayList<>(Documentation.blocks(Documentation.README));
        all.addAll(Documentation.blocks(Documentation.REFERENCE));
        for (String start : NOT_RUN.keySet()) {
            assertTrue(all.stream().anyMatch(block -> block.text().startsWith(start)), start);
        }
    }
}
