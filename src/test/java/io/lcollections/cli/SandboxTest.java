package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lcollections sandbox}: its options, and {@code --data}, which serves what was saved as it was. */
class SandboxTest {
    private static final String FORM = "give faults with their probabilities, such as rate-limit=0.1,reset=0.02;"
            + " faults: rate-limit, error, reset, truncate, slow, shift";
    private static final String NO_FAULT = "' in it, which is not a fault and its probability (0 to 1)|";

    private static final String ORIGIN = "give scheme, host and port without a path, such as http://localhost:3000";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "--collections -1|--collections '-1' is not a whole number from 0|-",
                "--collections 1000001|--collections '1000001' is too large; the maximum is 1000000|-",
                "--latency 50|--latency '50' is not a duration (0ms, 50ms, 2s; at most 24h)|did you mean 50ms?",
                "--latency soon|--latency 'soon' is not a duration (0ms, 50ms, 2s; at most 24h)|-",
                "--latency 25h|--latency '25h' is not a duration (0ms, 50ms, 2s; at most 24h)|-",
                "--page-cap 0|--page-cap '0' is not a whole number from 1|-",
                "--seed x|--seed 'x' is not a whole number from 0|-",
                "--faults=|--faults '' has '" + NO_FAULT + FORM,
                "--faults reset=0.1,|--faults 'reset=0.1,' has '" + NO_FAULT + FORM,
                "--faults reste=0.1|--faults 'reste=0.1' has 'reste=0.1" + NO_FAULT + "did you mean reset?",
                "--faults fire=1|--faults 'fire=1' has 'fire=1" + NO_FAULT + FORM,
                "--faults reset|--faults 'reset' has 'reset" + NO_FAULT + FORM,
                "--faults reset=|--faults 'reset=' has 'reset=" + NO_FAULT + FORM,
                "--faults reset=1.01|--faults 'reset=1.01' has 'reset=1.01" + NO_FAULT + FORM,
                "--faults reset=-0|--faults 'reset=-0' has 'reset=-0" + NO_FAULT + FORM,
                "--faults slow=10%|--faults 'slow=10%' has 'slow=10%" + NO_FAULT + FORM,
                "--faults slow=0,slow=1|--faults 'slow=0,slow=1' has slow twice|-",
                "--cors *|--cors '*' is not an origin|" + ORIGIN,
                "--cors null|--cors 'null' is not an origin|" + ORIGIN,
                "--cors http://localhost:3000/|--cors 'http://localhost:3000/' is not an origin|" + ORIGIN,
                "--collections 5 --data -|--collections has no effect with --data, which has its own collections|remove one of the two",
            })
    void wrongValuesAreNamedInOneLine(String line, String message, String hint) {
        String expected = "lcollections: " + message + "\n" + (hint == null ? "" : "  hint: " + hint + "\n");
        assertEquals(expected, started(line).expect(2, "", "").err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--collections 10000 --latency 50ms --page-cap 50 --faults shift=0.10,rate-limit=.1 --seed 7",
                "--collections 0 --latency 0ms --faults reset=0.0000001",
                "--cors https://[::1]:3000"
            })
    void validOptionsStartTheServer(String line) {
        Run.Result run = started(line);
        assertTrue(run.err().startsWith("sandbox: generated data, not the service; "), run.toString());
        assertTrue(run.out().startsWith("http://127.0.0.1:"), run.toString());
    }

    @Test
    void collectionsAndPageCapAreServed() {
        serve("", "--collections 3000 --page-cap 2", client -> {
            Run.Result list = client.apply("list -a 404042 -o json --limit 9");
            assertTrue(out(list).contains("\"totalNum\":3000"), list.toString());
            assertTrue(list.err().contains("2 of 3000 collections"), list.toString());
        });
    }

    /** The server waits for an interrupt, which is there before it. */
    private static Run.Result started(String line) {
        Thread.currentThread().interrupt();
        try {
            return Run.with().line("sandbox " + line);
        } finally {
            Thread.interrupted();
        }
    }

    private static String sandbox(String line) {
        return out(Run.with().line("--network sandbox -q " + line));
    }

    /**
     * Runs the server inside the test, for as long as the test asks it by command lines; what comes back are its errors.
     */
    private static Run.Result serve(String saved, String options, Consumer<Function<String, Run.Result>> work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ByteArrayOutputStream stdout = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                // The base URL is printed when the server is there; an interrupt ends it.
                try {
                    String base = toString(StandardCharsets.UTF_8).strip();
                    work.accept(line -> Run.with()
                            .env("LOOPRING_API_KEY", "sandbox")
                            .to(base)
                            .line(line));
                } catch (RuntimeException | Error failed) {
                    failure.set(failed);
                }
                Thread.currentThread().interrupt();
            }
        };
        Run.Result result = Run.with().stdin(saved).stdout(stdout).line("sandbox " + options);
        Thread.interrupted();
        if (failure.get() != null) {
            throw new AssertionError(result.toString(), failure.get());
        }
        return result;
    }

    private static Run.Result serve(String saved, Consumer<Function<String, Run.Result>> work) {
        return serve(saved, "--data -", work);
    }

    private static String input(String saved, String... further) {
        Stream<String> args = Stream.concat(Stream.of("--input", "-", "-o", "ndjson", "-q"), Stream.of(further));
        return Run.with().stdin(saved).args(args.toArray(String[]::new)).out();
    }

    private static String out(Run.Result run) {
        assertEquals(0, run.code(), run.toString());
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ndjson", "raw"})
    void savedResponsesAreListedAgain(String form) {
        String saved = sandbox("-a 10001 --all -o " + form);
        String json = sandbox("-a 10001 --all -o json");
        serve(saved, client -> {
            assertEquals(json, out(client.apply("list -a 10001 --all -o json")));
            assertEquals(json, out(client.apply("list -a 10001 --all --limit 7 -o json --concurrency 1")));
            assertEquals(sandbox("-a 10001 --all -o ndjson"), out(client.apply("list -a 10001 --all -o ndjson")));
        });
    }

    @Test
    void compactPageOfTheServiceStaysAsItWas() {
        String page = "{\"totalNum\":1,\"collections\":[{\"collection\":{\"id\":1,\"x\":{\"y\":[1.10,1e400,null,"
                + "\"\\u202e\\ud83d\"]}},\"count\":\"2\"}]}\n";
        serve(page, client -> assertEquals(page, out(client.apply("list -a 7 -o raw"))));
    }

    @Test
    void rowsOfEveryShapeAreOfOneShape() {
        String flat = "{\"collections\":[{\"id\":\"0042\",\"name\":null},{\"id\":2,\"collection\":5,\"count\":null}]}";
        String wire = "{\"totalNum\":2,\"collections\":[{\"collection\":{\"id\":\"0042\",\"name\":null}},"
                + "{\"collection\":{\"id\":2,\"collection\":5},\"count\":null}]}\n";
        serve(flat, client -> assertEquals(wire, out(client.apply("list -a 1 -o raw"))));
    }

    @ParameterizedTest
    @CsvSource({
        "--non-zero --limit 50",
        "--offset 130 --limit 50",
        "--offset 500",
        "--limit 1000",
        "--collection-id 200",
        "''",
        "--token-address 0x2B77B5205FDE50CFB7C8EC36A938F2464BCF26D3"
    })
    void queriesAreAnsweredAsOfMadeData(String query) {
        String line = ("-a 10001 -o json " + query).strip();
        String made = sandbox(line);
        serve(sandbox("-a 10001 --all -o json"), client -> assertEquals(made, out(client.apply("list " + line))));
    }

    @Test
    void accountsHaveTheirOwn() {
        String two = sandbox("-a 10001 --all -o json");
        String other = sandbox("-a 10042 --all -o json");
        Run.Result server = serve(two + other, client -> {
            assertEquals(two, out(client.apply("list -a 10001 --all -o json")));
            assertEquals(other, out(client.apply("list -a 10042 --all -o json")));
            Run.Result unknown = client.apply("list -a 7");
            Expect.failure(4, "the service refused: \"user not found\" (code 101002)", unknown);
        });
        assertTrue(server.err().contains("\naccounts: 10001, 10042; collections: 179\n"), server.err());
    }

    /** Rows that do not say whose they are can be anybody's, as for --input. */
    @Test
    void rowsOfNobodyAreOfEveryAccount() {
        String saved = "{\"accountId\":7,\"id\":1,\"count\":1}\n{\"id\":2,\"count\":1}\n"
                + "{\"accountId\":8,\"id\":3,\"count\":1}\n{\"accountId\":7,\"id\":2,\"count\":9}\n";
        Run.Result server = serve(saved, client -> {
            for (String account : List.of("7", "8", "9")) {
                assertEquals(input(saved, "-a", account), out(client.apply("list -a " + account + " -o ndjson")));
            }
        });
        String banner =
                "sandbox: saved responses of standard input, not the service; the key is 'sandbox'; Ctrl-C stops it\n"
                        + "accounts: 7, 8, any other; collections: 5\n";
        assertTrue(server.err().startsWith(banner), server.err());
        assertTrue(server.err().contains(" --account 7\n"), server.err());
    }

    @Test
    void faultsAndSettingsStillWork() {
        String saved = sandbox("-a 10001 --all -o json");
        serve(saved, "--data - --page-cap 9 --faults reset=0.1,error=0.1,shift=0.2 --seed 3", client -> {
            Run.Result run = client.apply("list -a 10001 --all --sort id -o ndjson --retries 30 -v");
            assertEquals(sandbox("-a 10001 --all --sort id -o ndjson"), out(run));
            assertTrue(run.err().contains("retry 1 of 30"), run.err());
        });
    }

    /** Served, a part would be taken for the whole. */
    @Test
    void incompleteFilesAreRejected() {
        String part = sandbox("-a 10001 -o json");
        Run.Result run = serve(part, client -> {});
        Expect.failure(6, "account 10001: 20 of 137 collections; standard input has no more", run);
        assertTrue(run.err().contains("hint: lcollections list --input prints what it has"), run.err());
        serve(
                input(part),
                client -> assertTrue(
                        out(client.apply("list -a 5 --all -o json")).startsWith("{\"accountId\":5,\"totalNum\":20,")));
        String wire = sandbox("-a 10001 -o raw");
        Expect.failure(6, "20 of 137 collections; standard input has no more", serve(wire, c -> {}));
    }

    @Test
    void invalidFilesAreRejected() {
        Expect.failure(6, "standard input is empty", serve("", client -> {}));
        Expect.failure(6, "standard input is cut off", serve("{\"collections\":[{\"id\":1}", client -> {}));
        String error = "{\"resultInfo\":{\"code\":104002,\"message\":\"x\"}}";
        Expect.failure(3, "a saved error", serve(error, client -> {}));
        Expect.failure(2, "--data 'no such file' cannot be read", Run.with().args("sandbox", "--data", "no such file"));
    }
}
