package io.lcollections.completion;

import io.lcollections.completion.Model.Command;
import io.lcollections.completion.Model.Kind;
import io.lcollections.completion.Model.Menu;
import io.lcollections.completion.Model.Option;
import io.lcollections.completion.Model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The completions of bash, which shows no descriptions. */
final class BashScript {
    private BashScript() {}

    static String of(Model model) {
        List<String> menus = new ArrayList<>();
        model.menus().stream().filter(menu -> !menu.isOfRoot()).forEach(menu -> menus.addAll(lines(menu)));
        // Last, because it is also that of a command that is misspelt.
        model.menus().stream().filter(Menu::isOfRoot).forEach(menu -> menus.addAll(lines(menu)));
        List<String> names = model.commands().stream().map(Command::name).toList();
        return new Template("lcollections.bash")
                .with("commands", List.of(String.join(" ", quoted(names))))
                .with("menus", menus)
                .with("flags", Template.wrapped(model.optionNames(true)))
                .with("valued", Template.wrapped(model.optionNames(false)))
                .toString();
    }

    private static List<String> lines(Menu menu) {
        List<String> lines = new ArrayList<>();
        lines.add((menu.isOfRoot() ? "*" : String.join(" | ", quoted(menu.commands()))) + ")");
        List<String> options = menu.options().stream()
                .map(option -> String.join(" ", option.names()))
                .toList();
        lines.addAll(assignment("    ", "options", options));
        List<String> repeated = menu.options().stream()
                .filter(Option::repeats)
                .flatMap(option -> option.names().stream())
                .toList();
        if (!repeated.isEmpty()) {
            lines.add("    repeated=' " + String.join(" ", repeated) + " '");
        }
        lines.add("    case $1 in");
        arms(menu).forEach((value, names) -> {
            lines.add("        " + String.join(" | ", names) + ")");
            lines.add("            takes=" + value.takes());
            if (!value.words().isEmpty()) {
                lines.addAll(assignment("            ", "words", value.words()));
            }
            lines.add("            ;;");
        });
        lines.addAll(List.of("    esac", "    ;;"));
        return lines;
    }

    private static Map<Value, List<String>> arms(Menu menu) {
        Map<Value, List<String>> arms = new LinkedHashMap<>();
        for (int i = 0; i < menu.parameters().size(); i++) {
            arms.computeIfAbsent(menu.parameters().get(i), key -> new ArrayList<>())
                    .add(String.valueOf(i));
        }
        for (Option option : menu.options()) {
            if (option.value().kind() != Kind.FLAG) {
                arms.computeIfAbsent(option.value(), key -> new ArrayList<>()).addAll(quoted(option.names()));
            }
        }
        return arms;
    }

    private static List<String> assignment(String indent, String name, List<String> words) {
        List<String> wrapped = Template.wrapped(quoted(words));
        if (wrapped.size() == 1) {
            return List.of(indent + name + "=(" + wrapped.get(0) + ")");
        }
        List<String> lines = new ArrayList<>(List.of(indent + name + "=("));
        wrapped.forEach(line -> lines.add(indent + "    " + line));
        lines.add(indent + ")");
        return lines;
    }

    private static List<String> quoted(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[\\w.-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .toList();
    }
}
