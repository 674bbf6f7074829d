package io.lcollections.cli;

import java.util.function.Predicate;
import java.util.function.Supplier;
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
        "lcollections list --network sandbox -a 10001 --all -o csv --columns id,count"
    };

    private final Host host;
    private final Messages messages;
    private final HelpPrinter help;
    private final Predicate<String> isMeant;

    /**
     * @param isMeant whether a command of this name can be meant; one that cannot be is made without its options, as all
     *     that is said of it then are its name and its description
     */
    Commands(Host host, Messages messages, HelpPrinter help, Predicate<String> isMeant) {
        this.host = host;
        this.messages = messages;
        this.help = help;
        this.isMeant = isMeant;
    }

    /** The command without a name, which is {@code list}, with the others below it. */
    CommandLine root() {
        CommandLine root = new CommandLine(rootSpec());
        add(
                root,
                "list",
                () -> new ListCommand(host, messages, LIST_EXAMPLES),
                "The collections of an account, and how many kinds of NFT it holds in each.");
        add(
                root,
                "summary",
                () -> new SummaryCommand(host, messages),
                "The totals of an account: collections and kinds of NFT, by type, deploy status, owner and mint channel.",
                "Every page is read.");
        add(
                root,
                "sandbox",
                () -> new SandboxCommand(host, messages),
                "The server of the sandbox in the foreground, for other programs to call. It prints its base URL.");
        add(root, "help", () -> new HelpCommand(help), "The help of a command.");
        // An @ in front of a value is part of it, ${…} is too, and the last one of two wins, as with any tool.
        return root.setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true)
                .setAllowSubcommandsAsOptionParameters(true)
                .setUsageHelpWidth(HelpPrinter.MOST_COLUMNS);
    }

    private void add(CommandLine root, String name, Supplier<Action> maker, String... description) {
        CommandSpec command = isMeant.test(name) ? maker.get().spec() : CommandSpec.create();
        command.name(name).usageMessage().description(description);
        root.addSubcommand(name, command);
    }

    private CommandSpec rootSpec() {
        CommandSpec spec = new ListCommand(host, messages, ROOT_EXAMPLES).spec().name("lcollections");
        spec.usageMessage()
                .description("Which NFT collections a Loopring account holds, and how many kinds of NFT in each.")
                .commandListHeading("%n@|bold Commands|@%n")
                .exitCodeListHeading("%n@|bold Exit codes|@%n")
                .exitCodeList(ExitStatus.meanings());
        return spec;
    }
}
