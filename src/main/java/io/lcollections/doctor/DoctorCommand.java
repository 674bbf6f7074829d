package io.lcollections.doctor;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.Build;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.cli.Settings;
import io.lcollections.cli.Suggestions;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.saved.SavedCollectionsApi;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.Given;
import io.lcollections.settings.KeySource;
import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Terminal;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.UserTimeZone;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lcollections doctor}: checks everything that a query needs. */
@Command(
        name = "doctor",
        description = {
            "Checks configuration, key, network and service, and suggests fixes.",
            "It prints one line per check and exits with the code of the worst. The output is safe to paste into a bug"
                    + " report: it has no key, password or account, and ~ for your home folder."
        },
        footer = {
            "# check everything except the network",
            "lcollections doctor --network sandbox",
            "# what failed or was skipped, for a script",
            "lcollections doctor --network sandbox -o json |",
            "  jq '.checks[] | select(.status != \"ok\").name'",
            "# whether the key is accepted, with a longer timeout",
            "lcollections doctor --network sandbox --account 10001 --timeout 30s"
        })
public final class DoctorCommand extends BaseCommand {
    private static final String PREFIX = "LCOLLECTIONS_";

    private static final String HINT = "  hint: ";
    /** Of the states on a terminal. */
    private static final String SYMBOLS = "✓!✗-";

    private final List<UsageException> problems = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private ExitCode worst = ExitCode.OK;
    private Screen screen;

    @Mixin
    private AccountOption account;

    @Mixin
    private ServiceFactory.Options service;

    @Mixin
    private ServiceFactory.Input input;

    @Mixin
    private OutputOptions output;

    @Mixin
    private Settings.Options config;

    private static final class AccountOption {
        @Option(
                names = {"-a", "--account"},
                split = ",",
                paramLabel = "ID",
                description = "an account that the key may read, by number or address; of several, the first is used")
        private List<Account> accounts = List.of();
    }

    private static final class OutputOptions {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FORMAT",
                description = "table (default): one line per check; or json")
        private DocumentFormat format = DocumentFormat.table;

        @Mixin
        private ColorOption color;
    }

    /** The result of a check: what was found or is wrong, how to fix it or {@code null}, and the code of a query. */
    record Check(State state, String text, String hint, ExitCode exit) {
        /** The names are for scripts; a note works or is unknown, and deserves attention. */
        enum State {
            ok,
            note,
            failed,
            skipped
        }

        static Check of(Callable<Check> step) throws Exception {
            try {
                return step.call();
            } catch (UsageException failure) {
                return new Check(State.failed, failure.getMessage(), failure.hint(), ExitCode.USAGE);
            } catch (ApiException failure) {
                return new Check(State.failed, failure.getMessage(), failure.hint(), ExitCode.of(failure.kind()));
            }
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

    private record Document(List<Entry> checks, int exitCode) {}

    private record Entry(String name, Check.State status, String text, String hint, int exitCode) {}

    @Override
    protected void report(UsageException invalid) {
        problems.add(invalid);
    }

    @Override
    protected boolean accepts(Given configured) {
        try {
            settings.check(configured);
            return true;
        } catch (UsageException invalid) {
            problems.add(invalid);
            return false;
        }
    }

    @Override
    public ExitCode call() throws Exception {
        screen = environment.screen(output.color.mode, true);
        String[] build = Build.describe(environment.properties()).split("\n");
        add("version", Check.ok(build[0]));
        add("java", Check.ok(build[1] + ", at " + environment.properties().apply("java.home")));
        add("system", Check.ok(build[2]));
        // Otherwise another service may be meant, by an invalid setting of an option of this command.
        boolean isServiceKnown = problems.isEmpty() || isTyped("--network") || isTyped("--base-url");
        settings.options().forEach((name, option) -> {
            boolean isOfOthers = option != null && spec.findOption("--" + name) == null;
            settings.find(name).filter(given -> isOfOthers && !given.isEmpty()).ifPresent(this::accepts);
        });
        for (UsageException problem : problems) {
            add("configuration", Check.of(() -> {
                throw problem;
            }));
        }
        if (problems.isEmpty()) {
            add("configuration", configuration(settings.file(spec)));
        }
        add("environment", variables());
        if (input.files.isEmpty()) {
            ServiceFactory services = new ServiceFactory(this, service, null, List.of());
            Optional<Account> first = account.accounts.stream().findFirst();
            new ServiceChecks(this, environment, services, first, isServiceKnown).run();
        } else {
            add("key", Check.skipped("--input sends no request"));
            add("input", Check.of(this::savedResponses));
        }
        add("terminal", terminal());
        ColorMode.Decision color = output.color.mode.decide(environment.env(), screen.isTerminal());
        add("colours", Check.ok((color.useColor() ? "yes: " : "no: ") + color.reason()));
        add("locale", locale());
        UserTimeZone zone = environment.zone();
        ZoneOffset offset = zone.at(environment.time().now()).getOffset();
        add("time-zone", Check.ok(zone.name() + ", UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset)));
        if (output.format == DocumentFormat.json) {
            environment.json(true).write(new Document(entries, worst.code()));
        }
        return worst;
    }

    /** Prints a check or keeps it for the document, without secrets and personal data. */
    void add(String name, Check check) throws IOException {
        worst = worst.or(check.exit());
        String text = anonymized(check.text());
        String hint = check.hint() == null ? null : anonymized(check.hint());
        entries.add(new Entry(name, check.state(), text, hint, check.exit().code()));
        if (output.format == DocumentFormat.json) {
            return;
        }
        boolean isTerminal = screen.width().isPresent();
        String label = isTerminal
                ? "" + SYMBOLS.charAt(check.state().ordinal())
                : check.state().name();
        String styled = switch (check.state()) {
            case ok -> screen.success(label);
            case note -> screen.warning(label);
            case failed -> screen.error(label);
            case skipped -> screen.dim(label);
        };
        String behind = " ".repeat((isTerminal ? 2 : 8) - label.length()) + String.format("%-15s", name);
        print(styled + behind, label.length() + behind.length(), text);
        if (hint != null) {
            print(HINT, HINT.length(), hint);
        }
    }

    /** Without secrets, and without what identifies a person. */
    private String anonymized(String text) {
        String shown = environment.console().redactor().redact(text);
        String ofJava = Objects.toString(environment.properties().apply("user.home"), "");
        for (String home : List.of(environment.variable("HOME"), ofJava)) {
            String folder = home.replaceAll("[/\\\\]+$", "");
            if (folder.length() > 1) {
                // /home/anna is not a prefix of /home/annabel.
                shown = shown.replaceAll(Pattern.quote(folder) + "(?![\\p{L}\\p{Nd}])", "~");
            }
        }
        for (Account each : account.accounts) {
            shown = each.isAddress() ? shown.replace(each.text(), "0x…") : shown;
        }
        return shown;
    }

    /** Wraps the text behind the start of a line, which has so many columns. */
    private void print(String start, int columns, String text) throws IOException {
        int width = Math.max(24, screen.columns() - columns);
        List<String> lines = Screen.NONE.wrap(TextSanitizer.sanitize(text), width);
        environment.print(start + String.join("\n" + " ".repeat(columns), lines) + "\n");
    }

    private Check configuration(ConfigFile file) {
        if (file.path() == null) {
            return Check.note(
                    "no place for a file: neither HOME nor XDG_CONFIG_HOME is an absolute path",
                    "name one with --config or LCOLLECTIONS_CONFIG");
        }
        if (!file.exists()) {
            return Check.ok("none; it would be " + file.path());
        }
        String namedBy = file.namedBy().isEmpty() ? "" : " (" + file.namedBy() + ")";
        String profile = settings.profileName();
        return Check.ok(file.path() + namedBy + (profile.isEmpty() ? "" : ", profile '" + profile + "'"));
    }

    private Check variables() {
        Optional<String> misnamed = KeySource.misnamed(environment.env());
        if (misnamed.isPresent()) {
            return Check.note(misnamed.get() + " is set, but is not read", KeySource.renamed(misnamed.get()));
        }
        List<String> known =
                new ArrayList<>(List.of("LCOLLECTIONS_ARCHIVE", "LCOLLECTIONS_JAVA_OPTS", "LCOLLECTIONS_CONFIG"));
        settings.options().keySet().forEach(name -> known.add(Settings.variable(name)));
        // In lower case or without the S, a variable has no effect.
        List<String> set = environment.env().keySet().stream()
                .filter(name -> name.matches("(?i)lcollections?[_-].*"))
                .filter(name -> !environment.variable(name).isEmpty())
                .sorted()
                .toList();
        for (String name : set) {
            if (!known.contains(name)) {
                String meant = name.toUpperCase(Locale.ROOT).replace('-', '_').replaceFirst("^[A-Z]+?S?_", PREFIX);
                return Check.note(name + " is set, but is not a setting", Suggestions.hint(meant, known, null));
            }
        }
        return Check.ok(set.isEmpty() ? "no variable " + PREFIX + "… is set" : String.join(", ", set));
    }

    /** Whether a file can be read and is complete. Its accounts are not printed. */
    private Check savedResponses() throws ApiException, IOException {
        AtomicLong collections = new AtomicLong();
        try (SavedCollectionsApi saved =
                SavedCollectionsApi.open("--input", input.files, environment.stdin(), UnaryOperator.identity())) {
            boolean areSeveral = saved.named().size() > 1;
            List<String> notes = new ArrayList<>(saved.notes());
            PageConsumer counter =
                    (page, next) -> collections.addAndGet(page.collections().size());
            for (Long number : areSeveral ? saved.named() : List.of(0L)) {
                Query all = Query.all(Optional.of(Account.of(number)).filter(named -> areSeveral));
                notes.addAll(saved.fetchAll(all, 1, OptionalLong.empty(), counter));
            }
            String text = saved.origin() + ": " + collections + " collections"
                    + (areSeveral ? " of " + saved.named().size() + " accounts" : "") + ", complete";
            return notes.isEmpty() ? Check.ok(text) : Check.note(text + "; " + String.join("; ", notes), null);
        }
    }

    private Check terminal() {
        Terminal terminal = environment.terminal();
        String term = environment.variable("TERM");
        String none = "no terminal";
        return Check.ok("stdout: "
                + (terminal.isTerminal(Terminal.STDOUT) ? terminal.width(Terminal.STDOUT) + " columns" : none)
                + (term.isEmpty() ? "" : ", TERM=" + term)
                + "; stderr: " + (terminal.isTerminal(Terminal.STDERR) ? "a terminal" : none)
                + "; stdin: " + (terminal.isTerminal(Terminal.STDIN) ? "a terminal" : none));
    }

    /** Output is always UTF-8; arguments and file names are in the encoding of the locale. */
    private Check locale() {
        String variable = environment
                .firstSet("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> name + "=" + environment.variable(name))
                .orElse("none of LC_ALL, LC_CTYPE, LANG is set");
        String encoding = String.valueOf(environment.properties().apply("sun.jnu.encoding"));
        String text = variable + "; arguments and file names are " + encoding + ", output is UTF-8";
        return encoding.toUpperCase(Locale.ROOT).matches("UTF-?8")
                ? Check.ok(text)
                : Check.note(text, "LC_ALL=C.UTF-8 allows file names beyond ASCII");
    }
}
