package io.lcollections.completion;

import io.lcollections.completion.Model.Menu;
import io.lcollections.completion.Model.Option;
import io.lcollections.completion.Model.Value;
import java.util.ArrayList;
import java.util.List;

/** The completions of PowerShell: tables of what there is, and a script that looks into them. */
final class PowerShellScript {
    private PowerShellScript() {}

    static String of(Model model) {
        List<String> commands = model.commands().stream()
                .map(command ->
                        "@{ Text = " + quoted(command.name()) + "; Tip = " + quoted(command.description()) + " }")
                .toList();
        List<String> menus = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (Menu menu : model.menus()) {
            menus.addAll(lines(menu));
            menu.commands().stream()
                    .filter(name -> !name.equals(menu.name()))
                    .forEach(name -> same.add("$menus[" + quoted(name) + "] = $menus[" + quoted(menu.name()) + "]"));
        }
        return new Template("lcollections.ps1")
                .with("commands", commands)
                .with("menus", menus)
                .with("same", same)
                .toString();
    }

    private static List<String> lines(Menu menu) {
        List<String> lines = new ArrayList<>(List.of(quoted(menu.name()) + " = @{", "    Parameters = @("));
        menu.parameters().forEach(parameter -> lines.add("        @{ " + value(parameter) + " }"));
        lines.addAll(List.of("    )", "    Options = @("));
        for (Option option : menu.options()) {
            String repeats = option.repeats() ? "; Repeats = $true" : "";
            lines.add("        @{ Names = " + list(option.names()) + "; " + value(option.value()) + repeats + "; Tip = "
                    + quoted(option.description()) + " }");
        }
        lines.addAll(List.of("    )", "}"));
        return lines;
    }

    private static String value(Value value) {
        String takes = "Takes = " + quoted(value.takes());
        return value.words().isEmpty() ? takes : takes + "; Words = " + list(value.words());
    }

    private static String list(List<String> words) {
        return "@("
                + String.join(", ", words.stream().map(PowerShellScript::quoted).toList()) + ")";
    }

    /** The quotes of typographers end a text as well. */
    private static String quoted(String text) {
        return "'" + text.replaceAll("['\u2018-\u201b]", "$0$0") + "'";
    }
}
