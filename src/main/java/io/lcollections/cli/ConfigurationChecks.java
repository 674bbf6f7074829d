package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigPlace;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Given;
import io.lcollections.settings.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Where the standing defaults are from; on the way, those that are right are set. */
final class ConfigurationChecks {
    private static final String NAME = "configuration";
    private static final String PREFIX = "LCOLLECTIONS_";

    /** The variables that are no settings: of the launcher, and of the file itself. */
    private static final Set<String> OTHERS =
            Set.of("LCOLLECTIONS_ARCHIVE", "LCOLLECTIONS_JAVA_OPTS", "LCOLLECTIONS_CONFIG");

    private final Environment environment;
    private final ConfigReader reader;
    private final Commands commands;
    private boolean isServiceKnown;

    ConfigurationChecks(Environment environment, ConfigReader reader, Commands commands) {
        this.environment = environment;
        this.reader = reader;
        this.commands = commands;
    }

    /** Reads, sets, and tells what is wrong in one check each. */
    List<Check> read(ParseResult typed) {
        List<UsageException> wrong = new ArrayList<>();
        Sources sources = new Sources(environment.env(), Optional.empty(), "");
        try {
            sources = reader.sources(typed);
        } catch (UsageException unreadable) {
            wrong.add(unreadable);
        }
        StandingDefaults.apply(typed, environment, sources, wrong);
        isServiceKnown = wrong.isEmpty();
        addOthers(typed.commandSpec(), sources, wrong);
        List<Check> checks = new ArrayList<>();
        wrong.stream().map(failure -> Check.failed(NAME, failure)).distinct().forEach(checks::add);
        if (checks.isEmpty()) {
            checks.add(file(typed, sources));
        }
        checks.add(environment());
        return checks;
    }

    /** Whether nothing is wrong that may say which service is meant. */
    boolean isServiceKnown() {
        return isServiceKnown;
    }

    /** What is wrong for other commands. */
    private void addOthers(CommandSpec own, Sources sources, List<UsageException> wrong) {
        Settings settings = commands.settings();
        for (String name : settings.names()) {
            OptionSpec option = settings.option(name);
            Optional<Given> given =
                    sources.find(name).filter(found -> !found.value().isEmpty());
            if (option != null && given.isPresent() && !Settings.isSettingOf(own, name)) {
                try {
                    StandingDefaults.converted(environment, option, given.get());
                } catch (UsageException bad) {
                    wrong.add(bad);
                }
            }
        }
    }

    private Check file(ParseResult typed, Sources sources) {
        Optional<ConfigPlace> place = reader.place(typed);
        if (place.isEmpty()) {
            return Check.note(
                    NAME,
                    "there is no place for one: neither HOME nor XDG_CONFIG_HOME is set",
                    "name one with --config or LCOLLECTIONS_CONFIG");
        }
        Optional<Configuration> file = sources.file();
        if (file.isEmpty()) {
            return Check.ok(NAME, "none; its place is " + place.get().file());
        }
        String saidBy = place.get().isUsual() ? "" : " (" + place.get().saidBy() + ")";
        String profile = sources.profile().isEmpty() ? "" : ", profile '" + sources.profile() + "'";
        return Check.ok(NAME, place.get().file() + saidBy + profile);
    }

    /** By their names alone. */
    private Check environment() {
        Set<String> set = new TreeSet<>();
        environment.env().forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty()) {
                set.add(name);
            }
        });
        List<String> known = new ArrayList<>(OTHERS);
        commands.settings().names().forEach(name -> known.add(Sources.variable(name)));
        for (String name : set) {
            if (!known.contains(name)) {
                List<String> near = Suggestions.to(name, known);
                return Check.note(
                        "environment",
                        name + " is set, and is no setting",
                        near.isEmpty() ? null : "did you mean " + String.join(" or ", near) + "?");
            }
        }
        return Check.ok("environment", set.isEmpty() ? "no variable " + PREFIX + "… is set" : String.join(", ", set));
    }
}
