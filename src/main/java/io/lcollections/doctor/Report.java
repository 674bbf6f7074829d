package io.lcollections.doctor;

import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.JsonDocument;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.output.Table.Slot;
import io.lcollections.output.Utf8;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Prints checks as they are made, or as one JSON document, without secrets and personal data. */
final class Report {
    /** The steps to a service; each needs the one before it. */
    private static final List<String> STEPS =
            List.of("proxy", "dns", "connect", "tls", "service", "key-accepted", "clock");

    private static final int NAME_WIDTH = 13;
    private static final int STATE_WIDTH = 7;
    private static final String HINT = "  hint:";

    private final Environment environment;
    private final Console console;
    private final boolean isJson;
    private final Styles styles;
    private final List<String> homes;
    private final List<String> addresses;
    private final List<String> remaining = new ArrayList<>(STEPS);
    private final List<Object> documents = new ArrayList<>();
    private String lastFailure = "";
    private ExitCode worst = ExitCode.OK;

    /**
     * @param addresses of accounts, which are not printed
     */
    Report(Environment environment, Console console, boolean isJson, Styles styles, List<String> addresses) {
        this.environment = environment;
        this.console = console;
        this.isJson = isJson;
        this.styles = styles;
        this.addresses = addresses;
        this.homes = Stream.of(
                        environment.env().get("HOME"), environment.properties().apply("user.home"))
                .filter(Objects::nonNull)
                .map(home -> home.replaceAll("[/\\\\]+$", ""))
                .filter(home -> home.length() > 1)
                .toList();
    }

    void add(Check made) throws IOException {
        remaining.remove(made.name());
        if (made.state() == Check.State.failed) {
            lastFailure = made.name();
        }
        worst = made.exit().code() > worst.code() ? made.exit() : worst;
        Check check = new Check(made.name(), made.state(), shown(made.text()), shown(made.hint()), made.exit());
        if (isJson) {
            documents.add(document(check));
        } else {
            print(check);
        }
    }

    private String shown(String text) {
        return text == null ? null : console.redactor().anonymize(text, homes, addresses);
    }

    /** Skips the steps before this one. */
    void skipBefore(String step, String why) throws IOException {
        while (!remaining.isEmpty() && !remaining.get(0).equals(step)) {
            add(Check.skipped(remaining.get(0), why));
        }
    }

    /** Skips the steps after the one that failed. */
    void skipRest() throws IOException {
        skipBefore("", "because '" + lastFailure + "' failed");
    }

    /** Returns the worst exit code of all checks. */
    ExitCode end() throws IOException {
        if (isJson) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("checks", documents);
            all.put("exitCode", worst.code());
            JsonDocument.write(all, environment.terminal().isStdoutTerminal(), environment.stdout());
        }
        return worst;
    }

    private static Map<String, Object> document(Check check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", check.name());
        fields.put("status", check.state().name());
        fields.put("text", check.text());
        fields.put("hint", check.hint());
        fields.put("exitCode", check.exit().code());
        return fields;
    }

    private void print(Check check) throws IOException {
        boolean isTerminal = environment.terminal().isStdoutTerminal();
        Check.State state = check.state();
        Cell word = new Cell(isTerminal ? state.symbol() : state.name(), text -> styled(state, text));
        int width = isTerminal ? environment.terminal().width() : Integer.MAX_VALUE;
        Writer out = Utf8.writer(environment.stdout());
        Slot text = new Slot(Kind.TEXT, 0);
        new Table(
                        out,
                        List.of(
                                new Slot(Kind.WORD, isTerminal ? 1 : STATE_WIDTH, 1),
                                new Slot(Kind.WORD, NAME_WIDTH),
                                text))
                .wrappedLine(List.of(word, Cell.of(check.name())), TextSanitizer.sanitize(check.text()), width);
        if (check.hint() != null) {
            new Table(out, List.of(new Slot(Kind.WORD, HINT.length(), 1), text))
                    .wrappedLine(List.of(Cell.of(HINT)), TextSanitizer.sanitize(check.hint()), width);
        }
        out.flush();
    }

    private String styled(Check.State state, String text) {
        return switch (state) {
            case ok -> styles.success(text);
            case note -> styles.warning(text);
            case failed -> styles.error(text);
            case skipped -> styles.dim(text);
        };
    }
}
