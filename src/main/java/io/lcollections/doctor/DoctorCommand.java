package io.lcollections.doctor;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.Build;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.cli.Settings;
import io.lcollections.doctor.Report.Check;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import io.lcollections.saved.SavedCollectionsApi;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.KeySource;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Terminal;
import io.lcollections.terminal.UserTimeZone;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** In lower case or without the S, a variable has no effect. */
    private static final Pattern LIKE_OURS = Pattern.compile("(?i)lcollections?[_-]");

    private static final List<String> OTHER_VARIABLES =
            List.of("LCOLLECTIONS_ARCHIVE", "LCOLLECTIONS_JAVA_OPTS", "LCOLLECTIONS_CONFIG");

    private static final List<String> LOCALE_VARIABLES = List.of("LC_ALL", "LC_CTYPE", "LANG");

    private final List<UsageException> problems = new ArrayList<>();

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
    public ExitCode call() throws IOException {
        Screen screen = environment.screen(output.color.mode, true);
        Report report = new Report(environment, output.format == DocumentFormat.json, screen, account.accounts);
        String[] build = Build.describe(environment.properties()).split("\n");
        report.add("version", Check.ok(build[0]));
        String home = environment.properties().apply("java.home");
        report.add("java", Check.ok(build[1] + ", at " + home));
        report.add("system", Check.ok(build[2]));
        boolean isServiceKnown = checkConfiguration(report);
        report.add("environment", variables());
        if (!input.files.isEmpty()) {
            report.add("key", Check.skipped("--input sends no request"));
            report.add("input", Check.of(() -> savedResponses(input.files)));
        } else {
            Optional<Account> first = account.accounts.stream().findFirst();
            new ServiceChecks(report, new ServiceFactory(this, service, null, List.of()), first, isServiceKnown).run();
        }
        report.add("terminal", terminal());
        boolean isTerminal = environment.terminal().isTerminal(Terminal.STDOUT);
        ColorMode.Decision color = output.color.mode.decide(environment.env(), isTerminal);
        report.add("colours", Check.ok((color.useColor() ? "yes: " : "no: ") + color.reason()));
        report.add("locale", locale());
        UserTimeZone zone = environment.zone();
        ZoneOffset offset = zone.rules().getOffset(environment.time().now());
        report.add("time-zone", Check.ok(zone.name() + ", UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset)));
        return report.end();
    }

    /** Returns false if an option of the doctor has an invalid setting, so that another service may be meant. */
    private boolean checkConfiguration(Report report) throws IOException {
        boolean isServiceKnown = problems.isEmpty() || isTyped("--network") || isTyped("--base-url");
        settings.options().forEach((name, option) -> {
            boolean isOfOthers = option != null && spec.findOption("--" + name) == null;
            sources().find(name).filter(given -> isOfOthers && !given.isEmpty()).ifPresent(this::accepts);
        });
        for (UsageException problem : problems) {
            report.add("configuration", Check.failed(problem));
        }
        if (problems.isEmpty()) {
            report.add("configuration", configuration(settings.file(spec)));
        }
        return isServiceKnown;
    }

    private Check configuration(Optional<ConfigFile> file) {
        if (file.isEmpty()) {
            return Check.note(
                    "no place for a file: neither HOME nor XDG_CONFIG_HOME is an absolute path",
                    "name one with --config or LCOLLECTIONS_CONFIG");
        }
        if (sources().file().isEmpty()) {
            return Check.ok("none; it would be " + file.get().path());
        }
        String namedBy = file.get().isDefault() ? "" : " (" + file.get().namedBy() + ")";
        String profile = sources().profile();
        return Check.ok(file.get().path() + namedBy + (profile.isEmpty() ? "" : ", profile '" + profile + "'"));
    }

    private Check variables() {
        Optional<String> misnamed = KeySource.misnamed(environment.env());
        if (misnamed.isPresent()) {
            return Check.note(misnamed.get() + " is set, but is not read", KeySource.renamed(misnamed.get()));
        }
        List<String> known = new ArrayList<>(OTHER_VARIABLES);
        settings.options().keySet().forEach(name -> known.add(Sources.variable(name)));
        List<String> set = environment.env().keySet().stream()
                .filter(name -> LIKE_OURS.matcher(name).lookingAt())
                .filter(name -> !environment.variable(name).isEmpty())
                .sorted()
                .toList();
        for (String name : set) {
            if (!known.contains(name)) {
                String meant = name.toUpperCase(Locale.ROOT).replace('-', '_').replaceFirst("^[A-Z]+?S?_", PREFIX);
                return Check.note(name + " is set, but is not a setting", TypedText.suggestion(meant, known, null));
            }
        }
        return Check.ok(set.isEmpty() ? "no variable " + PREFIX + "… is set" : String.join(", ", set));
    }

    /** Whether a file can be read and is complete. Its accounts are not printed. */
    private Check savedResponses(List<String> files) throws ApiException, IOException {
        AtomicLong collections = new AtomicLong();
        try (SavedCollectionsApi saved =
                SavedCollectionsApi.open("--input", files, environment.stdin(), UnaryOperator.identity())) {
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
        String variable = LOCALE_VARIABLES.stream()
                .filter(name -> !environment.variable(name).isEmpty())
                .findFirst()
                .map(name -> name + "=" + environment.variable(name))
                .orElse("none of " + String.join(", ", LOCALE_VARIABLES) + " is set");
        String encoding = String.valueOf(environment.properties().apply("sun.jnu.encoding"));
        String text = variable + "; arguments and file names are " + encoding + ", output is UTF-8";
        return encoding.toUpperCase(Locale.ROOT).matches("UTF-?8")
                ? Check.ok(text)
                : Check.note(text, "LC_ALL=C.UTF-8 allows file names beyond ASCII");
    }
}
