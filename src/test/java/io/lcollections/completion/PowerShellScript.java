package io.lcollections.completion;

import io.lcollections.completion.Model.Command;
import io.lcollections.completion.Model.Menu;
import io.lcollections.completion.Model.Option;
import io.lcollections.completion.Value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The completions of PowerShell: tables of what there is, and a script that looks into them. */
final class PowerShellScript {
    private final Model model;

    PowerShellScript(Model model) {
        this.model = model;
    }

    String text() {
        List<String> menus = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (Menu menu : model.menus()) {
            menus.addAll(lines(menu));
            menu.commands().stream()
                    .filter(name -> !name.equals(menu.name()))
                    .forEach(name -> same.add("$menus[" + quoted(name) + "] = $menus[" + quoted(menu.name()) + "]"));
        }
        return new Template("lcollections.ps1")
                .with("commands", commands())
                .with("menus", menus)
                .with("same", same)
                .toString();
    }

    private List<String> commands() {
        return model.commands().stream()
                .map(command -> "@{ Text = " + quoted(command.name()) + "; Tip = "
                        + quoted(tip(command.name(), command.description())) + " }")
                .toList();
    }

    private List<String> lines(Menu menu) {
        List<String> lines = new ArrayList<>();
        lines.add(quoted(menu.name()) + " = @{");
        lines.add("    Parameters = @(");
        menu.parameters().forEach(parameter -> lines.add("        @{ " + value(parameter) + " }"));
        lines.add("    )");
        lines.add("    Options = @(");
        for (Option option : menu.options()) {
            String repeats = option.repeats() ? "; Repeats = $true" : "";
            lines.add("        @{ Names = " + list(option.names()) + "; " + value(option.value()) + repeats + "; Tip = "
                    + quoted(tip(option.longest(), option.description())) + " }");
        }
        lines.add("    )");
        lines.add("}");
        return lines;
    }

    private String value(Value value) {
        boolean isCommand = value.kind() == Kind.COMMAND;
        Kind kind = isCommand ? Kind.WORD : value.kind();
        List<String> words =
                isCommand ? model.commands().stream().map(Command::name).toList() : value.words();
        String takes = "Takes = " + quoted(kind.name().toLowerCase(Locale.ROOT));
        return words.isEmpty() ? takes : takes + "; Words = " + list(words);
    }

    private static String list(List<String> words) {
        return "@("
                + String.join(", ", words.stream().map(PowerShellScript::quoted).toList()) + ")";
    }

    /** There has to be one. */
    private static String tip(String name, String description) {
        return description.isEmpty() ? name : description;
    }

    /** The quotes of typographers end a text as well. */
    private static String quoted(String text) {
        return "'" + text.replaceAll("['\u2018-\u201b]", "$0$0") + "'";
    }
}
