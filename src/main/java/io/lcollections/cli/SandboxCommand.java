package io.lcollections.cli;

import io.lcollections.config.UsageException;
import io.lcollections.render.Utf8;
import io.lcollections.sandbox.FaultOdds;
import io.lcollections.sandbox.Sandbox;
import io.lcollections.sandbox.SandboxSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The embedded server by itself, for other programs to call. */
@Command(
        name = "sandbox",
        description =
                "The server of the sandbox in the foreground, for other programs to call. It prints its base URL.",
        footerHeading = HelpPrinter.EXAMPLES,
        footer = {
            "# made data at http://127.0.0.1:8080",
            "lcollections sandbox --port 8080",
            "# much of it, from a service that is slow and fails",
            "lcollections sandbox --collections 10000 --latency 50ms --faults error=0.1"
        })
final class SandboxCommand implements Action {
    private final Host host;
    private final Messages messages;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = Values.Port.class,
            description = "the port on 127.0.0.1; without it, one that is free")
    private int port;

    @Option(
            names = "--collections",
            paramLabel = "N",
            converter = SandboxValues.Collections.class,
            description = "every account holds N, up to 1000000; without it, the number follows from the account's")
    private Integer collections;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            converter = SandboxValues.Latency.class,
            description = "hold each answer back that long: 0ms (the default), 50ms, 2s")
    private Duration latency = SandboxSettings.USUAL.latency();

    @Option(
            names = "--page-cap",
            paramLabel = "N",
            converter = Values.Limit.class,
            description = "at most N collections an answer, whatever --limit says (default 50)")
    private int pageCap = SandboxSettings.USUAL.pageCap();

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            converter = SandboxValues.Faults.class,
            description = "what goes wrong, with its probability from 0 to 1: rate-limit=0.1, error, reset, truncate,"
                    + " slow, shift; with commas between")
    private FaultOdds faults = SandboxSettings.USUAL.faults();

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SandboxValues.Seed.class,
            description = "another series of faults (default 1); the same seed has the same")
    private long seed = SandboxSettings.USUAL.seed();

    @Mixin
    private MessageOptions messageOptions;

    SandboxCommand(Host host, Messages messages) {
        this.host = host;
        this.messages = messages;
    }

    @Override
    public MessageOptions messageOptions() {
        return messageOptions;
    }

    @Override
    public ExitStatus run() throws IOException, InterruptedException {
        SandboxSettings settings = new SandboxSettings(
                collections == null ? OptionalInt.empty() : OptionalInt.of(collections),
                latency,
                pageCap,
                faults,
                seed);
        try (Sandbox server = start(settings)) {
            messages.note("sandbox: made data, not the service; the key is '" + Sandbox.KEY + "'; Ctrl-C ends it");
            String banner = SandboxBanner.of(settings);
            if (!banner.isEmpty()) {
                messages.note(banner);
            }
            messages.note("try: LOOPRING_API_KEY=" + Sandbox.KEY + " lcollections --base-url " + server.base()
                    + " --account 10001");
            Utf8.writer(host.stdout()).append(server.base()).append('\n').flush();
            new CountDownLatch(1).await();
        }
        return ExitStatus.DONE;
    }

    private Sandbox start(SandboxSettings settings) {
        try {
            return Sandbox.start(port, settings);
        } catch (IOException taken) {
            throw new UsageException(
                    "the sandbox cannot listen on 127.0.0.1:" + port + ": " + taken.getMessage(),
                    "without --port it finds a free one");
        }
    }
}
