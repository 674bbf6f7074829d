package io.lcollections.training;

import io.lcollections.App;
import io.lcollections.cli.Environment;
import io.lcollections.server.Sandbox;
import io.lcollections.terminal.SystemTerminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Runs common command lines, so that the JVM archives their classes; not rare ones, as a larger archive is slower. */
public final class Training {
    private final Environment process;
    private final List<String> failures = new ArrayList<>();

    public Training(Environment process) {
        this.process = process;
    }

    /**
     * Runs one part; over https only where the JVM has a key store for the server, whose certificate it must trust.
     *
     * @param part {@code words} for command lines without requests; otherwise queries, with the path of a configuration
     * @return the command lines that failed, each after its exit code
     */
    public List<String> run(String part, String... args) throws IOException, GeneralSecurityException {
        if (part.equals("words")) {
            for (String line : List.of("--version", "--help", "summary --help", "help list")) {
                run(0, line);
            }
            return failures;
        }
        try (Sandbox server = Sandbox.start(0)) {
            query(server);
            run(0, "--config " + args[0] + " --profile training --base-url " + server.base());
        }
        if (process.properties().apply("javax.net.ssl.keyStore") != null) {
            try (Sandbox server = Sandbox.start(SSLContext.getDefault())) {
                query(server);
            }
        }
        List.of("--limit ten", "--acount 1", "sumary", "").forEach(line -> run(2, line));
        return failures;
    }

    private void query(Sandbox server) {
        String query = "--base-url " + server.base() + " -a 10001 ";
        for (String format : List.of("table", "csv", "ndjson", "json")) {
            byte[] saved = run(0, query + "--limit 50 -o " + format);
            if (format.endsWith("json")) {
                run(0, "--input - -o csv", saved);
            }
        }
        run(0, query + "--non-zero --columns id,name,count");
        run(0, "list " + query + "--all -o ndjson");
    }

    /** Runs a command line on a terminal and into a pipe, and returns the output of the latter. */
    private byte[] run(int expected, String line, byte... stdin) {
        Map<String, String> env = Map.of(
                "LOOPRING_API_KEY", Sandbox.KEY, "TERM", "xterm-256color", "LANG", "en_US.UTF-8", "COLUMNS", "100");
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        for (String terminals : List.of("12", "")) {
            stdout.reset();
            Environment environment = new Environment(
                    env,
                    // Only the JDK gets the trust store, which stands for its own one.
                    name -> name.startsWith("javax.net.ssl.")
                            ? null
                            : process.properties().apply(name),
                    new ByteArrayInputStream(stdin),
                    stdout,
                    OutputStream.nullOutputStream(),
                    new SystemTerminal(env, terminals, null),
                    process.zone(),
                    process.time(),
                    work -> {});
            int code = new App(environment).run(line.isEmpty() ? new String[0] : line.split(" "));
            if (code != expected) {
                failures.add(code + ": " + line);
            }
        }
        return stdout.toByteArray();
    }
}
