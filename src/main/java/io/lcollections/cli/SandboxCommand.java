package io.lcollections.cli;

import io.lcollections.config.UsageException;
import io.lcollections.render.Utf8;
import io.lcollections.sandbox.Sandbox;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The embedded server by itself, for other programs to call. */
@Command(
        name = "sandbox",
        description =
                "The server of the sandbox in the foreground, for other programs to call. It prints its base URL.")
final class SandboxCommand implements Action {
    private final Host host;
    private final Messages messages;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = Values.Port.class,
            description = "the port on 127.0.0.1; without it, one that is free")
    private int port;

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
        try (Sandbox server = start()) {
            messages.note("sandbox: made data, not the service; the key is '" + Sandbox.KEY + "'; Ctrl-C ends it");
            messages.note("try: LOOPRING_API_KEY=" + Sandbox.KEY + " lcollections --base-url " + server.base()
                    + " --account 10001");
            Utf8.writer(host.stdout()).append(server.base()).append('\n').flush();
            new CountDownLatch(1).await();
        }
        return ExitStatus.DONE;
    }

    private Sandbox start() {
        try {
            return Sandbox.start(port);
        } catch (IOException taken) {
            throw new UsageException(
                    "the sandbox cannot listen on 127.0.0.1:" + port + ": " + taken.getMessage(),
                    "without --port it finds a free one");
        }
    }
}
