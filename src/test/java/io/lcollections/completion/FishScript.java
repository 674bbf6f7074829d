package io.lcollections.completion;

import io.lcollections.completion.Model.Command;
import io.lcollections.completion.Model.Kind;
import io.lcollections.completion.Model.Menu;
import io.lcollections.completion.Model.Option;
import io.lcollections.completion.Model.Value;
import java.util.ArrayList;
import java.util.List;

/** The completions of fish: a line for each thing that can be typed, with the condition under which it can. */
final class FishScript {
    private static final String START = "complete -c lcollections ";

    private FishScript() {}

    static String of(Model model) {
        List<String> functions = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Command command : model.commands()) {
            lines.add(START + "-n '__lcollections_is none; and __lcollections_has 0' -a " + quoted(command.name())
                    + " -d " + quoted(command.description()));
        }
        for (Menu menu : model.menus()) {
            lines.add("");
            for (Option option : menu.options()) {
                if (option.value().isList()) {
                    functions.addAll(picking(menu, option));
                }
                lines.addAll(lines(menu, option));
            }
            for (int i = 0; i < menu.parameters().size(); i++) {
                String condition = condition(menu) + "; and __lcollections_has " + i;
                lines.add(START + "-n " + quoted(condition)
                        + value(menu.parameters().get(i), ""));
            }
        }
        List<String> names = model.commands().stream().map(Command::name).toList();
        return new Template("lcollections.fish")
                .with("commands", List.of(quoted(names)))
                .with("flags", List.of(wrapped(model.optionNames(true))))
                .with("valued", List.of(wrapped(model.optionNames(false))))
                .with("functions", functions)
                .with("lines", lines)
                .toString();
    }

    private static List<String> lines(Menu menu, Option option) {
        String what = value(option.value(), menu.picker(option));
        StringBuilder line = new StringBuilder(START).append("-n ").append(quoted(condition(menu)));
        for (String name : option.names()) {
            boolean isLong = name.startsWith("--");
            line.append(isLong ? " -l " : name.length() == 2 ? " -s " : " -o ")
                    .append(quoted(name.substring(isLong ? 2 : 1)));
        }
        line.append(what).append(" -d ").append(quoted(option.description()));
        if (option.value().kind() != Kind.SIGNED_WORDS) {
            return List.of(line.toString());
        }
        // Fish takes what begins with a hyphen for an option, also where it is the value of one.
        String follows = condition(menu) + "; and __lcollections_follows " + String.join(" ", option.names());
        return List.of(line.toString(), START + "-n " + quoted(follows) + what);
    }

    private static String condition(Menu menu) {
        List<String> names = menu.commands().stream()
                .map(name -> name.isEmpty() ? "none" : name)
                .toList();
        return "__lcollections_is " + quoted(names);
    }

    private static String value(Value value, String picker) {
        return switch (value.kind()) {
            case FLAG -> "";
            case ANYTHING -> " -x";
            case PATH -> " -r -F";
            // A tab behind each, because otherwise the description of the option would be that of all its values.
            case WORD ->
                " -x -a "
                        + quoted(String.join(
                                " ",
                                value.words().stream()
                                        .map(word -> quoted(word) + "\\t")
                                        .toList()));
            case WORDS, SIGNED_WORDS, ODDS -> " -x -a '(" + picker + ")'";
        };
    }

    private static List<String> picking(Menu menu, Option option) {
        List<String> words =
                option.value().words().stream().map(FishScript::quoted).toList();
        return List.of(
                "",
                "function " + menu.picker(option),
                "    __lcollections_pick " + option.value().takes() + " \\",
                "        " + wrapped(words),
                "end");
    }

    private static String wrapped(List<String> words) {
        return String.join(" \\\n        ", Template.wrapped(words));
    }

    private static String quoted(List<String> words) {
        return String.join(" ", words.stream().map(FishScript::quoted).toList());
    }

    private static String quoted(String text) {
        boolean isPlain = text.matches("[\\w.-]+");
        return isPlain ? text : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
