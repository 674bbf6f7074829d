package io.lcollections.completion;

import io.lcollections.completion.Model.Command;
import io.lcollections.completion.Model.Menu;
import io.lcollections.completion.Model.Option;
import io.lcollections.completion.Value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The completions of fish: a line for each thing that can be typed, with the condition under which it can. */
final class FishScript {
    private static final String START = "complete -c lcollections ";

    private final Model model;

    FishScript(Model model) {
        this.model = model;
    }

    String text() {
        List<String> functions = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Command command : model.commands()) {
            lines.add(START + "-n '__lcollections_has 1' -a " + quoted(command.name()) + " -d "
                    + quoted(command.description()));
        }
        for (Menu menu : model.menus()) {
            lines.add("");
            menu.options().forEach(option -> {
                functions.addAll(picking(menu, option));
                lines.addAll(lines(menu, option));
            });
            lines.addAll(parameters(menu));
        }
        return new Template("lcollections.fish")
                .with(
                        "commands",
                        List.of(String.join(
                                " ", names().stream().map(FishScript::quoted).toList())))
                .with("usual", List.of(quoted(root().name())))
                .with("functions", functions)
                .with("lines", lines)
                .toString();
    }

    private List<String> names() {
        return model.commands().stream().map(Command::name).toList();
    }

    private Menu root() {
        return model.menus().stream().filter(Menu::isOfRoot).findFirst().orElseThrow();
    }

    private List<String> lines(Menu menu, Option option) {
        String what = value(menu, option);
        StringBuilder line = new StringBuilder(START).append("-n ").append(quoted(condition(menu)));
        option.names().forEach(name -> line.append(name(name)));
        line.append(what).append(" -d ").append(quoted(option.description()));
        if (option.value().kind() != Kind.SIGNED_WORDS) {
            return List.of(line.toString());
        }
        // Fish takes what begins with a hyphen for an option, also where it is the value of one.
        String follows = condition(menu) + "; and __lcollections_follows " + String.join(" ", option.names());
        return List.of(line.toString(), START + "-n " + quoted(follows) + what);
    }

    private static String name(String name) {
        if (name.startsWith("--")) {
            return " -l " + quoted(name.substring(2));
        }
        return (name.length() == 2 ? " -s " : " -o ") + quoted(name.substring(1));
    }

    private static String condition(Menu menu) {
        List<String> names = menu.commands().stream()
                .filter(name -> !name.isEmpty())
                .map(FishScript::quoted)
                .toList();
        return "__lcollections_is " + (names.isEmpty() ? menu.name() : String.join(" ", names));
    }

    private List<String> parameters(Menu menu) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < menu.parameters().size(); i++) {
            String condition = condition(menu) + "; and __lcollections_has " + (i + 2);
            lines.add(
                    START + "-n " + quoted(condition) + value(menu.parameters().get(i), ""));
        }
        return lines;
    }

    private String value(Menu menu, Option option) {
        return value(option.value(), picker(menu, option));
    }

    private String value(Value value, String picker) {
        return switch (value.kind()) {
            case FLAG -> "";
            case ANYTHING -> " -x";
            case PATH -> " -r -F";
            case COMMAND -> words(names());
            case WORD -> words(value.words());
            case WORDS, SIGNED_WORDS, ODDS -> " -x -a '(" + picker + ")'";
        };
    }

    /** A tab behind each, because otherwise the description of the option would be that of all its values. */
    private static String words(List<String> words) {
        List<String> each = words.stream().map(word -> quoted(word) + "\\t").toList();
        return " -x -a " + quoted(String.join(" ", each));
    }

    private static String picker(Menu menu, Option option) {
        return "__lcollections_" + menu.name() + "_" + option.longest().replaceFirst("^-+", "");
    }

    /** A function for an option that takes words with commas between. */
    private static List<String> picking(Menu menu, Option option) {
        Kind kind = option.value().kind();
        if (kind != Kind.WORDS && kind != Kind.SIGNED_WORDS && kind != Kind.ODDS) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("function " + picker(menu, option));
        lines.add("    __lcollections_pick " + kind.name().toLowerCase(Locale.ROOT) + " \\");
        List<String> words = Template.wrapped(
                option.value().words().stream().map(FishScript::quoted).toList());
        lines.add("        " + String.join(" \\\n        ", words));
        lines.add("end");
        return lines;
    }

    private static String quoted(String text) {
        boolean isPlain = text.matches("[\\w.-]+");
        return isPlain ? text : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
