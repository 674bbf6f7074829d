package io.lcollections.cli;

import io.lcollections.model.Durations;
import io.lcollections.settings.ConfigValue;
import io.lcollections.settings.Configuration;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What can be set in the configuration: the options of all commands, by their long names, and the key. */
final class Settings {
    private static final Set<String> LABELS_OF_FILES = Set.of("FILE", "PEM");

    private final Map<String, OptionSpec> options = new LinkedHashMap<>();

    /**
     * @param root with all commands
     */
    Settings(CommandLine root) {
        List<CommandSpec> all = new ArrayList<>(List.of(root.getCommandSpec()));
        root.getSubcommands().values().forEach(below -> all.add(below.getCommandSpec()));
        for (CommandSpec command : all) {
            for (OptionSpec option : command.options()) {
                if (isSetting(option)) {
                    options.putIfAbsent(name(option), option);
                }
            }
        }
        options.put(Configuration.KEY, null);
        options.put(Configuration.KEY_COMMAND, null);
    }

    /** All names, in the order of the help. */
    Set<String> names() {
        return options.keySet();
    }

    /** The option of a setting; {@code null} for those of the key. */
    OptionSpec option(String name) {
        return options.get(name);
    }

    /** Whether a command knows a setting by itself. */
    static boolean isSettingOf(CommandSpec command, String name) {
        OptionSpec option = command.findOption("--" + name);
        return name.equals(Configuration.KEY)
                || name.equals(Configuration.KEY_COMMAND)
                || (option != null && isSetting(option) && name(option).equals(name));
    }

    /** Whether an option can have a standing value: not one that asks for help, or says where such values are. */
    static boolean isSetting(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp() && !name(option).equals("config");
    }

    static String name(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    static boolean isFlag(OptionSpec option) {
        return option != null && option.arity().max() == 0;
    }

    /**
     * A value as its option takes it.
     *
     * @throws InvalidValueException when it does not
     */
    static Object converted(OptionSpec option, ConfigValue value) {
        if (isFlag(option)) {
            return yesOrNo(value.text());
        }
        if (!option.isMultiValue()) {
            return converted(option, value.text());
        }
        List<Object> items = new ArrayList<>();
        value.items().forEach(item -> items.add(converted(option, item)));
        return items;
    }

    private static Object converted(OptionSpec option, String text) {
        if (option.converters().length == 0) {
            return text;
        }
        try {
            return option.converters()[0].convert(text);
        } catch (InvalidValueException bad) {
            throw bad;
        } catch (Exception impossible) {
            throw new IllegalStateException("cannot convert for " + option.longestName(), impossible);
        }
    }

    static boolean yesOrNo(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> true;
            case "0", "false", "no", "off" -> false;
            default -> throw new InvalidValueException("is not true or false", null);
        };
    }

    /**
     * A value of the file as it is meant: names of files begin in the home folder or at the root, because the folder that
     * somebody happens to be in says nothing.
     *
     * @throws InvalidValueException when it is the name of a file that depends on that
     */
    static ConfigValue fromFile(OptionSpec option, ConfigValue value, String home) {
        String name = value.text();
        if (!LABELS_OF_FILES.contains(option.paramLabel()) || name.equals("-") || name.isEmpty()) {
            return value;
        }
        if (name.startsWith("~/") && !home.isEmpty()) {
            return ConfigValue.of(home + name.substring(1));
        }
        try {
            if (!Path.of(name).isAbsolute()) {
                throw new InvalidValueException(
                        "depends on the folder that one is in",
                        "did you mean " + Path.of(name).toAbsolutePath() + "?");
            }
        } catch (InvalidPathException left) {
            // To whoever opens it.
        }
        return value;
    }

    /** What holds where nothing is given; {@code null} where that is nothing. */
    static String builtIn(OptionSpec option) {
        Object usual = option == null ? null : option.getValue();
        if (usual instanceof Duration duration) {
            return duration.isZero() ? "0ms" : Durations.format(duration);
        }
        boolean isPlain = usual instanceof Number
                || usual instanceof Boolean
                || usual instanceof Enum<?>
                || usual instanceof String
                || usual instanceof URI;
        return isPlain ? String.valueOf(usual) : null;
    }
}
