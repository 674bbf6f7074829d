package io.lcollections.doctor;

import io.lcollections.api.ApiException;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.model.Account;
import io.lcollections.model.UsageException;
import io.lcollections.output.Utf8;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints checks as they are made, or as one JSON document, without secrets and personal data. */
final class Report {
    private static final int NAME_WIDTH = 15;
    private static final int STATE_WIDTH = 8;
    private static final int MIN_TEXT = 24;
    private static final String HINT = "  hint: ";
    /** Of the states on a terminal. */
    private static final String SYMBOLS = "✓!✗-";

    /** The result of a check: what was found or is wrong, how to fix it or {@code null}, and the code of a query. */
    record Check(State state, String text, String hint, ExitCode exit) {
        /** The names are for scripts; a note works or is unknown, and deserves attention. */
        enum State {
            ok,
            note,
            failed,
            skipped
        }

        @FunctionalInterface
        interface Step {
            Check run() throws ApiException, IOException;
        }

        static Check of(Step step) throws IOException {
            try {
                return step.run();
            } catch (UsageException failure) {
                return failed(failure);
            } catch (ApiException failure) {
                return new Check(State.failed, failure.getMessage(), failure.hint(), ExitCode.of(failure.kind()));
            }
        }

        static Check failed(UsageException failure) {
            return new Check(State.failed, failure.getMessage(), failure.hint(), ExitCode.USAGE);
        }

        static Check ok(String text) {
            return new Check(State.ok, text, null, ExitCode.OK);
        }

        static Check note(String text, String hint) {
            return new Check(State.note, text, hint, ExitCode.OK);
        }

        static Check skipped(String why) {
            return new Check(State.skipped, why, null, ExitCode.OK);
        }
    }

    final Environment environment;
    private final boolean isJson;
    private final Screen screen;
    private final List<String> homes;
    private final List<Account> accounts;
    private final List<Object> documents = new ArrayList<>();
    private ExitCode worst = ExitCode.OK;

    /** The addresses of the accounts are not printed. */
    Report(Environment environment, boolean isJson, Screen screen, List<Account> accounts) {
        this.environment = environment;
        this.isJson = isJson;
        this.screen = screen;
        this.accounts = accounts;
        this.homes = Stream.of(
                        environment.env().get("HOME"), environment.properties().apply("user.home"))
                .filter(Objects::nonNull)
                .map(home -> home.replaceAll("[/\\\\]+$", ""))
                .filter(home -> home.length() > 1)
                .toList();
    }

    void add(String name, Check check) throws IOException {
        worst = worst.or(check.exit());
        String text = anonymized(check.text());
        String hint = check.hint() == null ? null : anonymized(check.hint());
        if (isJson) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("status", check.state().name());
            fields.put("text", text);
            fields.put("hint", hint);
            fields.put("exitCode", check.exit().code());
            documents.add(fields);
            return;
        }
        Check.State state = check.state();
        boolean isTerminal = screen.width().isPresent();
        String label = isTerminal ? SYMBOLS.substring(state.ordinal(), state.ordinal() + 1) : state.name();
        int labelWidth = isTerminal ? 2 : STATE_WIDTH;
        String padding = " ".repeat(labelWidth - label.length());
        String start = styled(state, label) + padding + String.format("%-" + NAME_WIDTH + "s", name);
        line(start, labelWidth + NAME_WIDTH, text);
        if (hint != null) {
            line(HINT, HINT.length(), hint);
        }
    }

    /** Without secrets, and without what identifies a person. */
    private String anonymized(String text) {
        String shown = environment.console().redactor().redact(text);
        for (String home : homes) {
            // /home/anna is not a prefix of /home/annabel.
            shown = shown.replaceAll(Pattern.quote(home) + "(?![\\p{L}\\p{Nd}])", "~");
        }
        for (Account account : accounts) {
            shown = account.isAddress() ? shown.replace(account.text(), "0x…") : shown;
        }
        return shown;
    }

    ExitCode end() throws IOException {
        if (isJson) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("checks", documents);
            all.put("exitCode", worst.code());
            environment.json(true).write(all);
        }
        return worst;
    }

    /** Wraps the text behind the start of a line, which has so many columns. */
    private void line(String start, int columns, String text) throws IOException {
        Writer out = Utf8.writer(environment.stdout());
        int width = Math.max(MIN_TEXT, screen.columns() - columns);
        String next = start;
        for (String part : Screen.none().wrap(TextSanitizer.sanitize(text), width)) {
            out.append(next).append(part).append('\n');
            next = " ".repeat(columns);
        }
        out.flush();
    }

    private String styled(Check.State state, String text) {
        return switch (state) {
            case ok -> screen.success(text);
            case note -> screen.warning(text);
            case failed -> screen.error(text);
            case skipped -> screen.dim(text);
        };
    }
}
