package io.lcollections.api;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletableFuture;

/**
 * Gets ready what the HTTP client of the JDK is built upon, while the command line is parsed on the other processor: its
 * channels, its futures, and its way to a proxy. The client itself is not among it, as a command line that is
 * wrong has no use for one. Nothing is sent, and a failure here will show again where it matters.
 */
public final class NetworkPreload {
    private static final int BUFFER = 1 << 16;

    private NetworkPreload() {}

    /** Begins, and does not wait. */
    public static void start() {
        Thread thread = new Thread(NetworkPreload::load, "network preload");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        try {
            channels();
            futures();
            ProxySelector.getDefault().select(URI.create("http://127.0.0.1:1/"));
        } catch (IOException | RuntimeException | LinkageError | ServiceConfigurationError notNow) {
            // The client will say what is the matter.
        }
    }

    private static void channels() throws IOException {
        try (Selector selector = Selector.open();
                SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.register(selector, 0, new InetSocketAddress("127.0.0.1", 1));
        }
    }

    private static void futures() {
        CompletableFuture.supplyAsync(() -> 1)
                .thenCompose(CompletableFuture::completedFuture)
                .handle((value, failure) -> value)
                .whenComplete((value, failure) -> {})
                .join();
    }
}
