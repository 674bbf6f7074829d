package io.lcollections.training;

import io.lcollections.cli.Cli;
import io.lcollections.cli.Environment;
import io.lcollections.sandbox.Sandbox;
import io.lcollections.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Goes once through what people do with this program, so that the JVM can keep the code of it in an archive from which
 * the next start is quicker. What is rare is left out: an archive that is larger is slower.
 */
public final class Training {
    /** The exit code for a wrong command line. */
    private static final int USAGE = 2;

    private static final String CONFIGURATION = """
            # defaults
            account = 10001
            columns = ["id", "name"]
            non-zero = true
            timeout = "20s"

            [profiles.training]
            output = "csv"
            """;

    private final Environment process;
    private final List<String> refused = new ArrayList<>();

    /**
     * @param process whose clocks and properties are used; its streams are not
     */
    public Training(Environment process) {
        this.process = process;
    }

    /**
     * What is answered without asking anybody.
     *
     * @return the command lines that ended with another exit code than they should have, behind that code
     */
    public List<String> words() {
        once("--version");
        once("--help");
        once("summary", "--help");
        once("help", "list");
        return refused;
    }

    /**
     * Queries over http and https, and what is wrong with a command line.
     *
     * @param bases of sandboxes; the JVM must trust those over https
     * @return the command lines that ended with another exit code than they should have, behind that code
     */
    public List<String> queries(List<String> bases) {
        for (String base : bases) {
            for (String format : List.of("table", "csv", "ndjson", "json")) {
                byte[] saved = once("--base-url", base, "-a", "10001", "--limit", "50", "-o", format);
                if (format.endsWith("json")) {
                    run(0, TrainingTerminal.PIPE, saved, "--input", "-", "-o", "csv");
                }
            }
            once("--base-url", base, "-a", "10001", "--non-zero", "--columns", "id,name,count");
            once("list", "--base-url", base, "-a", "10001", "--all", "-o", "ndjson");
        }
        configured(bases.get(0));
        wrong("--limit", "ten");
        wrong("--acount", "1");
        wrong("sumary");
        wrong();
        return refused;
    }

    /** With a configuration, as many will have one. */
    private void configured(String base) {
        try {
            Path file = Files.createTempFile("training", ".toml");
            try {
                Files.writeString(file, CONFIGURATION);
                once("--config", file.toString(), "--profile", "training", "--base-url", base);
            } finally {
                Files.delete(file);
            }
        } catch (IOException nowhere) {
            refused.add("no configuration: " + nowhere);
        }
    }

    private byte[] once(String... words) {
        return twice(0, words);
    }

    private void wrong(String... words) {
        twice(USAGE, words);
    }

    /** On a terminal, and through a pipe. */
    private byte[] twice(int expected, String... words) {
        run(expected, TrainingTerminal.SCREEN, new byte[0], words);
        return run(expected, TrainingTerminal.PIPE, new byte[0], words);
    }

    private byte[] run(int expected, Terminal terminal, byte[] stdin, String... words) {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        Environment environment = new Environment(
                Map.of("LOOPRING_API_KEY", Sandbox.KEY, "TERM", "xterm-256color", "LANG", "en_US.UTF-8"),
                this::property,
                new ByteArrayInputStream(stdin),
                stdout,
                OutputStream.nullOutputStream(),
                terminal,
                process.zone(),
                process.time(),
                work -> {});
        int code = new Cli(environment).run(words);
        if (code != expected) {
            refused.add(code + ": " + String.join(" ", words));
        }
        return stdout.toByteArray();
    }

    /** Hides the store that the training trusts from all but the JDK itself, which reads it in the way of its own one. */
    private String property(String name) {
        return name.startsWith("javax.net.ssl.") ? null : process.properties().apply(name);
    }
}
