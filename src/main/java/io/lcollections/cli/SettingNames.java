package io.lcollections.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** The names of settings, of which a shell can offer all; which ones are taken depends on what is done with them. */
final class SettingNames implements ITypeConverter<String>, Offers {
    private final Commands commands;

    SettingNames(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String convert(String text) {
        return text;
    }

    @Override
    public List<String> words() {
        return List.copyOf(commands.settings().names());
    }
}
