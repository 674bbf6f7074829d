package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.terminal.Styles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployStateTest {
    @ParameterizedTest
    @CsvSource({
        "DEPLOYED, ✓ DEPLOYED, 32",
        "DEPLOYING, * DEPLOYING, 33",
        "DEPLOY_FAILED, ✗ DEPLOY_FAILED, 31",
        "NOT_DEPLOYED, - NOT_DEPLOYED, 2"
    })
    void hasASignAndAColour(String state, String signed, int colour) {
        assertEquals(signed, DeployState.signed(state));
        assertEquals("\u001b[" + colour + "m" + signed + "\u001b[m", DeployState.look(new Styles(true), state, signed));
    }

    @ParameterizedTest
    @CsvSource({"PAUSED", "''", "✗ DEPLOYED", "deployed"})
    void whatIsNotDocumentedHasNeither(String state) {
        assertEquals(state, DeployState.signed(state));
        assertEquals(state, DeployState.look(new Styles(true), state, state));
    }
}
