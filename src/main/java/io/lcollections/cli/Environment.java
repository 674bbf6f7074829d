package io.lcollections.cli;

import io.lcollections.api.TimeSource;
import io.lcollections.terminal.Terminal;
import io.lcollections.terminal.UserLocale;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Everything that the program has of the process around it, so that a test can hand in its own.
 *
 * @param env the environment
 * @param properties the system properties of the JVM by name; {@code null} for one that is not set
 * @param stdin standard input
 * @param stdout standard output: data and nothing else; its failures must rise as {@code IOException}
 * @param stderr standard error: notes and errors
 * @param terminal what is known of the terminal
 * @param zone for dates that people read; found out only when there are some
 * @param time the clocks, and waiting
 * @param atExit is given what must be done when the process ends, for whatever reason
 */
public record Environment(
        Map<String, String> env,
        UnaryOperator<String> properties,
        InputStream stdin,
        OutputStream stdout,
        OutputStream stderr,
        Terminal terminal,
        Supplier<ZoneId> zone,
        TimeSource time,
        Consumer<Runnable> atExit) {

    /**
     * The name of a file, where {@code ~/} is the home folder: shells do not replace it behind {@code =} and in quotes, nor
     * do the files of cron and systemd that set variables.
     */
    public String file(String name) {
        String home = env.getOrDefault("HOME", "");
        boolean isBelowHome = name.equals("~") || name.startsWith("~/");
        return isBelowHome && home.startsWith("/") ? home + name.substring(1) : name;
    }

    /** The locale of a category by the environment: {@code LC_COLLATE}, {@code LC_NUMERIC}. */
    private Locale locale(String category) {
        return UserLocale.of(env, category);
    }

    /** The locale in which text is sorted. */
    public Locale collationLocale() {
        return locale("LC_COLLATE");
    }

    /** The locale in which people read numbers; programs read them without grouping. */
    public Locale numberLocale() {
        return terminal.isStdoutTerminal() ? locale("LC_NUMERIC") : Locale.ROOT;
    }
}
