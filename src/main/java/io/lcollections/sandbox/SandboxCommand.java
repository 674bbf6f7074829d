package io.lcollections.sandbox;

import io.lcollections.api.ApiException;
import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.ConfigOptions;
import io.lcollections.cli.Console;
import io.lcollections.cli.Converters;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.InvalidValueException;
import io.lcollections.model.Durations;
import io.lcollections.model.UsageException;
import io.lcollections.output.Utf8;
import io.lcollections.server.Fault;
import io.lcollections.server.FaultOdds;
import io.lcollections.server.Sandbox;
import io.lcollections.server.SandboxSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lcollections sandbox}: the embedded server in the foreground. */
@Command(
        name = "sandbox",
        description = SandboxCommand.SUMMARY,
        abbreviateSynopsis = true,
        footerHeading = "%n@|bold Examples|@%n",
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
    /** The first sentence of its help. */
    public static final String SUMMARY =
            "Runs the built-in server of the sandbox for other programs, and prints its base URL.";

    private static final int MAX_COLLECTIONS = 1_000_000;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
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
            description = "delay each response: 50ms, 2s (default ${DEFAULT-VALUE})")
    private Duration latency;

    @Option(
            names = "--page-cap",
            paramLabel = "N",
            defaultValue = "50",
            converter = Converters.LimitConverter.class,
            description = "maximum collections per response, whatever --limit says (default ${DEFAULT-VALUE})")
    private int pageCap;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            converter = FaultsConverter.class,
            description = "faults and their probabilities, 0 to 1, separated by commas: rate-limit=0.1, error, reset,"
                    + " truncate, slow, shift")
    private FaultOdds faults = FaultOdds.NONE;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = SeedConverter.class,
            description = "seed of the faults (default ${DEFAULT-VALUE}); the same seed gives the same faults")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "serve saved responses (what --input reads), not generated data; - is stdin")
    private String data;

    @Mixin
    private ConfigOptions config;

    public SandboxCommand(Environment environment, Console console) {
        super(environment, console);
    }

    @Override
    public ExitCode call() throws ApiException, IOException, InterruptedException {
        Optional<SandboxData> saved = data();
        SandboxSettings settings = new SandboxSettings(
                collections == null || saved.isPresent() ? OptionalInt.empty() : OptionalInt.of(collections),
                latency,
                pageCap,
                faults,
                seed);
        try (Sandbox server = start(settings, saved)) {
            String what =
                    saved.map(file -> "saved responses of " + file.origin()).orElse("generated data");
            console.note("sandbox: " + what + ", not the service; the key is '" + Sandbox.KEY + "'; Ctrl-C stops it");
            saved.ifPresent(file -> file.banner().forEach(console::note));
            describe(settings).ifPresent(console::note);
            console.note("try: LOOPRING_API_KEY=" + Sandbox.KEY + " lcollections --base-url " + server.base()
                    + " --account " + saved.map(SandboxData::someAccount).orElse(10001L));
            Utf8.writer(environment.stdout()).append(server.base()).append('\n').flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    /** A file overrides a configured number of collections, and a typed number overrides a configured file. */
    private Optional<SandboxData> data() throws ApiException {
        boolean areCollectionsTyped = isTyped("--collections");
        if (data == null || (areCollectionsTyped && !isTyped("--data"))) {
            return Optional.empty();
        }
        if (areCollectionsTyped) {
            throw new UsageException(
                    "--collections has no effect with --data, which has its own collections", "remove one of the two");
        }
        return Optional.of(SandboxData.read(data, environment.stdin()));
    }

    private Sandbox start(SandboxSettings settings, Optional<SandboxData> saved) {
        try {
            return saved.isPresent()
                    ? Sandbox.start(port, settings, saved.get().archive())
                    : Sandbox.start(port, settings);
        } catch (IOException taken) {
            throw new UsageException(
                    "the sandbox cannot listen on 127.0.0.1:" + port + ": " + taken.getMessage(),
                    "without --port it uses a free port");
        }
    }

    /** How the sandbox differs from one without options; empty if it does not. */
    private static Optional<String> describe(SandboxSettings settings) {
        List<String> parts = new ArrayList<>();
        settings.collections().ifPresent(number -> parts.add(number + " collections per account"));
        if (!settings.latency().isZero()) {
            parts.add(Durations.format(settings.latency()) + " per response");
        }
        String faults = Arrays.stream(Fault.values())
                .filter(fault -> settings.faults().of(fault) > 0)
                .map(fault -> fault.word() + "=" + decimal(settings.faults().of(fault)))
                .collect(Collectors.joining(","));
        // A seed without faults changes nothing.
        boolean isUsual = parts.isEmpty() && faults.isEmpty() && settings.pageCap() == SandboxSettings.USUAL.pageCap();
        if (isUsual) {
            return Optional.empty();
        }
        parts.add("at most " + settings.pageCap() + " per page");
        if (!faults.isEmpty()) {
            parts.add("faults " + faults);
            parts.add("seed " + settings.seed());
        }
        return Optional.of(String.join(", ", parts));
    }

    private static String decimal(double probability) {
        return BigDecimal.valueOf(probability).stripTrailingZeros().toPlainString();
    }

    static final class CollectionsConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) Converters.whole(text, 0, MAX_COLLECTIONS, "a whole number from 0");
        }
    }

    static final class SeedConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return Converters.whole(text, 0, Long.MAX_VALUE, "a whole number from 0");
        }
    }

    /** A duration, which may be zero. */
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
}
