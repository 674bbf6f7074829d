package io.lcollections.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiException;
import io.lcollections.model.UsageException;
import io.lcollections.settings.Configuration.Value;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that print a key, and those that do not. */
class StoredKeyTest {
    private static StoredKey command(boolean isArray, String... words) {
        Value value = new Value(List.of(words), isArray);
        return new StoredKey(new Given(value, Source.FILE, "FILE:1"), true);
    }

    @Test
    void anArrayIsAProgramWithItsArguments() throws Exception {
        // The length of a word that a shell in between would have expanded.
        assertEquals(
                "5",
                command(true, "sh", "-c", "echo ${#0}", "$HOME").read(false).reveal());
    }

    @Test
    void aTextIsForTheShell() throws Exception {
        assertEquals(
                "b", command(false, "printf 'a\\nb\\n' | tail -1").read(false).reveal());
    }

    @Test
    void standardInputIsEmptyWhereNobodyTypes() throws Exception {
        assertEquals("0", command(false, "wc -c").read(false).reveal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 3|api-key-command at FILE:1 failed with exit code 3",
                "printf key; exit 1|api-key-command at FILE:1 failed with exit code 1",
                "true|api-key-command at FILE:1 printed no key",
                "head -c 20000 /dev/zero|api-key-command at FILE:1 printed more than 16384 bytes, so it is not a key"
            })
    void failuresAreTold(String script, String message) {
        ApiException failed =
                assertThrows(ApiException.class, () -> command(false, script).read(false));
        assertEquals(message, failed.getMessage());
    }

    @Test
    void aProgramThatIsNotThereIsTold() {
        String none = Path.of("none", "such").toString();
        ApiException failed =
                assertThrows(ApiException.class, () -> command(true, none).read(false));
        assertEquals(
                "api-key-command at FILE:1 cannot be run: '" + none + "': No such file or directory",
                failed.getMessage());
        assertThrows(ApiException.class, () -> command(true).read(false));
    }

    @Test
    void anArrayIsNoKey() {
        Value two = new Value(List.of("abcdefgh", "ijklmnop"), true);
        StoredKey key = new StoredKey(new Given(two, Source.FILE, "FILE:1"), false);
        UsageException refused = assertThrows(UsageException.class, () -> key.read(false));
        assertEquals("FILE:1: api-key is an array, but there is only one key", refused.getMessage());
    }

    @Test
    void whatIsPrintedAndNoKeyIsNotQuoted() {
        UsageException wrong = assertThrows(
                UsageException.class, () -> command(false, "echo my secret").read(false));
        assertTrue(
                wrong.getMessage().startsWith("the key in the output of api-key-command at FILE:1"),
                wrong.getMessage());
        assertEquals(-1, wrong.getMessage().indexOf("secret"));
    }
}
