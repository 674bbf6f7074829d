package io.lcollections.cli;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.model.UsageException;
import io.lcollections.settings.KeyFile;
import io.lcollections.settings.Sources;
import io.lcollections.settings.StoredKey;
import java.util.Optional;

/** Finds the key: in the file of the option, in the environment, or in the configuration, in this order. */
final class Keys {
    /** The service's own. */
    static final String VARIABLE = "LOOPRING_API_KEY";

    private final Optional<String> file;
    private final Optional<Sources> sources;
    private final Environment environment;
    private final Console console;

    /**
     * @param file what {@code --api-key-file} names
     * @param sources the configuration; empty where none is read
     */
    Keys(Optional<String> file, Optional<Sources> sources, Environment environment, Console console) {
        this.file = file;
        this.sources = sources;
        this.environment = environment;
        this.console = console;
    }

    /**
     * Where the key comes from, without asking there: {@code LOOPRING_API_KEY}, {@code api-key at FILE:3}; empty where
     * there is none.
     */
    Optional<String> place() {
        if (file.isPresent()) {
            return Optional.of("--api-key-file '" + file.get() + "'");
        }
        if (!ofEnvironment(environment).isEmpty()) {
            return Optional.of(VARIABLE);
        }
        return sources.flatMap(Sources::storedKey).map(StoredKey::place);
    }

    /**
     * The key; a command that prints one is run, and may ask.
     *
     * @throws UsageException when what is there cannot be a key
     * @throws ApiException when a command fails
     */
    Optional<ApiKey> find() throws ApiException {
        if (file.isPresent()) {
            ApiKey key = KeyFile.read(file.get(), environment.stdin());
            if (key == null) {
                throw new UsageException("--api-key-file '" + file.get() + "' holds no key", ApiErrors.MISSING_KEY);
            }
            console.addSecret(key);
            return Optional.of(key);
        }
        Optional<ApiKey> ofEnvironment = ofEnvironment(environment);
        return ofEnvironment.isPresent() ? ofEnvironment : stored();
    }

    private Optional<ApiKey> stored() throws ApiException {
        Optional<StoredKey> stored = sources.flatMap(Sources::storedKey);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<ApiKey> key =
                    Optional.ofNullable(stored.get().read(environment.terminal().isStdinTerminal()));
            key.ifPresent(console::addSecret);
            return key;
        } catch (StoredKey.CommandFailed failed) {
            throw new ApiException(
                    ApiException.Kind.AUTHENTICATION,
                    failed.getMessage(),
                    "it must print the key alone; LOOPRING_API_KEY and --api-key-file come before it",
                    failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new ApiException(
                    ApiException.Kind.AUTHENTICATION, stored.get().place() + " was interrupted", null, ended);
        }
    }

    /**
     * @throws UsageException when the variable holds what cannot be a key
     */
    static Optional<ApiKey> ofEnvironment(Environment environment) {
        String text = environment.env().getOrDefault(VARIABLE, "");
        return text.isEmpty() ? Optional.empty() : Optional.ofNullable(ApiKey.parse(text, VARIABLE));
    }

    /** Keeps the key of the environment out of all messages, whether it is asked for or not. */
    static void keepSecretOfEnvironment(Environment environment, Console console) {
        try {
            Optional<ApiKey> key = ofEnvironment(environment);
            if (key.isPresent()) {
                console.addSecret(key.get());
            }
        } catch (UsageException noKey) {
            // Told when it is asked for, and without quoting it.
        }
    }
}
