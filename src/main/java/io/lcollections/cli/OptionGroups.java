package io.lcollections.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command by subject, for its help and its man page. */
public final class OptionGroups {
    private static final String GENERAL = "General";

    private OptionGroups() {}

    /** The visible options by heading: those of the command, then those of its mixins, the general ones last. */
    public static Map<String, List<OptionSpec>> of(CommandSpec command) {
        Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
        List<OptionSpec> own = new ArrayList<>(command.options());
        command.mixins()
                .values()
                .forEach(mixin -> own.removeIf(option -> mixin.findOption(option.longestName()) != null));
        own.removeIf(OptionSpec::hidden);
        if (!own.isEmpty()) {
            groups.put("Options", own);
        }
        List<OptionSpec> general = new ArrayList<>();
        for (CommandSpec mixin : command.mixins().values()) {
            String heading = mixin.usageMessage().optionListHeading();
            List<OptionSpec> group =
                    heading.equals(GENERAL) ? general : groups.computeIfAbsent(heading, name -> new ArrayList<>());
            mixin.options().stream().filter(option -> !option.hidden()).forEach(group::add);
        }
        // The options of one command alone come before those that all commands have.
        general.sort((one, other) -> Boolean.compare(isGlobal(one), isGlobal(other)));
        groups.put(GENERAL, general);
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private static boolean isGlobal(OptionSpec option) {
        return !option.longestName().equals("--profile")
                && !option.longestName().equals("--config");
    }
}
