package io.lcollections.completion;

import io.lcollections.completion.Model.Kind;
import io.lcollections.completion.Model.Menu;
import io.lcollections.completion.Model.Option;
import io.lcollections.completion.Model.Value;
import java.util.ArrayList;
import java.util.List;

/** The completions of zsh: what a command has, in the words of its function {@code _arguments}. */
final class ZshScript {
    private ZshScript() {}

    static String of(Model model) {
        List<String> commands = model.commands().stream()
                .map(command ->
                        quoted(command.name() + ":" + command.description().replace("\\", "\\\\")))
                .toList();
        List<String> functions = new ArrayList<>();
        List<String> menus = new ArrayList<>();
        for (Menu menu : model.menus()) {
            menu.options().stream()
                    .filter(option -> option.value().isList())
                    .forEach(option -> functions.addAll(picking(menu, option)));
            functions.addAll(arguments(menu));
            String pattern = menu.isOfRoot() ? "*" : String.join("|", menu.commands());
            menus.add("(" + pattern + ") _lcollections_" + menu.name() + " ;;");
        }
        // The one for every other command comes last.
        menus.sort((one, other) -> Boolean.compare(one.startsWith("(*)"), other.startsWith("(*)")));
        return new Template("_lcollections")
                .with("functions", functions)
                .with("commands", commands)
                .with("menus", menus)
                .with("flags", Template.wrapped(model.optionNames(true)))
                .with("valued", Template.wrapped(model.optionNames(false)))
                .toString();
    }

    private static List<String> picking(Menu menu, Option option) {
        List<String> words = Template.wrapped(
                option.value().words().stream().map(ZshScript::quoted).toList());
        return List.of(
                "",
                menu.picker(option) + "() {",
                "    local -a fields=(",
                "        " + String.join("\n        ", words),
                "    )",
                "    __lcollections_pick " + option.value().takes() + " \"$@\"",
                "}");
    }

    private static List<String> arguments(Menu menu) {
        List<String> specs = new ArrayList<>(List.of("    _arguments -S"));
        menu.options().forEach(option -> specs.add(spec(menu, option)));
        for (int i = 0; i < menu.parameters().size(); i++) {
            specs.add(quoted((i + 1) + ": :" + action(menu.parameters().get(i), "")));
        }
        if (menu.takesMore()) {
            specs.add(quoted("*: : "));
        }
        return List.of("", "_lcollections_" + menu.name() + "() {", String.join(" \\\n        ", specs), "}");
    }

    private static String spec(Menu menu, Option option) {
        boolean isFlag = option.value().kind() == Kind.FLAG;
        String value = isFlag
                ? ""
                : ":" + option.label().replace(":", "\\:") + ":" + action(option.value(), menu.picker(option));
        String rest = "[" + option.description().replaceAll("[\\\\\\[\\]:]", "\\\\$0") + "]" + value;
        // The value may stand in the same word. Behind short names, too, it could; but -owner is a field.
        List<String> names = option.names().stream()
                .map(name -> name.startsWith("--") && !isFlag ? name + "=" : name)
                .toList();
        String alone = option.ends() ? "(- *)" : option.repeats() ? "*" : "";
        if (names.size() == 1) {
            return quoted(alone + names.get(0) + rest);
        }
        String excluded = alone.isEmpty() ? "(" + String.join(" ", option.names()) + ")" : alone;
        String either = String.join(",", names.stream().map(ZshScript::quoted).toList());
        return quoted(excluded) + "{" + either + "}" + quoted(rest);
    }

    private static String action(Value value, String picker) {
        return switch (value.kind()) {
            case FLAG, ANYTHING -> " ";
            case PATH -> "_files";
            case WORD -> "(" + String.join(" ", value.words()).replaceAll("[^\\w. -]", "\\\\$0") + ")";
            case WORDS, SIGNED_WORDS, ODDS -> picker;
        };
    }

    private static String quoted(String text) {
        return text.matches("[\\w.-]+=?") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
