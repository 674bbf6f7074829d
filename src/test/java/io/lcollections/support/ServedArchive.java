package io.lcollections.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Runs {@code lcollections sandbox --data -} inside the test, for as long as the test asks it. */
public final class ServedArchive {
    private ServedArchive() {}

    /** Asks the server by a command line, and has what came of it. */
    public interface Client extends Function<String, Run.Result> {}

    /** The server's own outcome; its errors are those of a server that does not start. */
    public static Run.Result serve(String archive, List<String> options, Consumer<Client> work) {
        List<String> args = Stream.concat(Stream.of("sandbox", "--data", "-"), options.stream())
                .toList();
        return run(archive, args, work);
    }

    public static Run.Result run(String stdin, List<String> args, Consumer<Client> work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ByteArrayOutputStream stdout = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                // The base URL is printed when the server is there; an interrupt ends it.
                try {
                    String base = toString(StandardCharsets.UTF_8).strip();
                    work.accept(line -> ask(base, line));
                } catch (RuntimeException | Error failed) {
                    failure.set(failed);
                }
                Thread.currentThread().interrupt();
            }
        };
        Run.Result result = Run.with().stdin(stdin).stdout(stdout).args(args.toArray(String[]::new));
        Thread.interrupted();
        if (failure.get() != null) {
            throw new AssertionError(result.toString(), failure.get());
        }
        return result;
    }

    private static Run.Result ask(String base, String line) {
        String[] args = (line + " --base-url " + base).split(" ");
        return Run.with().env("LOOPRING_API_KEY", "sandbox").args(args);
    }
}
