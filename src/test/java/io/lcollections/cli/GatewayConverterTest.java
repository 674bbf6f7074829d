package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.cli.Converters.GatewayConverter;
import io.lcollections.cli.Converters.InvalidValueException;
import io.lcollections.support.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayConverterTest {
    private static final String CID = "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs";

    @ParameterizedTest
    @CsvSource({
        "https://gateway.example/ipfs/, https://gateway.example/ipfs/",
        "https://gateway.example/ipfs, https://gateway.example/ipfs/",
        "HTTPS://Gateway.Example:8443/a/b, https://gateway.example:8443/a/b/",
        "https://gateway.example, https://gateway.example/ipfs/",
        "https://gateway.example/, https://gateway.example/",
        "http://localhost:8080, http://localhost:8080/ipfs/",
        "http://127.0.0.1:8080/ipfs/, http://127.0.0.1:8080/ipfs/",
        "https://[::1]:8443/ipfs/, https://[::1]:8443/ipfs/"
    })
    void isKeptWithASlashAtItsEnd(String text, String gateway) {
        assertEquals(gateway, new GatewayConverter().convert(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gateway.example",
                "http://gateway.example/ipfs/",
                "http://localhost.example/",
                "http://127.0.0.2/",
                "https:///ipfs/",
                "https://user@gateway.example/",
                "https://@gateway.example/",
                "https://gateway.example/?a",
                "https://gateway.example/?",
                "https://gateway.example/#a",
                "https://gateway.example:0/",
                "https://gateway.example:65536/",
                "https://gateway.example/a b",
                "https://gateway.example/é",
                "https://gateway.example/\"",
                "javascript:alert(1)",
                "javascript://localhost/%0aalert(1)",
                "ipfs://" + CID,
                "file:///ipfs/",
            })
    void anythingElseIsRefused(String text) {
        InvalidValueException refusal =
                assertThrows(InvalidValueException.class, () -> new GatewayConverter().convert(text));
        assertEquals("a gateway looks like https://ipfs.io/ipfs/", refusal.hint());
    }

    @Test
    void leadsToThePicturesOfThePage() {
        String answer = "{\"collections\":[{\"id\":1,\"avatar\":\"ipfs://" + CID + "\"}]}";
        Run.Result usual = Run.with().stdin(answer).args("--input", "-", "-o", "html");
        assertTrue(usual.out().contains("<img src=\"https://ipfs.io/ipfs/" + CID + "\""), usual.toString());
        Run.Result chosen = Run.with()
                .stdin(answer)
                .env("LCOLLECTIONS_IPFS_GATEWAY", "https://gateway.example")
                .line("--input - -o html");
        assertTrue(chosen.out().contains("<img src=\"https://gateway.example/ipfs/" + CID + "\""), chosen.toString());
    }
}
