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

    /** The heading of a mixin by the name of its field, in the order of the help. */
    private static final Map<String, String> HEADINGS = headings();

    private OptionGroups() {}

    private static Map<String, String> headings() {
        Map<String, String> headings = new LinkedHashMap<>();
        headings.put("query", "Query");
        headings.put("accountsFile", "Query");
        headings.put("account", "Query");
        headings.put("pageSize", "Query");
        headings.put("paging", "Paging");
        headings.put("requests", "Requests");
        headings.put("service", "Service");
        headings.put("input", "Service");
        headings.put("output", "Output");
        headings.put("config", GENERAL);
        headings.put("globalOptions", GENERAL);
        return headings;
    }

    /** The visible options by heading: those of the command, then those of its mixins, the general ones last. */
    public static Map<String, List<OptionSpec>> of(CommandSpec command) {
        List<OptionSpec> own = new ArrayList<>(command.options());
        command.mixins()
                .values()
                .forEach(mixin -> own.removeIf(option -> mixin.findOption(option.longestName()) != null));
        Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
        groups.put("Options", own);
        HEADINGS.forEach((mixin, heading) -> {
            List<OptionSpec> group = groups.computeIfAbsent(heading, name -> new ArrayList<>());
            if (command.mixins().containsKey(mixin)) {
                group.addAll(command.mixins().get(mixin).options());
            }
        });
        groups.values().forEach(group -> group.removeIf(OptionSpec::hidden));
        groups.values().removeIf(List::isEmpty);
        return groups;
    }
}
