package io.lcollections.cli;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.api.Network;
import io.lcollections.api.Secret;
import io.lcollections.model.UsageException;
import io.lcollections.settings.Sources;
import io.lcollections.settings.StoredKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the API key: in the file of the option, in the environment, or in the configuration, in this order.
 *
 * @param file the value of {@code --api-key-file}
 */
public record ApiKeys(Optional<String> file, Sources sources, Environment environment, Console console) {
    /** The variable that the service documents. */
    public static final String VARIABLE = "LOOPRING_API_KEY";

    private static final Pattern MISNAMED =
            Pattern.compile("(?i)(lcollections?|lo+pring)[_-]?(x[_-]?)?(api[_-]?)?(key|token)s?|x[_-]api[_-]key");

    /** Where the key comes from: {@code LOOPRING_API_KEY}, {@code api-key at FILE:3}; empty if there is none. */
    public Optional<String> place() {
        if (file.isPresent()) {
            return Optional.of("--api-key-file '" + file.get() + "'");
        }
        return environment.variable(VARIABLE).isEmpty()
                ? sources.storedKey().map(StoredKey::place)
                : Optional.of(VARIABLE);
    }

    /** Whether the key comes from a command, which may prompt. */
    public boolean isCommand() {
        return file.isEmpty()
                && environment.variable(VARIABLE).isEmpty()
                && sources.storedKey().filter(StoredKey::isCommand).isPresent();
    }

    /**
     * The key; runs the command that prints it.
     *
     * @throws UsageException if the text found is not a key
     * @throws ApiException if the command fails
     */
    public Optional<ApiKey> find() throws ApiException {
        Optional<ApiKey> key = file.isPresent() ? Optional.of(ofFile(file.get())) : ofEnvironment(environment);
        Optional<StoredKey> stored = key.isPresent() ? Optional.empty() : sources.storedKey();
        if (stored.isPresent()) {
            key = Optional.ofNullable(stored.get().read(environment.terminal().isStdinTerminal()));
        }
        key.ifPresent(console::addSecret);
        return key;
    }

    private ApiKey ofFile(String name) {
        ApiKey key = StoredKey.readFile(name, environment.stdin());
        if (key == null) {
            throw new UsageException("--api-key-file '" + name + "' holds no key", ApiErrors.MISSING_KEY);
        }
        return key;
    }

    /**
     * @throws UsageException if the value of the variable is not a key
     */
    public static Optional<ApiKey> ofEnvironment(Environment environment) {
        String text = environment.variable(VARIABLE);
        return text.isEmpty() ? Optional.empty() : Optional.ofNullable(ApiKey.parse(text, VARIABLE));
    }

    /** The error for a network that needs a key, if none was found. */
    public static ApiException missing(Network network, Map<String, String> env) {
        String message = "no API key, and " + network + " needs one";
        String hint = misnamed(env).map(ApiKeys::renamed).orElse(ApiErrors.MISSING_KEY);
        return new ApiException(ApiException.Kind.AUTHENTICATION, message, hint, null);
    }

    /** A variable that is not read, although it is named like that of the key: {@code LCOLLECTIONS_API_KEY}. */
    public static Optional<String> misnamed(Map<String, String> env) {
        return env.keySet().stream()
                .filter(name ->
                        MISNAMED.matcher(name).matches() && !env.get(name).isEmpty())
                .filter(name -> !name.equals(VARIABLE))
                .findFirst();
    }

    /** The hint for such a variable. */
    public static String renamed(String variable) {
        return "the key is read from " + VARIABLE + ", and not from " + variable;
    }

    /** Redacts in all messages what may be a secret in arguments and variables, whether it is used or not. */
    public static void redactSecrets(List<String> args, Environment environment, Console console) {
        for (String arg : args) {
            console.redactor().addSuspicious(arg);
        }
        for (Map.Entry<String, String> variable : environment.env().entrySet()) {
            String name = variable.getKey();
            if (name.equals(VARIABLE) || MISNAMED.matcher(name).matches()) {
                for (String line : variable.getValue().split("\\R")) {
                    console.addSecret(new Secret(line.strip()));
                }
            }
            String upperCase = name.toUpperCase(Locale.ROOT);
            if (upperCase.endsWith("_PROXY") || upperCase.startsWith("LCOLLECTIONS_")) {
                console.redactor().addSuspicious(variable.getValue());
            }
        }
    }
}
