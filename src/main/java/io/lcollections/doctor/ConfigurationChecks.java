package io.lcollections.doctor;

import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.ConfigDefaultProvider;
import io.lcollections.cli.Environment;
import io.lcollections.cli.Settings;
import io.lcollections.cli.Suggestions;
import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigPlace;
import io.lcollections.settings.Given;
import io.lcollections.settings.Source;
import io.lcollections.settings.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Checks the configuration file and the variables. */
final class ConfigurationChecks {
    private static final String NAME = "configuration";
    private static final String PREFIX = "LCOLLECTIONS_";

    /** The variables that are not settings. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of("LCOLLECTIONS_ARCHIVE", "LCOLLECTIONS_JAVA_OPTS", "LCOLLECTIONS_CONFIG");

    private final Environment environment;
    private final Settings settings;
    private final Optional<ConfigPlace> place;
    private final Sources sources;
    private final CommandSpec doctor;
    private boolean isServiceKnown;

    ConfigurationChecks(
            Environment environment,
            Settings settings,
            Optional<ConfigPlace> place,
            Sources sources,
            CommandSpec doctor) {
        this.environment = environment;
        this.settings = settings;
        this.place = place;
        this.sources = sources;
        this.doctor = doctor;
    }

    /**
     * @param problems configured values that the doctor could not use
     */
    List<Check> checks(List<UsageException> problems) {
        isServiceKnown = problems.isEmpty();
        List<UsageException> all = new ArrayList<>(problems);
        all.addAll(invalidSettings());
        List<Check> checks = new ArrayList<>();
        all.stream().map(problem -> Check.failed(NAME, problem)).distinct().forEach(checks::add);
        if (checks.isEmpty()) {
            checks.add(file());
        }
        checks.add(variables());
        return checks;
    }

    /** Whether a setting of the doctor is invalid, so that the service that is checked may not be the intended one. */
    boolean isServiceKnown() {
        return isServiceKnown;
    }

    private List<UsageException> invalidSettings() {
        List<UsageException> problems = new ArrayList<>();
        for (String name : settings.names()) {
            OptionSpec option = settings.option(name);
            Optional<Given> given =
                    sources.find(name).filter(found -> !found.value().isEmpty());
            boolean isOverridden = doctor.findOption("--" + name) != null && BaseCommand.isTyped(doctor, "--" + name);
            if (option != null && given.isPresent() && !isOverridden) {
                try {
                    String home = environment.env().getOrDefault("HOME", "");
                    boolean isOfFile = given.get().source() != Source.ENVIRONMENT;
                    settings.check(
                            option,
                            given.get().value(),
                            isOfFile,
                            home,
                            ConfigDefaultProvider.described(given.get(), name));
                } catch (UsageException invalid) {
                    problems.add(invalid);
                    isServiceKnown &= doctor.findOption("--" + name) == null;
                }
            }
        }
        return problems;
    }

    private Check file() {
        if (place.isEmpty()) {
            return Check.note(
                    NAME,
                    "no place for a file: neither HOME nor XDG_CONFIG_HOME is set",
                    "name one with --config or LCOLLECTIONS_CONFIG");
        }
        if (sources.file().isEmpty()) {
            return Check.ok(NAME, "none; it would be " + place.get().file());
        }
        String namedBy = place.get().isUsual() ? "" : " (" + place.get().saidBy() + ")";
        String profile = sources.profile().isEmpty() ? "" : ", profile '" + sources.profile() + "'";
        return Check.ok(NAME, place.get().file() + namedBy + profile);
    }

    /** Values are not printed. */
    private Check variables() {
        Set<String> set = new TreeSet<>();
        environment.env().forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty()) {
                set.add(name);
            }
        });
        List<String> known = new ArrayList<>(OTHER_VARIABLES);
        settings.names().forEach(name -> known.add(Sources.variable(name)));
        for (String name : set) {
            if (!known.contains(name)) {
                return Check.note(
                        "environment", name + " is set, but is not a setting", Suggestions.hint(name, known, null));
            }
        }
        return Check.ok("environment", set.isEmpty() ? "no variable " + PREFIX + "… is set" : String.join(", ", set));
    }
}
