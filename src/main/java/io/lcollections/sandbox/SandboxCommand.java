package io.lcollections.sandbox;

import io.lcollections.api.ApiException;
import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.Converters;
import io.lcollections.cli.Converters.InvalidValueException;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.Settings;
import io.lcollections.cli.Suggestions;
import io.lcollections.model.Collection;
import io.lcollections.model.Durations;
import io.lcollections.model.UsageException;
import io.lcollections.saved.SavedCollectionsApi;
import io.lcollections.server.CollectionGenerator;
import io.lcollections.server.Sandbox;
import io.lcollections.server.Sandbox.Accounts;
import io.lcollections.server.Sandbox.Fault;
import io.lcollections.server.Sandbox.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lcollections sandbox}: the embedded server in the foreground. */
@Command(
        name = "sandbox",
        description = "Runs the built-in server of the sandbox for other programs, and prints its base URL.",
        footer = {
            "# generated data at http://127.0.0.1:8080",
            "lcollections sandbox --port 8080",
            "# a slow service with many collections and faults",
            "lcollections sandbox --collections 10000 --latency 50ms --faults error=0.1",
            "# saved responses in place of generated data",
            "lcollections --network sandbox -a 10001 --all -o json > saved.json",
            "# and then",
            "lcollections sandbox --data saved.json"
        })
public final class SandboxCommand extends BaseCommand {
    @Option(
            names = "--port",
            paramLabel = "N",
            converter = Converters.PortConverter.class,
            description = "the port on 127.0.0.1; without it, a free one")
    private int port;

    @Option(
            names = "--collections",
            paramLabel = "N",
            converter = CollectionsConverter.class,
            description =
                    "every account holds N collections, at most 1000000; without it, the number depends on the account")
    private Integer collections;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            defaultValue = "0ms",
            converter = LatencyConverter.class,
            description = "delay each response: 50ms, 2s (default 0ms)")
    private Duration latency;

    @Option(
            names = "--page-cap",
            paramLabel = "N",
            description = "maximum collections per response, whatever --limit says (default 50)")
    private Integer pageCap = 50;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            converter = FaultsConverter.class,
            description = "faults and their probabilities, 0 to 1, separated by commas: rate-limit=0.1, error, reset,"
                    + " truncate, slow, shift")
    private Fault.Odds faults;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of the faults (default 1); the same seed gives the same faults")
    private Long seed = 1L;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "serve saved responses (what --input reads), not generated data; - is stdin")
    private String data;

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            converter = OriginConverter.class,
            description = "let web pages of this origin read the responses: http://localhost:3000")
    private String cors;

    @Mixin
    private Settings.Options config;

    @Override
    public ExitCode call() throws ApiException, IOException, InterruptedException {
        Fault.Odds odds = faults == null ? Fault.Odds.NONE : faults;
        Sandbox.Settings settings = new Sandbox.Settings(latency, pageCap, odds, seed, Optional.ofNullable(cors));
        SavedCollectionsApi saved = savedResponses();
        Accounts accounts = new CollectionGenerator(collections);
        String what = "generated data";
        long account = 10001;
        List<String> notes = List.of();
        if (saved != null) {
            Map<OptionalLong, List<Row>> rows = new HashMap<>();
            // Throws if rows are missing: served, a part would be taken for the whole.
            saved.completeRows()
                    .forEach((owner, all) -> rows.put(
                            owner, all.stream().map(SandboxCommand::row).toList()));
            // Rows without an account belong to every account that has no rows of its own.
            accounts = id -> rows.getOrDefault(OptionalLong.of(id), rows.get(OptionalLong.empty()));
            what = "saved responses of " + saved.origin();
            notes = new ArrayList<>(saved.notes());
            account = saved.named().isEmpty() ? account : saved.named().first();
            String named = saved.named().isEmpty() ? "any" : saved.names() + (saved.saysWhose() ? "" : ", any other");
            int size = rows.values().stream().mapToInt(List::size).sum();
            notes.add("accounts: " + named + "; collections: " + size);
        }
        try (Sandbox server = Sandbox.start(port, settings, accounts)) {
            console.note("sandbox: " + what + ", not the service; the key is '" + Sandbox.KEY + "'; Ctrl-C stops it");
            notes.forEach(console::note);
            console.note("try: LOOPRING_API_KEY=" + Sandbox.KEY + " lcollections --base-url " + server.base()
                    + " --account " + account);
            environment.print(server.base() + "\n");
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    /** {@code null} for generated data. */
    private SavedCollectionsApi savedResponses() throws ApiException {
        if (data == null) {
            return null;
        }
        if (isTyped("--collections")) {
            throw new UsageException(
                    "--collections has no effect with --data, which has its own collections", "remove one of the two");
        }
        return SavedCollectionsApi.open("--data", List.of(data), environment.stdin(), Collection::brief);
    }

    private static Row row(Collection row) {
        byte[] json = row.wireJson();
        return new Row(
                row.idValue().orElse(""),
                row.text("contractAddress").orElse(""),
                row.isEmpty(),
                () -> new String(json, StandardCharsets.UTF_8));
    }

    static final class CollectionsConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) Converters.whole(text, 0, 1_000_000, "a whole number from 0");
        }
    }

    static final class FaultsConverter implements ITypeConverter<Fault.Odds> {
        private static final String HINT =
                "give faults with their probabilities, such as rate-limit=0.1,reset=0.02; faults: ";

        @Override
        public Fault.Odds convert(String text) {
            Map<Fault, Double> odds = new EnumMap<>(Fault.class);
            for (String part : text.split(",", -1)) {
                String word = part.split("=", 2)[0].strip();
                String number = part.substring(part.indexOf('=') + 1).strip();
                int index = words().indexOf(word);
                boolean isNumber = number.matches("\\d{1,9}(\\.\\d{0,18})?|\\.\\d{1,18}");
                if (index < 0 || !isNumber || Double.parseDouble(number) > 1) {
                    String hint = HINT + String.join(", ", words());
                    throw new InvalidValueException(
                            "has '" + part + "' in it, which is not a fault and its probability (0 to 1)",
                            index < 0 ? Suggestions.hint(word, words(), hint) : hint);
                }
                if (odds.put(Fault.values()[index], Double.valueOf(number)) != null) {
                    throw new InvalidValueException("has " + word + " twice", null);
                }
            }
            return new Fault.Odds(odds);
        }

        private static List<String> words() {
            return Arrays.stream(Fault.values()).map(Fault::word).toList();
        }
    }

    static final class LatencyConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Duration duration = text.matches("0{1,9}(ms|s|m|h)") ? Duration.ZERO : Durations.parse(text);
            if (duration == null) {
                throw new InvalidValueException(
                        "is not a duration (0ms, 50ms, 2s; at most 24h)",
                        text.matches("\\d{1,7}") ? "did you mean " + text + "ms?" : null);
            }
            return duration;
        }
    }

    /** An origin as browsers send it. Any origin ({@code *}) is refused: the data would be open to every page. */
    static final class OriginConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.matches("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[1-9]\\d{0,4})?")) {
                return text;
            }
            throw new InvalidValueException(
                    "is not an origin", "give scheme, host and port without a path, such as http://localhost:3000");
        }
    }
}
