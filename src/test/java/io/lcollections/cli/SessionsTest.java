package io.lcollections.cli;

import io.lcollections.support.Golden;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of command lines, each with what it prints. {@code ## } is a comment; {@code > FILE LINE} is a line of a
 * file, in which {@code '} stands for {@code "}; {@code $ } is a command line: variables, {@code @80} for a terminal of that
 * width, words with {@code '} around those that have blanks, and {@code < FILE}. Standard error has {@code ! } before it.
 */
class SessionsTest {
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f]");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s']|'[^']*')+");

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "summary", "diff", "config"})
    void commandsPrintWhatWasLookedAt(String name, @TempDir Path folder) throws IOException {
        StringBuilder session = new StringBuilder();
        Path last = null;
        for (String line : Files.readAllLines(Golden.path(name + "-session.txt"))) {
            session.append(line.matches("(##|>|\\$) .*") ? line + "\n" : "");
            session.append(line.startsWith("$ ") ? printed(line.substring(2), folder) : "");
            String[] words = line.split(" ", 3);
            Path file = line.startsWith("> ") ? folder.resolve(words[1]) : null;
            if (file != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, file.equals(last) ? Files.readString(file) : "");
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                Files.writeString(file, words[2].replace('\'', '"') + "\n", StandardOpenOption.APPEND);
            }
            last = file;
        }
        Golden.assertMatches(name + "-session.txt", session.toString());
    }

    /** Where {@code pipe} is no terminal, and the others are widths. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sandbox | --network sandbox -a 10001 --limit 50 --offset 10 -q | pipe 40 80 120 200
            saved   | --input src/test/resources/saved/wire.json           | pipe
            summary | summary --network sandbox -a 10001 -q                | pipe 40 80 120
            show    | show 978 358 --network sandbox -a 10001 -q           | pipe
            show    | show 200 589 --network sandbox -a 10001 -q           | 40 80 120
            """)
    void screensAreThoseThatWereLookedAt(String name, String line, String widths) {
        for (String width : widths.split(" ")) {
            boolean isPipe = width.equals("pipe");
            Run run = isPipe ? Run.with() : Run.with().terminal(Integer.parseInt(width));
            run.env("TERM", name.equals("show") ? "xterm-kitty" : "xterm-256color");
            String kept = name + (isPipe ? "-" : "-terminal-") + width + ".txt";
            Golden.assertMatches(kept, run.line(line).out().replace('\u001b', '␛'));
        }
    }

    private static String printed(String line, Path folder) throws IOException {
        Run run = Run.with().env("XDG_CONFIG_HOME", folder.toString());
        List<String> args = new ArrayList<>();
        String text = line.replace("./", folder + "/").replace('␛', '\u001b');
        List<String> words = WORD.matcher(text)
                .results()
                .map(word -> word.group().replace("'", ""))
                .toList();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (args.isEmpty() && word.matches("[A-Z_]+=.*")) {
                run.env(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else if (args.isEmpty() && word.matches("@\\d+")) {
                run.terminal(Integer.parseInt(word.substring(1)));
            } else if (word.equals("<")) {
                run.stdin(Files.readString(Path.of(words.get(++i))));
            } else {
                args.add(word);
            }
        }
        if (args.get(0).equals("cat")) {
            return Files.readString(Path.of(args.get(1)));
        }
        Run.Result result = run.args(args.toArray(String[]::new));
        String out = result.out().isEmpty() || result.out().endsWith("\n") ? result.out() : result.out() + "¬\n";
        String err = result.err().lines().map(each -> "! " + each + "\n").collect(Collectors.joining());
        String printed = out + err + (result.code() == 0 ? "" : "exit code " + result.code() + "\n");
        // Control characters are shown as their pictures.
        return CONTROL.matcher(
                        printed.replace(folder + "/", "./").replace(Path.of("").toAbsolutePath() + "/", "CWD/"))
                .replaceAll(
                        control -> Character.toString(0x2400 + control.group().charAt(0)));
    }
}
