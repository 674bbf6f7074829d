package io.lcollections.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command by what they are about, for whatever lists them: its help, its man page. */
public final class OptionGroups {
    /** The headings, by the name of the field that holds the options. */
    private static final Map<String, String> HEADINGS = Map.of(
            "query", "Query",
            "paging", "Paging",
            "pace", "Paging",
            "service", "Service",
            "output", "Output",
            "messageOptions", "General");

    private static final String OTHERS = "Options";

    private OptionGroups() {}

    /**
     * Options that stand together.
     *
     * @param heading such as {@code Query}
     * @param options at least one
     */
    public record Group(String heading, List<OptionSpec> options) {}

    /** Those of the command itself first, and then those that it shares with others; each option is in one group. */
    public static List<Group> of(CommandSpec command) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(OTHERS, own(command)));
        command.mixins()
                .forEach(
                        (field, mixin) -> groups.add(new Group(HEADINGS.getOrDefault(field, OTHERS), mixin.options())));
        return groups.stream().filter(group -> !group.options().isEmpty()).toList();
    }

    private static List<OptionSpec> own(CommandSpec command) {
        List<String> shared = command.mixins().values().stream()
                .flatMap(mixin -> mixin.options().stream())
                .map(OptionSpec::longestName)
                .toList();
        return command.options().stream()
                .filter(option -> !shared.contains(option.longestName()))
                .toList();
    }
}
