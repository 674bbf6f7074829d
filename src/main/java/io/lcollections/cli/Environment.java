package io.lcollections.cli;

import io.lcollections.api.TimeSource;
import io.lcollections.output.JsonDocument;
import io.lcollections.output.Utf8;
import io.lcollections.terminal.Terminal;
import io.lcollections.terminal.UserLocale;
import io.lcollections.terminal.UserTimeZone;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Everything that the program has of the process around it, so that a test can hand in its own.
 *
 * @param properties the system properties of the JVM by name; {@code null} for one that is not set
 * @param stdout data and nothing else; its failures must rise as {@code IOException}
 * @param atExit is given what must be done when the process ends, for whatever reason
 */
public record Environment(
        Map<String, String> env,
        UnaryOperator<String> properties,
        InputStream stdin,
        OutputStream stdout,
        Console console,
        Terminal terminal,
        TimeSource time,
        Consumer<Runnable> atExit) {

    /**
     * The name of a file, where {@code ~/} is the home folder: shells do not replace it behind {@code =} and in quotes, nor
     * do the files of cron and systemd that set variables.
     */
    public String file(String name) {
        String home = variable("HOME");
        boolean isBelowHome = name.equals("~") || name.startsWith("~/");
        return isBelowHome && home.startsWith("/") ? home + name.substring(1) : name;
    }

    public String variable(String name) {
        return env.getOrDefault(name, "");
    }

    public ZoneId zone() {
        return UserTimeZone.of(env);
    }

    /** The locale in which text is sorted. */
    public Locale collationLocale() {
        return UserLocale.of(env, "LC_COLLATE");
    }

    /** The locale in which people read numbers; programs read them without grouping. */
    public Locale numberLocale() {
        return terminal.isStdoutTerminal() ? UserLocale.of(env, "LC_NUMERIC") : Locale.ROOT;
    }

    public void print(String text) throws IOException {
        Utf8.writer(stdout).append(text).flush();
    }

    /** Prints a document of strings, numbers, booleans, {@code null}, lists and maps to standard output. */
    public void printJson(Map<String, Object> document) throws IOException {
        JsonDocument.write(document, terminal.isStdoutTerminal(), stdout);
    }
}
