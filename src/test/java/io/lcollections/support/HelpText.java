package io.lcollections.support;

import java.util.ArrayList;
import java.util.List;

/** The help of the program, as it prints it, and what stands in it. */
public final class HelpText {
    private HelpText() {}

    /** The commands by the list in the help, and {@code ""} for the one without a name. */
    public static List<String> commands() {
        List<String> names = new ArrayList<>(List.of(""));
        section(of(Run.with(), ""), "Commands").stream()
                .filter(line -> line.matches("  [a-z].*"))
                .forEach(line -> names.add(line.strip().replaceFirst(" .*", "")));
        return names;
    }

    public static String of(Run run, String command) {
        return run.args((command + " --help").strip().split(" ")).out();
    }

    public static List<String> headings(String help) {
        return help.lines()
                .filter(line -> line.matches("[A-Z][a-z]+( [a-z]+)?"))
                .toList();
    }

    public static List<String> section(String help, String heading) {
        return help.lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();
    }

    /** What can be typed; one that goes on in a further line has it indented. */
    public static List<String> examples(String help) {
        List<String> examples = new ArrayList<>();
        for (String line : section(help, "Examples")) {
            String typed = line.substring(2);
            if (typed.startsWith(" ")) {
                int last = examples.size() - 1;
                examples.set(last, examples.get(last) + "\n" + typed);
            } else if (!typed.startsWith("# ")) {
                examples.add(typed);
            }
        }
        return examples;
    }

    /** Whether an example is more than words with blanks between, which only a shell knows how to run. */
    public static boolean needsShell(String example) {
        return !example.matches("[\\w ./=,:-]+");
    }
}
