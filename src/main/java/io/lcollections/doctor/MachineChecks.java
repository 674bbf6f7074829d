package io.lcollections.doctor;

import io.lcollections.cli.Build;
import io.lcollections.cli.Environment;
import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Terminal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The program, the system and the terminal. None of these checks can fail. */
final class MachineChecks {
    private static final List<String> LOCALE_VARIABLES = List.of("LC_ALL", "LC_CTYPE", "LANG");

    private final Environment environment;

    MachineChecks(Environment environment) {
        this.environment = environment;
    }

    List<Check> program() {
        String[] lines = Build.describe(environment.properties()).split("\n");
        return List.of(
                Check.ok("version", lines[0]),
                Check.ok("java", lines[1] + ", at " + environment.properties().apply("java.home")),
                Check.ok("system", lines[2]));
    }

    List<Check> surroundings(ColorMode mode) {
        ColorMode.Decision colors =
                mode.decide(environment.env(), environment.terminal().isStdoutTerminal());
        return List.of(
                Check.ok("terminal", terminal()),
                Check.ok("colours", (colors.useColor() ? "yes: " : "no: ") + colors.reason()),
                locale(),
                Check.ok("time-zone", zone()));
    }

    private String terminal() {
        Terminal terminal = environment.terminal();
        String term = environment.env().getOrDefault("TERM", "");
        String columns = terminal.isStdoutTerminal() ? terminal.width() + " columns" : "no terminal";
        return "stdout: " + columns + (term.isEmpty() ? "" : ", TERM=" + term) + "; stderr: "
                + described(terminal.isStderrTerminal()) + "; stdin: " + described(terminal.isStdinTerminal());
    }

    private static String described(boolean isTerminal) {
        return isTerminal ? "a terminal" : "no terminal";
    }

    /** Output is always UTF-8; arguments and file names are in the encoding of the locale. */
    private Check locale() {
        Map<String, String> env = environment.env();
        String variable = LOCALE_VARIABLES.stream()
                .filter(name -> !env.getOrDefault(name, "").isEmpty())
                .findFirst()
                .map(name -> name + "=" + env.get(name))
                .orElse("none of " + String.join(", ", LOCALE_VARIABLES) + " is set");
        String encoding = String.valueOf(environment.properties().apply("sun.jnu.encoding"));
        String text = variable + "; arguments and file names are " + encoding + ", output is UTF-8";
        return encoding.toUpperCase(Locale.ROOT).matches("UTF-?8")
                ? Check.ok("locale", text)
                : Check.note("locale", text, "LC_ALL=C.UTF-8 allows file names beyond ASCII");
    }

    private String zone() {
        ZoneId zone = environment.zone().get();
        ZoneOffset offset = zone.getRules().getOffset(environment.time().now());
        return zone + ", UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset.getId());
    }
}
