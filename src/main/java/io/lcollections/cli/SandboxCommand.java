package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.model.UsageException;
import io.lcollections.output.Utf8;
import io.lcollections.sandbox.FaultOdds;
import io.lcollections.sandbox.Sandbox;
import io.lcollections.sandbox.SandboxSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The embedded server by itself, for other programs to call. */
final class SandboxCommand implements Action {
    private final Environment environment;
    private final Console console;

    private final Opt<Integer> port = Opt.of(new Values.Port(), "--port")
            .label("N")
            .otherwise(0)
            .says("the port on 127.0.0.1; without it, one that is free");
    private final Opt<Integer> collections = Opt.of(new SandboxValues.Collections(), "--collections")
            .label("N")
            .says("every account holds N, up to 1000000; without it, the number follows from the account's");
    private final Opt<Duration> latency = Opt.of(new SandboxValues.Latency(), "--latency")
            .label("TIME")
            .otherwise(SandboxSettings.USUAL.latency())
            .says("hold each answer back that long: 0ms (the default), 50ms, 2s");
    private final Opt<Integer> pageCap = Opt.of(new Values.Limit(), "--page-cap")
            .label("N")
            .otherwise(SandboxSettings.USUAL.pageCap())
            .says("at most N collections an answer, whatever --limit says (default 50)");
    private final Opt<FaultOdds> faults = Opt.of(new SandboxValues.Faults(), "--faults")
            .label("LIST")
            .otherwise(SandboxSettings.USUAL.faults())
            .says("what goes wrong, with its probability from 0 to 1: rate-limit=0.1, error, reset, truncate,"
                    + " slow, shift; with commas between");
    private final Opt<Long> seed = Opt.of(new SandboxValues.Seed(), "--seed")
            .label("N")
            .otherwise(SandboxSettings.USUAL.seed())
            .says("another series of faults (default 1); the same seed has the same");
    private final Opt<String> data = Opt.text("--data")
            .label("FILE")
            .says("serve saved answers (what --input reads) in place of made data; - is stdin");
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    SandboxCommand(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
        this.spec = CommandSpec.wrapWithoutInspection(this);
        List.of(port, collections, latency, pageCap, faults, seed, data)
                .forEach(option -> spec.addOption(option.spec()));
        spec.addMixin("messageOptions", messageOptions.group());
        spec.usageMessage()
                .footerHeading(EXAMPLES)
                .footer(
                        "# made data at http://127.0.0.1:8080",
                        "lcollections sandbox --port 8080",
                        "# much of it, from a service that is slow and fails",
                        "lcollections sandbox --collections 10000 --latency 50ms --faults error=0.1",
                        "# what was saved, for programs that make this call",
                        "lcollections --network sandbox -a 10001 --all -o json > saved.json",
                        "# and then",
                        "lcollections sandbox --data saved.json");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public MessageOptions messageOptions() {
        return messageOptions;
    }

    @Override
    public ExitCode run() throws ApiException, IOException, InterruptedException {
        Optional<SandboxData> saved = data();
        SandboxSettings settings = new SandboxSettings(
                collections.value() == null || saved.isPresent()
                        ? OptionalInt.empty()
                        : OptionalInt.of(collections.value()),
                latency.value(),
                pageCap.value(),
                faults.value(),
                seed.value());
        try (Sandbox server = start(settings, saved)) {
            String what = saved.map(file -> "saved answers of " + file.origin()).orElse("made data");
            console.note("sandbox: " + what + ", not the service; the key is '" + Sandbox.KEY + "'; Ctrl-C ends it");
            saved.ifPresent(file -> file.banner().forEach(console::note));
            String banner = SandboxBanner.of(settings);
            if (!banner.isEmpty()) {
                console.note(banner);
            }
            console.note("try: LOOPRING_API_KEY=" + Sandbox.KEY + " lcollections --base-url " + server.base()
                    + " --account " + saved.map(SandboxData::someAccount).orElse(10001L));
            Utf8.writer(environment.stdout()).append(server.base()).append('\n').flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    /** A file wins over a number of made collections, unless that alone was typed. */
    private Optional<SandboxData> data() throws ApiException {
        Predicate<String> isTyped = spec.commandLine().getParseResult()::hasMatchedOption;
        boolean collectionsAreTyped = isTyped.test("--collections");
        if (data.value() == null || (collectionsAreTyped && !isTyped.test("--data"))) {
            return Optional.empty();
        }
        if (collectionsAreTyped) {
            throw new UsageException(
                    "--collections has no meaning with --data, which says how many there are", "drop one of the two");
        }
        return Optional.of(SandboxData.read(data.value(), environment.stdin()));
    }

    private Sandbox start(SandboxSettings settings, Optional<SandboxData> saved) {
        try {
            return saved.isPresent()
                    ? Sandbox.start(port.value(), settings, saved.get().archive())
                    : Sandbox.start(port.value(), settings);
        } catch (IOException taken) {
            throw new UsageException(
                    "the sandbox cannot listen on 127.0.0.1:" + port.value() + ": " + taken.getMessage(),
                    "without --port it finds a free one");
        }
    }
}
