package io.lcollections.cli;

import io.lcollections.api.HttpSettings.TimeSource;
import io.lcollections.output.JsonDocument;
import io.lcollections.output.Renderer;
import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Terminal;
import io.lcollections.terminal.UserTimeZone;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The process around the program, so that a test can hand in its own.
 *
 * @param properties the system properties of the JVM by name; {@code null} for one that is not set
 * @param stdout data and nothing else; its failures must rise as {@code IOException}
 * @param atExit executes work when the process ends, for whatever reason
 */
public record Environment(
        Map<String, String> env,
        UnaryOperator<String> properties,
        InputStream stdin,
        OutputStream stdout,
        Console console,
        Terminal terminal,
        TimeSource time,
        Executor atExit) {

    /** The name of a file, where {@code ~/} is the home folder: shells replace it neither behind {@code =} nor in quotes. */
    public String file(String name) {
        String home = variable("HOME");
        boolean isBelowHome = name.equals("~") || name.startsWith("~/");
        return isBelowHome && home.startsWith("/") ? home + name.substring(1) : name;
    }

    public String variable(String name) {
        return env.getOrDefault(name, "");
    }

    /** The first of these variables that is not empty. */
    public Optional<String> firstSet(String... names) {
        return Stream.of(names).filter(name -> !variable(name).isEmpty()).findFirst();
    }

    public UserTimeZone zone() {
        return UserTimeZone.of(env);
    }

    public Locale collationLocale() {
        return locale("LC_COLLATE");
    }

    /** The locale in which people read numbers; programs read them without grouping. */
    public Locale numberLocale() {
        return terminal.isTerminal(Terminal.STDOUT) ? locale("LC_NUMERIC") : Locale.ROOT;
    }

    /**
     * The language and country of the first variable of POSIX that is not empty, such as {@code de}, {@code de_DE.UTF-8}: {@code
     * LC_ALL}, the one of a category, {@code LANG}. {@link Locale#ROOT} for C, POSIX and unknown values.
     */
    private Locale locale(String category) {
        String name = firstSet("LC_ALL", category, "LANG").map(this::variable).orElse("");
        String tag = name.replaceFirst("[.@].*", "").replace('_', '-');
        return tag.matches("[a-zA-Z]{2,3}(-([a-zA-Z]{2}|[0-9]{3}))?") ? Locale.forLanguageTag(tag) : Locale.ROOT;
    }

    /** The properties of standard output, whose lines may be fitted to the width of the terminal. */
    public Screen screen(ColorMode mode, boolean fitsWidth) {
        boolean isTerminal = terminal.isTerminal(Terminal.STDOUT);
        boolean isFitted = fitsWidth && isTerminal;
        boolean colors = mode.decide(env, isTerminal).useColor();
        return new Screen(
                isTerminal,
                isFitted ? OptionalInt.of(terminal.width(Terminal.STDOUT)) : OptionalInt.empty(),
                isFitted && Screen.supportsCursor(env),
                colors,
                colors && Screen.supportsLinks(isTerminal, env));
    }

    public void print(String text) throws IOException {
        Renderer.writer(stdout).append(text).flush();
    }

    /** Writes JSON to standard output; people read pretty documents, unless each is to be a line. */
    public JsonDocument json(boolean mayBePretty) {
        boolean isTerminal = terminal.isTerminal(Terminal.STDOUT);
        return new JsonDocument(stdout, isTerminal, isTerminal && mayBePretty);
    }
}
