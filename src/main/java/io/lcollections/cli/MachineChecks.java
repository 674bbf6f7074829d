package io.lcollections.cli;

import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Terminal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What this program is, what it runs on, and what it writes to. None of it can fail. */
final class MachineChecks {
    private static final List<String> CHARACTERS = List.of("LC_ALL", "LC_CTYPE", "LANG");

    private final Environment environment;

    MachineChecks(Environment environment) {
        this.environment = environment;
    }

    List<Check> program() {
        String[] lines = Version.text(environment.properties()).split("\n");
        return List.of(
                Check.ok("version", lines[0]),
                Check.ok("java", lines[1] + ", at " + environment.properties().apply("java.home")),
                Check.ok("system", lines[2]));
    }

    List<Check> surroundings(ColorMode mode) {
        boolean isTerminal = environment.terminal().isStdoutTerminal();
        ColorMode.Decision colours = mode.decide(environment.env(), isTerminal);
        return List.of(
                Check.ok("terminal", terminal()),
                Check.ok("colours", (colours.useColor() ? "yes: " : "no: ") + colours.reason()),
                locale(),
                Check.ok("time-zone", zone()));
    }

    private String terminal() {
        Terminal terminal = environment.terminal();
        String term = environment.env().getOrDefault("TERM", "");
        String columns = terminal.isStdoutTerminal() ? terminal.width() + " columns" : "no terminal";
        return "stdout: " + columns + (term.isEmpty() ? "" : ", TERM=" + term) + "; stderr: "
                + is(terminal.isStderrTerminal()) + "; stdin: " + is(terminal.isStdinTerminal());
    }

    private static String is(boolean aTerminal) {
        return aTerminal ? "a terminal" : "no terminal";
    }

    /** What is written is UTF-8 in any case; what the shell and the file system hand over is as the locale says. */
    private Check locale() {
        Map<String, String> env = environment.env();
        String said = CHARACTERS.stream()
                .filter(name -> !env.getOrDefault(name, "").isEmpty())
                .findFirst()
                .map(name -> name + "=" + env.get(name))
                .orElse("none of " + String.join(", ", CHARACTERS) + " is set");
        String names = String.valueOf(environment.properties().apply("sun.jnu.encoding"));
        boolean isUtf8 = names.toUpperCase(Locale.ROOT).matches("UTF-?8");
        String text = said + "; arguments and names of files are " + names + ", output is UTF-8 all the same";
        return isUtf8
                ? Check.ok("locale", text)
                : Check.note("locale", text, "LC_ALL=C.UTF-8 has names of files beyond ASCII understood");
    }

    private String zone() {
        ZoneId zone = environment.zone().get();
        ZoneOffset offset = zone.getRules().getOffset(environment.time().now());
        return zone + ", UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset.getId());
    }
}
