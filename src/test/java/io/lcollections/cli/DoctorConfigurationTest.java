package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Doctor;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor finds out about the configuration, and that a wrong one keeps it from nothing else. */
class DoctorConfigurationTest {
    private static final String KEY = "Zq7Xw3Kj9Vb5Nm1Lp8Rt4Hd6Gs2Fc0Yx";
    private static final String OTHERS_CAN = "rw-r--r--";
    private static final String OWN = "rw-------";

    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void makeFolder() throws IOException {
        file = Files.createDirectories(home.resolve(".config/lcollections")).resolve("config.toml");
    }

    private Run with(String text, String permissions) throws IOException {
        Files.writeString(file, text.replace(';', '\n'));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return Run.with().env("XDG_CONFIG_HOME", "").env("HOME", home.toString());
    }

    @Test
    void whereEverythingIsFrom() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json("{\"resultInfo\":{\"code\":104001}}"))) {
            String text = "timeout = '3s';[profiles.work];api-key = '" + KEY + "';base-url = '" + server.base() + "'";
            Doctor.asked(with(text, OWN), "--profile", "work")
                    .ends(3)
                    .expect("configuration", "ok: ~/.config/lcollections/config.toml, profile 'work'")
                    .expect("environment", "ok: no variable LCOLLECTIONS_… is set")
                    .expect("key", "ok: api-key at ~/.config/lcollections/config.toml:3")
                    .expect("base-url", "ok: " + server.base() + " (~/.config/lcollections/config.toml:4)")
                    .expect("key-accepted", "failed: the service refused");
            assertTrue(server.requests().stream().anyMatch(head -> head.contains("X-API-KEY: " + KEY)));
        }
    }

    @Test
    void noneIsNothingToWorryAbout() {
        Doctor.asked(Run.with().env("XDG_CONFIG_HOME", "").env("HOME", home.toString()), "--network", "sandbox")
                .ends(0)
                .expect("configuration", "ok: none; it would be ~/.config/lcollections/config.toml");
        Doctor.asked(Run.with().env("XDG_CONFIG_HOME", ""), "--network", "sandbox")
                .ends(0)
                .expect("configuration", "note: no place for a file");
        Doctor.asked(Run.with(), "--network", "sandbox", "--config", "none.toml")
                .ends(2)
                .expect("configuration", "failed: --config 'none.toml' cannot be read: there is no such file | lcoll")
                .expect("service", "ok");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network = 'mainet'|:1: network 'mainet' is not one of mainnet, testnet, sandbox | did you mean mainnet?",
                "acount = 1|:1: there is no setting 'acount' | did you mean account?",
                "not toml|:1: invalid TOML: ",
                "account = [1, 'x']|:1: account '1,x' is not an account",
            })
    void wrongFileKeepsNobodyFromTheRest(String text, String told) throws IOException {
        String refusal = ScriptedServer.json("{\"resultInfo\":{\"code\":104001}}");
        try (ScriptedServer server = new ScriptedServer(refusal)) {
            Run run = with(text, OWN).env("LOOPRING_API_KEY", KEY).env("LCOLLECTIONS_BASE_URL", server.base());
            Doctor doctor = Doctor.asked(run).ends(2);
            doctor.expect("configuration", "failed: ~/.config/lcollections/config.toml" + told)
                    .expect("base-url", "ok: " + server.base() + " (if the configuration is right)")
                    .expect("service", "ok: answers; without a key, with code 104001")
                    .expect(
                            "key-accepted",
                            "skipped: the configuration is invalid, so the key may be meant for another");
            assertEquals(Doctor.CHECKS, doctor.names());
            assertTrue(server.requests().stream().noneMatch(head -> head.contains(KEY)));
        }
    }

    @Test
    void serviceThatIsTypedIsCertain() throws IOException {
        Doctor.asked(with("acount = 1", OWN), "--network", "sandbox").ends(2).expect("key-accepted", "ok: yes");
        Doctor.asked(with("network = 'mainet'", OWN), "--network", "sandbox").ends(0);
    }

    @Test
    void valuesOfOtherCommandsAreLookedAtToo() throws IOException {
        Doctor.asked(with("network = 'sandbox';limit = 'ten'", OWN))
                .ends(2)
                .expect(
                        "configuration",
                        "failed: ~/.config/lcollections/config.toml:2: limit 'ten' is not a whole number")
                .expect("base-url", "ok: sandbox (~/.config/lcollections/config.toml:1)")
                .expect("key-accepted", "ok: yes");
        Doctor.asked(Run.with().env("LCOLLECTIONS_INTERVAL", "soon"), "--network", "sandbox")
                .ends(2)
                .expect("configuration", "failed: LCOLLECTIONS_INTERVAL 'soon' is not");
    }

    @Test
    void everyWrongValueIsToldAndTheOthersHold() throws IOException {
        Run run = with("timeout = 'soon';base-url = 'http://127.0.0.1:1';color = 'red'", OWN);
        Doctor doctor = Doctor.asked(run.env("LCOLLECTIONS_VERBOSE", "maybe")).ends(5);
        assertEquals(
                3, doctor.check("configuration").lines().count(), doctor.run().toString());
        doctor.expect("base-url", "ok: http://127.0.0.1:1").expect("connect", "failed");
    }

    @Test
    void fileWithAKeyThatOthersCanRead() throws IOException {
        Doctor.asked(with("api-key = '" + KEY + "'", OTHERS_CAN), "--network", "sandbox")
                .ends(2)
                .expect(
                        "configuration",
                        "failed: the configuration '~/.config/lcollections/config.toml' contains an API key and is readable by"
                                + " other users (rw-r--r--) | chmod 600 ~/.config/lcollections/config.toml");
    }

    @Test
    void keysThatAreNone() throws IOException {
        Run run = with("api-key = '" + KEY + "';api-key-command = 'x'", OWN);
        Doctor.asked(run, "--base-url", "http://127.0.0.1:1")
                .ends(5)
                .expect("configuration", "ok")
                .expect(
                        "key",
                        "failed: ~/.config/lcollections/config.toml:2: api-key-command and api-key are both set");
        Doctor.asked(with("api-key = '# later'", OWN), "--base-url", "http://127.0.0.1:1")
                .ends(5)
                .expect("key", "note: none");
        Doctor.asked(Run.with().env("LOOPRING_API_KEY", "a b"), "--base-url", "http://127.0.0.1:1")
                .ends(5)
                .expect("key", "failed: the key in LOOPRING_API_KEY is invalid");
        Doctor.asked(Run.with(), "--base-url", "http://127.0.0.1:1", "--api-key-file", home + "/none")
                .ends(5)
                .expect("key", "failed: --api-key-file '" + home + "/none' cannot be read: there is no such file");
    }

    @Test
    void commandThatPrintsAKeyIsRunOnlyWhereTheServiceIsThere() throws IOException {
        String command = "api-key-command = 'touch " + home + "/run; echo " + KEY + "'";
        Doctor.asked(with(command.replace("; ", " && "), OWN), "--base-url", "http://127.0.0.1:1")
                .ends(5)
                .expect("key", "ok: api-key-command at ~/.config/lcollections/config.toml:1");
        assertTrue(Files.notExists(home.resolve("run")));
        String page = ScriptedServer.json("{\"totalNum\":0,\"collections\":[]}");
        try (ScriptedServer server = new ScriptedServer(head -> head.contains("X-API-KEY: " + KEY)
                ? page
                : ScriptedServer.json("{\"resultInfo\":{\"code\":104001}}"))) {
            Run run = with(command.replace("; ", " && "), OWN);
            Doctor.asked(run, "--base-url", server.base()).ends(0).expect("key-accepted", "ok: yes");
            Doctor.asked(with("api-key-command = 'exit 3'", OWN), "--base-url", server.base())
                    .ends(3)
                    .expect("key-accepted", "failed: api-key-command at ~/.config/lcollections/config.toml:1");
        }
    }

    @Test
    void variableThatIsASlip() {
        Doctor.asked(Run.with().env("LCOLLECTIONS_NETWROK", "x").env("LCOLLECTIONS_LIMIT", "3"), "--network", "sandbox")
                .ends(0)
                .expect(
                        "environment",
                        "note: LCOLLECTIONS_NETWROK is set, but is not a setting | did you mean LCOLLECTIONS_NETWORK?");
        Doctor.asked(Run.with().env("LCOLLECTIONS_NETWORK", "sandbox").env("LCOLLECTIONS_OUTPUT", "csv"))
                .ends(0)
                .expect("environment", "ok: LCOLLECTIONS_NETWORK, LCOLLECTIONS_OUTPUT")
                .expect("base-url", "ok: sandbox (LCOLLECTIONS_NETWORK)");
    }
}
