package io.lcollections.cli;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands: their names, what they are, and their place below the one without a name. */
final class Commands {
    private static final String[] ROOT_EXAMPLES = {
        "# the first collections of an account, of made data",
        "lcollections --network sandbox --account 10001",
        "# every collection of it, for a browser",
        "lcollections --network sandbox --account 10001 --all -o html > all.html",
        "# its totals",
        "lcollections summary --network sandbox --account 10001"
    };
    private static final String[] LIST_EXAMPLES = {
        "# those that it holds something of",
        "lcollections list --network sandbox --account 10001 --non-zero",
        "# the second page",
        "lcollections list --network sandbox -a 10001 --limit 50 --offset 50",
        "# chosen fields of every collection",
        "lcollections list --network sandbox -a 10001 --all -o csv --columns id,count",
        "# those of several accounts, and whose they are",
        "lcollections list --network sandbox -a 10001 -a 10002 --limit 3"
    };

    /** In the order of the help. */
    private static final Map<String, String[]> DESCRIPTIONS = describe();

    private final Environment environment;
    private final Console console;

    Commands(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    private static Map<String, String[]> describe() {
        Map<String, String[]> commands = new LinkedHashMap<>();
        commands.put(
                "list",
                new String[] {"The collections of one or more accounts, and how many kinds of NFT they hold in each."});
        commands.put("show", new String[] {
            "Single collections of an account with every field, links and dates, as cards.",
            "A name stands for all collections that have it."
        });
        commands.put("summary", new String[] {
            "The totals of an account: collections and kinds of NFT, by type, deploy status, owner and mint channel.",
            "Every page is read."
        });
        commands.put("diff", new String[] {
            "What changed between two saved lists, or between a saved one and now.",
            "Every page is read. Order and duplicates do not matter."
        });
        commands.put("watch", new String[] {
            "Looks at an account again and again, and prints a line for each change.",
            "Every page is read at each look. The first one tells nothing."
        });
        commands.put("config", new String[] {"The standing defaults, the profiles, and the stored key."});
        commands.put("doctor", new String[] {
            "Looks at configuration, key, network and service, and says what is wrong and how it is mended.",
            "A line each, and the exit code of the worst. What it prints is fit for a report of a bug: no key,"
                    + " no password, no account, and ~ for your home folder."
        });
        commands.put("sandbox", new String[] {
            "The server of the sandbox in the foreground, for other programs to call. It prints its base URL."
        });
        commands.put(
                "completion",
                new String[] {"The script with which a shell completes what is typed: bash, zsh, fish or powershell."});
        commands.put("help", new String[] {"The help of a command."});
        return Collections.unmodifiableMap(commands);
    }

    /** All of them, in the order of the help. */
    static Set<String> names() {
        return DESCRIPTIONS.keySet();
    }

    /** What prints their help. */
    HelpPrinter help() {
        return new HelpPrinter(environment, this);
    }

    /** The command whose help is asked for by a command line that says nothing else; empty for the one without a name. */
    static Optional<String> askedHelpOf(List<String> words) {
        String first = words.isEmpty() ? "" : words.get(0);
        if (words.size() == 1) {
            return isHelpFlag(first) || first.equals("help") ? Optional.of("") : Optional.empty();
        }
        if (words.size() == 2 && isHelpFlag(words.get(1)) && names().contains(first)) {
            return Optional.of(first);
        }
        boolean byName = words.size() == 2 && first.equals("help") && names().contains(words.get(1));
        return byName ? Optional.of(words.get(1)) : Optional.empty();
    }

    private static boolean isHelpFlag(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    /** What can be set in the configuration, which takes all commands to tell. */
    Settings settings() {
        return new Settings(all());
    }

    /** The command without a name, with every other one below it. */
    CommandLine all() {
        return withThose(names(), true);
    }

    /** As much of it as it takes to parse a command line: the command without a name, and those that can be meant. */
    CommandLine meantBy(List<String> words) {
        // Behind the name of a command, no option is one of the command without a name.
        boolean rootIsMeant = words.isEmpty() || !names().contains(words.get(0));
        return withThose(words, rootIsMeant);
    }

    private CommandLine withThose(Collection<String> meant, boolean rootIsMeant) {
        CommandSpec spec =
                rootIsMeant ? new ListCommand(environment, console, ROOT_EXAMPLES).spec() : CommandSpec.create();
        CommandLine root = new CommandLine(root(spec));
        for (Map.Entry<String, String[]> command : DESCRIPTIONS.entrySet()) {
            if (meant.contains(command.getKey())) {
                CommandSpec below = action(command.getKey()).spec().name(command.getKey());
                below.usageMessage().description(command.getValue());
                root.addSubcommand(command.getKey(), below);
            }
        }
        // An @ in front of a value is part of it, ${…} is too, and the last one of two wins, as with any tool.
        return root.setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true)
                .setAllowSubcommandsAsOptionParameters(true)
                .setUsageHelpWidth(HelpPrinter.MOST_COLUMNS);
    }

    private Action action(String name) {
        return switch (name) {
            case "list" -> new ListCommand(environment, console, LIST_EXAMPLES);
            case "summary" -> new SummaryCommand(environment, console);
            case "show" -> new ShowCommand(environment, console);
            case "diff" -> new DiffCommand(environment, console);
            case "watch" -> new WatchCommand(environment, console);
            case "config" -> new ConfigCommand(environment, console, this);
            case "doctor" -> new DoctorCommand(environment, console, this);
            case "sandbox" -> new SandboxCommand(environment, console);
            case "completion" -> new CompletionCommand(environment);
            case "help" -> new HelpCommand(help());
            default -> throw new IllegalStateException(name);
        };
    }

    private static CommandSpec root(CommandSpec spec) {
        spec.name("lcollections")
                .usageMessage()
                .description("Which NFT collections a Loopring account holds, and how many kinds of NFT in each.")
                .commandListHeading("%n@|bold Commands|@%n")
                .exitCodeListHeading("%n@|bold Exit codes|@%n")
                .exitCodeList(ExitCode.meanings());
        return spec;
    }
}
