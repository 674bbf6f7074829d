package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.support.Documentation;
import io.lcollections.support.Documentation.Block;
import io.lcollections.support.HelpText;
import io.lcollections.support.Run;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the README, of the reference and of the help that needs a shell, typed by a new user. */
class RecipesIT {
    /** Blocks that are not run, by how they begin, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "sudo apt ", "needs root",
            "mvn ", "builds the program",
            "export HTTPS_PROXY=", "needs a proxy; ProxyIT has one",
            "$ lcollections watch ", "runs until it is interrupted, and shows changes; WatchIT has them");

    /** What comes of a recipe where the wallet holds something, where it holds nothing, and on an error. */
    private record Recipe(Expected full, Expected empty, Expected error) {}

    private record Expected(int code, String out) {}

    private static final Expected OK = new Expected(0, "");
    private static final Expected UNAVAILABLE = new Expected(5, "");
    private static final Map<String, Recipe> RECIPES = Map.of(
            "if lcollections ", new Recipe(new Expected(0, "welcome\n"), OK, OK),
            "lcollections -a 10001 --all -o json > backup.new", new Recipe(OK, OK, UNAVAILABLE),
            "lcollections diff backup.json ", new Recipe(OK, new Expected(1, null), UNAVAILABLE),
            "*/10 * * * * ", new Recipe(OK, OK, UNAVAILABLE));

    private static final String HELP = "help";
    private static final String EMPTY = "{\"accountId\":10001,\"totalNum\":0,\"collections\":[]}";
    private static final Pattern DOWNLOAD = Pattern.compile("tar -xzf (lcollections-([\\d.]+)-linux-x64)\\.tar\\.gz");

    /** In front of the PATH: the program, as {@code lcollections}, and a jq that cannot be found. */
    @TempDir
    private static Path bin;

    @TempDir
    private static Path responses;

    private static final List<Running> SERVERS = new ArrayList<>();
    private static String full;
    private static String empty;
    private static String saved;
    private static String page;
    private static String contract;

    @TempDir
    private Path root;

    private Path home;
    private Path folder;

    @BeforeAll
    static void prepareCommands() throws IOException {
        // Another process writes them: a child that another test starts meanwhile would keep them open.
        String script = "printf '#!/bin/sh\\nexec \"%s\" \"$@\"\\n' \"$0\" > \"$1/lcollections\"\n"
                + "printf '#!/bin/sh\\nexit 127\\n' > \"$1/no-jq/jq\"\n"
                + "chmod 755 \"$1/lcollections\" \"$1/no-jq/jq\"";
        Files.createDirectory(bin.resolve("no-jq"));
        Program.shell(script, bin.toString()).run().expectCode(0);
        saved = sandbox("10001", "-o", "json");
        page = sandbox("10042", "-o", "raw");
        contract = sandbox("10001", "-o", "json", "--jq", ".collections[0].contractAddress")
                .strip();
        full = server("full", saved);
        empty = server("empty", EMPTY);
    }

    private static String server(String file, String text) throws IOException {
        String data = Files.writeString(responses.resolve(file), text).toString();
        SERVERS.add(Program.launcher("sandbox", "--port", "0", "--data", data)
                .piped()
                .start());
        return SERVERS.get(SERVERS.size() - 1).line();
    }

    @AfterAll
    static void stopServers() throws IOException {
        for (Running server : SERVERS) {
            server.close();
        }
    }

    private static String sandbox(String account, String... args) {
        List<String> line = new ArrayList<>(List.of("--network", "sandbox", "-a", account, "--all", "-q"));
        line.addAll(List.of(args));
        return Run.with().args(line.toArray(String[]::new)).out();
    }

    @BeforeEach
    void prepareFiles() throws IOException {
        home = Files.createDirectory(root.resolve("home"));
        folder = Files.createDirectory(root.resolve("folder"));
        write("wallets.txt", "10001\n10042 # by number\n");
        write("friday.json", saved);
        write("backup.json", saved);
        write("page.json", page);
        write("browser.har", har(page));
        write("key.txt", "sandbox\n");
        Files.writeString(home.resolve(".loopring-key"), "sandbox\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String har(String body) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        ObjectNode entry = root.putObject("log").putArray("entries").addObject();
        entry.putObject("request")
                .put("method", "GET")
                .put("url", "https://api3.loopring.io/api/v3/user/collection/details?accountId=10042");
        entry.putObject("response").put("status", 200).putObject("content").put("text", body);
        return mapper.writeValueAsString(root);
    }

    private Program typed(String script) {
        // The first line of input is for the prompt that asks for the key.
        return Program.shell("set -eo pipefail\nexec < key.txt\n" + script)
                .env("PATH", bin + "/no-jq:" + bin + ":" + System.getenv("PATH"))
                .env("HOME", home)
                .without("XDG_CONFIG_HOME")
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .env("wallet", "10001")
                .env("contract", contract)
                .in(folder);
    }

    private static List<Block> all() throws IOException {
        List<Block> all = new ArrayList<>(Documentation.blocks(Documentation.README));
        all.addAll(Documentation.blocks(Documentation.REFERENCE));
        return all;
    }

    private static Stream<Block> blocks(boolean sessions, boolean servers) throws IOException {
        return all().stream()
                .filter(Block::isShell)
                .filter(block -> NOT_RUN.keySet().stream().noneMatch(block.text()::startsWith))
                .filter(block -> isServer(block) == servers)
                .filter(block -> servers || block.language().equals("console") == sessions);
    }

    private static boolean isServer(Block block) {
        return block.text().contains("lcollections sandbox ");
    }

    private static String command(Block block) {
        return block.language().equals("crontab") ? block.text().replaceAll("(?m)^(\\S+ +){5}", "") : block.text();
    }

    @Test
    void onlyWhatIsThereIsLeftOut() throws IOException {
        List<Block> all = all();
        NOT_RUN.keySet()
                .forEach(start ->
                        assertTrue(all.stream().anyMatch(block -> block.text().startsWith(start)), start));
    }

    static Stream<Block> commands() throws IOException {
        return Stream.concat(
                blocks(false, false),
                HelpText.commands().stream()
                        .flatMap(command -> HelpText.examples(HelpText.of(Run.with(), command)).stream())
                        .filter(HelpText::needsShell)
                        .map(example -> new Block(HELP, "sh", example)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsWorkAsTyped(Block block) throws IOException {
        if (block.text().startsWith("target/")) {
            Program.copyTo(Files.createDirectories(folder.resolve("target")));
        }
        if (DOWNLOAD.matcher(block.text()).find()) {
            download(block.text());
        }
        Program program = typed(command(block));
        if (block.place().equals(HELP)) {
            for (String used :
                    List.of(".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions")) {
                Files.createDirectories(home.resolve(used));
            }
            write("old.json", "{\"id\":1}");
            write("new.json", "{\"id\":2}");
            if (block.text().contains("jq ")) {
                Tool.require("jq");
                program.env("PATH", bin + ":" + System.getenv("PATH"));
            }
        }
        List<String> before = files();
        Outcome outcome = program.run().expectCode(0);
        assertFalse(outcome.err().contains("lcollections: "), outcome::toString);
        if (block.text().contains("|| echo ")) {
            assertTrue(outcome.text().contains(block.text().replaceFirst("(?s).*echo ", "")), outcome::toString);
        }
        // A comparison without a difference prints nothing.
        if (outcome.text().isEmpty() && !block.text().startsWith("lcollections diff ")) {
            assertNotEquals(before, files(), outcome::toString);
        }
    }

    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.sorted().toList()) {
                files.add(file + " " + Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    /** A package of the program that was built, for the Java of this machine. */
    private MatchResult download(String script) throws IOException {
        MatchResult name = DOWNLOAD.matcher(script).results().findFirst().orElseThrow();
        Program.copyTo(Files.createDirectories(folder.resolve(name.group(1))));
        typed("tar -czf NAME.tar.gz NAME && rm -r NAME && sha256sum *.gz > SHA256SUMS".replace("NAME", name.group(1)))
                .run()
                .expectCode(0);
        return name;
    }

    @Test
    void aDownloadIsUpgradedByOneLine() throws IOException {
        String install = commands()
                .map(Block::text)
                .filter(text -> DOWNLOAD.matcher(text).find() && text.contains("mkdir"))
                .findFirst()
                .orElseThrow();
        MatchResult name = download(install);
        Outcome first = installed(install);
        assertTrue(
                first.text().endsWith("/" + name.group(1) + "/lcollections\n")
                        && first.text().contains("\nlcollections " + name.group(2) + " "),
                first::toString);

        String next = install.lines()
                .filter(line -> line.startsWith("tar "))
                .findFirst()
                .orElseThrow();
        next = next.replace(name.group(1), "lcollections-99.0-linux-x64");
        download(next);
        Outcome second = installed(next + "\n~/.local/bin/lcollections --version");
        assertTrue(
                second.text().startsWith("lcollections ")
                        && second.text().endsWith("/lcollections-99.0-linux-x64/lcollections\n"),
                second::toString);
    }

    private Outcome installed(String script) throws IOException {
        return typed(script + "\nreadlink ~/.local/bin/lcollections")
                .env("LCOLLECTIONS_ARCHIVE", "off")
                .run()
                .expectCode(0);
    }

    static Stream<Block> servers() throws IOException {
        return blocks(false, true);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void serversPrintTheirAddress(Block block) throws IOException {
        String script = block.text().replaceAll("(?m)^(\\$ |http.*)", "").replaceFirst("--port \\d+", "--port 0");
        try (Running server = typed(script).piped().start()) {
            String line = server.line();
            assertTrue(line != null && line.matches("http://127\\.0\\.0\\.1:\\d+"), script);
        }
    }

    static Stream<Block> sessions() throws IOException {
        return blocks(true, false);
    }

    /** Each line that is shown is printed, in this order; … stands for others. */
    @ParameterizedTest
    @MethodSource("sessions")
    void sessionsPrintWhatTheyShow(Block block) throws IOException {
        List<String> lines = block.text().lines().toList();
        Program program = typed(lines.get(0).substring(2) + " 2>&1 || :");
        if (block.text().contains("lcollections doctor")) {
            // It has a key in the third line, and asks the service itself.
            typed("mkdir -p ~/.config/lcollections; config=~/.config/lcollections/config.toml\n"
                            + "printf '# Defaults\\n\\napi-key = \"ofNobody\"\\n' > $config; chmod 600 $config")
                    .run()
                    .expectCode(0);
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

    /** Without what only terminals show, symbols and bars, and with one blank between columns. */
    private static String plain(String line) {
        return line.replaceFirst(" =+$", "")
                .replaceFirst("^( *(?:\\w+ +)?)[✓✗*-] ", "$1")
                .replaceFirst("^(ok|failed|skipped) ", "")
                .replaceAll(" +", " ")
                .strip();
    }

    static Stream<Block> recipes() throws IOException {
        return all().stream().filter(block -> block.isBelow("Automate") && !isServer(block));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void recipesTellNothingFromAnError(Block block) throws IOException {
        Recipe recipe = RECIPES.entrySet().stream()
                .filter(entry -> block.text().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        run(block, full, recipe.full());
        Files.deleteIfExists(home.resolve("10001.seen"));
        Outcome failed = run(block, "http://127.0.0.1:1", recipe.error());
        assertTrue(failed.err().startsWith("lcollections: "), failed::toString);
        assertEquals(saved, Files.readString(folder.resolve("backup.json")));
        Outcome nothing = run(block, empty, recipe.empty());
        assertFalse(nothing.err().contains("lcollections: "), nothing::toString);
    }

    private Outcome run(Block block, String service, Expected expected) throws IOException {
        Outcome outcome = typed(command(block))
                .without("LCOLLECTIONS_NETWORK")
                .env("LCOLLECTIONS_BASE_URL", service)
                .env("LCOLLECTIONS_RETRIES", "0")
                .env("LOOPRING_API_KEY", "sandbox")
                .run()
                .expectCode(expected.code());
        if (expected.out() != null) {
            assertEquals(expected.out(), outcome.text(), outcome::toString);
        }
        return outcome;
    }
}
