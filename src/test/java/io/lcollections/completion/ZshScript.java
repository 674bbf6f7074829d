package io.lcollections.completion;

import io.lcollections.completion.Model.Menu;
import io.lcollections.completion.Model.Option;
import io.lcollections.completion.Value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The completions of zsh: what a command has, in the words of its function {@code _arguments}. */
final class ZshScript {
    private final Model model;

    ZshScript(Model model) {
        this.model = model;
    }

    String text() {
        List<String> functions = new ArrayList<>();
        List<String> menus = new ArrayList<>();
        model.menus().forEach(menu -> {
            menu.options().forEach(option -> functions.addAll(picking(menu, option)));
            functions.addAll(arguments(menu));
            String pattern = menu.isOfRoot() ? "*" : String.join("|", menu.commands());
            menus.add("(" + pattern + ") _lcollections_" + menu.name() + " ;;");
        });
        // The one for every other command comes last.
        menus.sort((one, other) -> Boolean.compare(one.startsWith("(*)"), other.startsWith("(*)")));
        return new Template("_lcollections")
                .with("functions", functions)
                .with("commands", commands())
                .with("menus", menus)
                .toString();
    }

    private List<String> commands() {
        return model.commands().stream()
                .map(command ->
                        quoted(command.name() + ":" + command.description().replace("\\", "\\\\")))
                .toList();
    }

    /** A function for an option that takes words with commas between. */
    private static List<String> picking(Menu menu, Option option) {
        List<String> lines = new ArrayList<>();
        if (isPicked(option.value())) {
            lines.add("");
            lines.add(picker(menu, option) + "() {");
            lines.add("    local -a fields=(");
            Template.wrapped(option.value().words().stream()
                            .map(ZshScript::quoted)
                            .toList())
                    .forEach(line -> lines.add("        " + line));
            lines.add("    )");
            lines.add("    __lcollections_pick " + option.value().kind().name().toLowerCase(Locale.ROOT) + " \"$@\"");
            lines.add("}");
        }
        return lines;
    }

    private static boolean isPicked(Value value) {
        return value.kind() == Kind.WORDS || value.kind() == Kind.SIGNED_WORDS || value.kind() == Kind.ODDS;
    }

    private static String picker(Menu menu, Option option) {
        return "__lcollections_" + menu.name() + "_" + option.longest().replaceFirst("^-+", "");
    }

    private List<String> arguments(Menu menu) {
        List<String> specs = new ArrayList<>();
        menu.options().forEach(option -> specs.add(spec(menu, option)));
        for (int i = 0; i < menu.parameters().size(); i++) {
            specs.add(quoted((i + 1) + ": :" + action(menu.parameters().get(i), "")));
        }
        if (menu.takesMore()) {
            specs.add(quoted("*: : "));
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("_lcollections_" + menu.name() + "() {");
        lines.add("    _arguments -S \\");
        for (int i = 0; i < specs.size(); i++) {
            lines.add("        " + specs.get(i) + (i + 1 < specs.size() ? " \\" : ""));
        }
        lines.add("}");
        return lines;
    }

    private String spec(Menu menu, Option option) {
        String value = option.value().kind() == Kind.FLAG
                ? ""
                : ":" + option.label().replace(":", "\\:") + ":" + action(option.value(), picker(menu, option));
        String rest = "[" + option.description().replaceAll("[\\\\\\[\\]:]", "\\\\$0") + "]" + value;
        List<String> names =
                option.names().stream().map(name -> name + sign(name, option)).toList();
        String alone = option.ends() ? "(- *)" : option.repeats() ? "*" : "";
        if (names.size() == 1) {
            return quoted(alone + names.get(0) + rest);
        }
        String excluded = alone.isEmpty() ? "(" + String.join(" ", option.names()) + ")" : alone;
        String either = String.join(",", names.stream().map(ZshScript::quoted).toList());
        return quoted(excluded) + "{" + either + "}" + quoted(rest);
    }

    /** That the value may stand in the same word. Behind short names, too, it could; but {@code -owner} is a field. */
    private static String sign(String name, Option option) {
        return name.startsWith("--") && option.value().kind() != Kind.FLAG ? "=" : "";
    }

    private String action(Value value, String picker) {
        return switch (value.kind()) {
            case FLAG, ANYTHING -> " ";
            case PATH -> "_files";
            case COMMAND ->
                words(model.commands().stream().map(Model.Command::name).toList());
            case WORD -> words(value.words());
            case WORDS, SIGNED_WORDS, ODDS -> picker;
        };
    }

    private static String words(List<String> words) {
        return "("
                + String.join(
                        " ",
                        words.stream()
                                .map(word -> word.replaceAll("[^\\w.-]", "\\\\$0"))
                                .toList()) + ")";
    }

    private static String quoted(String text) {
        return text.matches("[\\w.-]+=?") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
