package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher finds its jar and a Java in every environment, and passes arguments and exit code on. */
class LauncherIT {
    static final String[] ARGUMENTS = {
        "a b*",
        "*",
        "",
        " ",
        "  two  spaces ",
        "'single' \"double\" `back`",
        "$HOME ${PATH} $(id)",
        "-",
        "~",
        "[a-z]?",
        "naïve Straße",
        "理科生的相册",
        "👩🏿‍🚀 🇯🇵",
        "عناقيد الضوء"
    };

    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final String RUN = "exec '" + JDK.resolve("bin/java") + "' \"$@\"";
    private static final String REFUSE = "echo 'this Java must not run' >&2; exit 99";

    @TempDir
    private Path directory;

    // Where the program is

    @ParameterizedTest
    @ValueSource(strings = {"program", "it's  \"a $HOME\" * of\\mine", "a:b", "-x", "two\nlines\n", "ünï 目录"})
    void runsInADirectoryOfAnyName(String name) throws IOException {
        Path folder = Files.createDirectory(directory.resolve(name));
        Path copy = Program.copyTo(folder);
        expectVersion(Program.shell("./lcollections --version").in(folder));
        expectVersion(Program.shell("sh lcollections --version").in(folder));
        Outcome page = Program.of(copy.toString(), "--network", "sandbox", "-a", "10001", "-o", "csv", "-q")
                .run();
        assertTrue(page.expectCode(0).expectNoMessages().text().startsWith("id,"), page::toString);
    }

    @Test
    void followsLinks() throws IOException {
        Path copy = Program.copyTo(Files.createDirectories(directory.resolve("opt/program")));
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Path last = Files.createSymbolicLink(directory.resolve("opt/last"), Path.of("program/lcollections"));
        Path middle = Files.createSymbolicLink(bin.resolve("an 'odd' link"), last);
        Path first = Files.createSymbolicLink(bin.resolve("lcollections"), Path.of("an 'odd' link"));
        expectVersion(Program.of(middle.toString(), "--version"));
        expectVersion(Program.of(first.toString(), "--version"));
        expectVersion(Program.shell("./lcollections --version").in(bin));
        expectVersion(Program.shell("lcollections --version").env("PATH", bin + ":" + path()));
        Path folder = Files.createSymbolicLink(directory.resolve("linked"), Path.of("opt/program"));
        expectVersion(Program.of(folder.resolve("lcollections").toString(), "--version"));
        Files.delete(copy.resolveSibling("lcollections.jar"));
        expectRefusal(Program.of(first.toString(), "--version"), "the jar is missing: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".:/nonexistent", "/usr:/"})
    void runsByARelativePathWithCdpath(String cdpath) throws IOException {
        Path launcher = Program.launcherFile();
        String name = launcher.getParent().getFileName().toString();
        expectVersion(Program.shell("\"$1\"/lcollections --version", name)
                .env("CDPATH", cdpath)
                .in(launcher.getParent().getParent()));
    }

    // Which Java

    @Test
    void theJavaOfJavaHomeComesBeforeThatOnThePath() throws IOException {
        fake("bin", REFUSE);
        expectVersion(withPath());
    }

    @Test
    void aJavaHomeWithoutJavaIsAnErrorThatShowsNoEscapes() throws IOException {
        expectRefusal(Program.launcher("--version").env("JAVA_HOME", directory), "JAVA_HOME is '" + directory + "'");
        String hostile = "/x\u001b]0;title\u0007\u009b1m\u202e";
        expectRefusal(Program.launcher("--version").env("JAVA_HOME", hostile), "JAVA_HOME is '/x?]0;title?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.2", "1.8.0_292", "16", "9-ea"})
    void aJavaThatIsTooOldIsNotRun(String version) throws IOException {
        fake("old/bin", REFUSE);
        // Without a newline at the end, as a tool that trims leaves it.
        Files.writeString(directory.resolve("old/release"), "IMPLEMENTOR=\"N\"\nJAVA_VERSION=\"" + version + "\"");
        Program program = Program.launcher("--version").env("JAVA_HOME", directory.resolve("old"));
        expectRefusal(program, "Java " + version + " at " + directory.resolve("old/bin/java") + " is too old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java version \"1.8.0_292\"", "openjdk version \"11.0.2\" 2019-01-15"})
    void aJavaWithoutAReleaseFileIsAskedForItsVersion(String says) throws IOException {
        fake("bin", "[ \"$*\" = -version ] && echo '" + says + "' >&2 && exit; " + REFUSE);
        expectRefusal(Program.launcher("--version").env("JAVA_HOME", directory), " is too old: version 17 or later");
        fake("bin", RUN);
        expectVersion(Program.launcher("--version").env("JAVA_HOME", directory));
    }

    /** As Debian's alternatives do: one link to a second one, and that to the JDK. */
    @Test
    void javaIsFoundThroughLinksOnThePath() throws IOException {
        Path java = fake("my \"own\" Java's */bin", RUN);
        Path release = java.getParent().resolveSibling("release");
        Path middle = Files.createSymbolicLink(directory.resolve("middle"), java);
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), bin.relativize(middle));
        Files.writeString(release, "JAVA_VERSION=\"17\"\n");
        expectVersion(withPath().without("JAVA_HOME"));
        expectVersion(withPath().env("JAVA_HOME", ""));
        expectVersion(Program.launcher("--version").env("JAVA_HOME", release.getParent()));
        Files.writeString(release, "JAVA_VERSION=\"11.0.2\"\n");
        expectRefusal(withPath().without("JAVA_HOME"), "Java 11.0.2 at " + bin.resolve("java") + " is too old");
    }

    @Test
    void noJavaAtAllIsAnError() throws IOException {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        expectRefusal(Program.launcher("--version").without("JAVA_HOME").env("PATH", tools), "no Java found");
    }

    // What the JVM is told

    @ParameterizedTest
    @ValueSource(strings = {"LCOLLECTIONS_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void optionsOfTheJvmMayBeQuotedAndAreNotReported(String variable) throws IOException {
        Files.createFile(directory.resolve("-Dos.version=found"));
        Outcome outcome = Program.launcher("--version")
                .env(variable, "\n-Dos.name=First   -Dos.version=*\t'-Dos.arch=the  third'\n\n -Dx=\"a b\"")
                .in(directory)
                .run()
                .expectCode(0)
                .expectNoMessages();
        assertEquals(
                "First *, the  third",
                outcome.text().lines().skip(2).findFirst().orElse(""),
                outcome::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:+UseParallelGC", "-Xshare:off", "-XX:SharedArchiveFile=none", "-Xlog:gc -Xlog:class+load"})
    void theUsersOptionsComeBeforeThoseOfTheLauncher(String option) throws IOException {
        for (Path jdk : Jdks.all()) {
            expectVersion(Program.launcher("--version").env("JAVA_HOME", jdk).env("LCOLLECTIONS_JAVA_OPTS", option));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LCOLLECTIONS_JAVA_OPTS, -Xmx1m", "LCOLLECTIONS_JAVA_OPTS, -Xmx999999g",
        "LCOLLECTIONS_JAVA_OPTS, -XX:+NoSuchOption", "JAVA_TOOL_OPTIONS, -javaagent:/nonexistent/agent.jar",
        "_JAVA_OPTIONS, -Xmx999999g"
    })
    void whatAJvmThatCannotStartSaysIsNotOutput(String variable, String option) throws IOException {
        for (Path jdk : Jdks.all()) {
            Outcome outcome = Program.launcher("--network", "sandbox", "-a", "10001")
                    .env("JAVA_HOME", jdk)
                    .env(variable, option)
                    .in(directory)
                    .run();
            assertEquals("", outcome.text(), outcome::toString);
            assertTrue(outcome.code() != 0 && !outcome.err().isEmpty(), outcome::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void aJvmWithoutMemoryLeavesNoFiles(Path jdk) throws IOException {
        Path work = Files.createDirectory(directory.resolve("work"));
        for (int kilobytes = 2_600_000; kilobytes < 4_000_000; kilobytes += 700_000) {
            Outcome outcome = Program.shell(
                            "ulimit -v " + kilobytes + "; exec \"$0\" --network sandbox -a 10001 -q -o csv")
                    .env("JAVA_HOME", jdk)
                    .in(work)
                    .run();
            assertTrue(outcome.text().isEmpty() || outcome.text().startsWith("id,"), outcome::toString);
        }
        assertEquals(List.of(), List.of(work.toFile().list()));
    }

    @Test
    void theWorkingDirectoryMayBeGone() throws IOException {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        Outcome outcome = Program.shell("rmdir \"$1\"; \"$0\" --version", gone.toString())
                .in(gone)
                .run();
        assertEquals("", outcome.text(), outcome::toString);
        assertTrue(outcome.code() != 0 && !outcome.err().isEmpty(), outcome::toString);
    }

    // Odd environments

    @Test
    void runsWhateverHomeIs() throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path readOnly = Files.createDirectory(directory.resolve("read-only"));
        readOnly.toFile().setWritable(false);
        Program[] starts = {
            version().without("HOME"),
            version().env("HOME", ""),
            version().env("HOME", "home"),
            version().env("HOME", home),
            version().env("HOME", readOnly),
            version().env("HOME", "/dev/null")
        };
        for (Program start : starts) {
            expectVersion(start.without("XDG_CONFIG_HOME").in(directory));
        }
        assertEquals(0, home.toFile().list().length + readOnly.toFile().list().length);
        assertEquals(2, directory.toFile().list().length);
    }

    @Test
    void standardStreamsMayBeClosed() throws IOException {
        expectVersion(Program.shell("\"$0\" --version <&-"));
        Outcome input = Program.shell("\"$0\" --input - <&-").run().expectCode(6);
        assertTrue(input.err().startsWith("lcollections: standard input is empty\n"), input::toString);
        Outcome output = Program.shell("\"$0\" --version >&-").run().expectCode(1);
        assertTrue(output.err().startsWith("lcollections: cannot write to standard output: "), output::toString);
        assertTrue(Program.shell("\"$0\" --version 2>&-")
                .run()
                .expectCode(0)
                .text()
                .startsWith("lcollections "));
    }

    @ParameterizedTest
    @FieldSource("ARGUMENTS")
    void anArgumentArrivesAsItIs(String argument) throws IOException {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "these tests cannot pass the argument on");
        Files.createFile(directory.resolve("a bc"));
        List<String> locales = new ArrayList<>(List.of("LANG=C.UTF-8"));
        if (argument.chars().anyMatch(unit -> unit > '~')) {
            // One is not installed, as ssh from another machine brings it.
            locales.addAll(List.of("LANG=", "LC_ALL=C", "LC_ALL=xx_YY.UTF-8", "LC_CTYPE=UTF-8"));
        }
        for (String locale : locales) {
            String[] variable = locale.split("=", 2);
            Program start = Program.launcher("--limit", argument).env(variable[0], variable[1]);
            Outcome outcome = start.in(directory).run().expectCode(2);
            assertTrue(outcome.err().startsWith("lcollections: --limit '" + argument + "' is not "), outcome::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C.UTF-8", "C", "xx_YY"})
    void aFileMayHaveAnyName(String locale) throws IOException {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "these tests cannot make the file");
        Path file = Files.writeString(directory.resolve("相册.json"), "{\"id\":1,\"count\":1}");
        Program.launcher("--input", file.toString(), "-o", "json")
                .env("LC_ALL", locale)
                .run()
                .expectCode(0)
                .expectNoMessages();
    }

    /** The launcher sets a locale for the encoding only. */
    @ParameterizedTest
    @CsvSource({"LC_COLLATE, a ä z", "LC_ALL, a ä z", "LANG, a ä z", "LC_TIME, a z ä"})
    void theOrderOfTextIsThatOfTheUser(String variable, String order) throws IOException {
        Path file = Files.writeString(
                directory.resolve("rows.json"),
                "{\"id\":1,\"name\":\"z\"}\n{\"id\":2,\"name\":\"ä\"}\n{\"id\":3,\"name\":\"a\"}\n");
        Outcome outcome = Program.launcher(
                        "--input", file.toString(), "-o", "csv", "--columns", "name", "--no-header", "--sort", "name")
                .without("LANG")
                .env(variable, "de_DE.UTF-8")
                .run()
                .expectCode(0)
                .expectNoMessages();
        assertEquals(order, outcome.text().strip().replace('\n', ' '));
    }

    @ParameterizedTest
    @CsvSource({
        "0, --network sandbox --account 10001 -q",
        "2, --no-such-option",
        "3, --account 10001",
        "4, --network sandbox --account 404",
        "5, --account 10001 --retries 0 --base-url http://127.0.0.1:1",
        "6, --input /dev/null"
    })
    void theExitCodeComesBack(int code, String line) throws IOException {
        Program.launcher(line.split(" ")).run().expectCode(code);
    }

    private static String path() {
        return System.getenv("PATH");
    }

    private static Program version() {
        return Program.launcher("--version");
    }

    private Path fake(String bin, String script) throws IOException {
        Path java = Files.createDirectories(directory.resolve(bin)).resolve("java");
        return Program.script(java, "#!/bin/sh\n" + script + "\n");
    }

    private Program withPath() {
        return version().env("PATH", directory.resolve("bin") + ":" + path());
    }

    private static void expectRefusal(Program program, String reason) throws IOException {
        Outcome outcome = program.run().expectCode(2).expectErrorWithHint();
        assertTrue(outcome.err().contains(reason), outcome::toString);
    }

    private static void expectVersion(Program program) throws IOException {
        Outcome outcome = program.run().expectCode(0).expectNoMessages();
        assertTrue(outcome.text().startsWith("lcollections "), outcome::toString);
        assertEquals(3, outcome.text().lines().count(), outcome::toString);
    }
}
