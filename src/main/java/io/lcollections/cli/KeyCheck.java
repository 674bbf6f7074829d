package io.lcollections.cli;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.api.Network;
import io.lcollections.model.UsageException;
import io.lcollections.sandbox.Sandbox;
import io.lcollections.settings.Sources;
import io.lcollections.settings.StoredKey;
import java.util.Optional;

/** Where the key is, and the key itself. A command that prints it is run only where the key is needed. */
final class KeyCheck {
    private static final String NAME = "key";

    private final ServiceOptions options;
    private final Environment environment;
    private final Keys keys;
    private Optional<ApiKey> read = Optional.empty();
    private boolean isOfCommand;

    KeyCheck(ServiceOptions options, Environment environment, Console console) {
        this.options = options;
        this.environment = environment;
        this.keys = new Keys(Optional.ofNullable(options.apiKeyFile()), options.sources(), environment, console);
    }

    /** The sandbox has one of its own. */
    Check ofSandbox() {
        read = Optional.of(ApiKey.parse(Sandbox.KEY, "the sandbox"));
        return Check.ok(NAME, "the sandbox's own");
    }

    /**
     * Whether there is one.
     *
     * @param isWanted whether nothing can be had without one
     */
    Check of(Network network, boolean isWanted) {
        try {
            isOfCommand = isOfCommand();
            read = isOfCommand ? read : keys.find();
            // Before it was read, the name of a file may have been a key.
            Optional<String> place = read.isPresent() || isOfCommand ? keys.place() : Optional.empty();
            if (place.isPresent()) {
                return Check.ok(NAME, place.get());
            }
        } catch (UsageException wrong) {
            return Check.failed(NAME, wrong);
        } catch (ApiException failure) {
            return Check.failed(NAME, failure);
        }
        return isWanted
                ? new Check(
                        NAME,
                        Check.State.failed,
                        "no API key, and " + network + " needs one",
                        ApiErrors.MISSING_KEY,
                        ExitCode.AUTHENTICATION)
                : Check.note(NAME, "none; some relayers want one", ApiErrors.MISSING_KEY);
    }

    private boolean isOfCommand() {
        boolean isElsewhere =
                options.apiKeyFile() != null || Keys.ofEnvironment(environment).isPresent();
        return !isElsewhere
                && options.sources()
                        .flatMap(Sources::storedKey)
                        .map(StoredKey::isCommand)
                        .orElse(false);
    }

    /** Whether there is one, as far as is known without running a command. */
    boolean isThere() {
        return isOfCommand || read.isPresent();
    }

    /**
     * The key; empty where there is none.
     *
     * @throws ApiException when a command fails
     */
    Optional<ApiKey> key() throws ApiException {
        if (isOfCommand && read.isEmpty()) {
            read = keys.find();
        }
        return read;
    }
}
