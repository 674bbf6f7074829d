package io.lcollections.settings;

import io.lcollections.api.ApiKey;
import io.lcollections.model.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration file says: settings at its top, which are defaults of options by their long names, and others
 * in tables {@code [profiles.NAME]}.
 */
public final class Configuration {
    /** The table of the profiles. */
    public static final String PROFILES = "profiles";

    /** The setting that holds the key itself. */
    public static final String KEY = "api-key";

    /** The setting that holds a program that prints the key. */
    public static final String KEY_COMMAND = "api-key-command";

    /** The setting that holds the URL of a proxy, and maybe a password in it. */
    private static final String PROXY = "proxy";

    /** The setting that chooses a profile where nothing else does. */
    public static final String PROFILE = "profile";

    private static final Set<String> ABOUT_KEY = Set.of(KEY, KEY_COMMAND, "api-key-file", "base-url", PROXY, "ca-file");

    private final ConfigPlace place;
    private final String text;
    private final TomlTree tree;

    Configuration(ConfigPlace place, String text, TomlTree tree) {
        this.place = place;
        this.text = text;
        this.tree = tree;
    }

    /** The path of a setting: of a profile, or at the top where that is empty. */
    public static List<String> path(String profile, String name) {
        return profile.isEmpty() ? List.of(name) : List.of(PROFILES, profile, name);
    }

    public ConfigPlace place() {
        return place;
    }

    String text() {
        return text;
    }

    /** Everything that is set, by its path. */
    public Map<List<String>, ConfigValue> values() {
        return tree.values();
    }

    /** The names of all profiles, also of those in which nothing is set. */
    public Set<String> profiles() {
        Set<String> names = new LinkedHashSet<>();
        for (List<String> table : tree.tables()) {
            if (table.size() == 2 && table.get(0).equals(PROFILES)) {
                names.add(table.get(1));
            }
        }
        return names;
    }

    /** A setting of a profile, or at the top where that is empty. */
    public Optional<ConfigValue> value(String profile, String name) {
        return Optional.ofNullable(tree.values().get(path(profile, name)));
    }

    /** Where a setting stands. */
    public Given.Origin origin(List<String> path) {
        return new Line(this, path);
    }

    /** Something is wrong with a setting; the message begins with the file and the line. */
    public UsageException wrong(List<String> path, String what, String hint) {
        return new UsageException(origin(path).text() + ": " + what, hint);
    }

    /** Whether a key stands in it, in plain text. */
    public boolean holdsKey() {
        return tree.values().entrySet().stream()
                .anyMatch(setting ->
                        isNamed(setting.getKey(), KEY) && !setting.getValue().isEmpty());
    }

    /** Whether the password of a proxy stands in it, in plain text. */
    boolean holdsPassword() {
        return tree.values().entrySet().stream()
                .anyMatch(setting -> isNamed(setting.getKey(), PROXY)
                        && setting.getValue().text().contains("@"));
    }

    /** Whether it says where a key comes from, or where it goes. */
    boolean decidesAboutKey() {
        return tree.values().entrySet().stream()
                .anyMatch(setting -> ABOUT_KEY.stream().anyMatch(name -> isNamed(setting.getKey(), name))
                        && !setting.getValue().isEmpty());
    }

    /** Every key in it that can be one, to be kept out of messages. */
    List<ApiKey> keys() {
        List<ApiKey> keys = new ArrayList<>();
        tree.values().forEach((path, value) -> {
            if (isNamed(path, KEY)) {
                keys.addAll(value.items().stream()
                        .map(SecretText::keys)
                        .flatMap(List::stream)
                        .toList());
            }
        });
        return keys;
    }

    private static boolean isNamed(List<String> path, String name) {
        return path.get(path.size() - 1).equals(name);
    }

    private record Line(Configuration file, List<String> path) implements Given.Origin {
        @Override
        public String text() {
            return file.place.file() + ":" + TomlLine.of(file.text, path);
        }
    }
}
