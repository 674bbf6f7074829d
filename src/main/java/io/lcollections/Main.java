package io.lcollections;

import io.lcollections.cli.Cli;
import io.lcollections.cli.Host;
import io.lcollections.terminal.SystemTerminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** The entrance: hands the process over to {@link Cli}, and its code back. Nothing else touches {@code System}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Whether a request is made again is ours to decide and to tell; the client of the JDK would do it unseen.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        // A page of the service is 72 KB; by default it comes in pieces of 16.
        System.setProperty("jdk.httpclient.bufsize", "65536");
        // On one or two processors the client of the JDK would start a thread for each request, only to hand it over.
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "2");
        // The sandbox sends head and body apart; otherwise a short body waits 40 ms for the client to confirm the head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Not System.out and System.err: they swallow the failure of a write.
        Host host = new Host(
                System.getenv(),
                System::getProperty,
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                new SystemTerminal(System.getenv(), System.getProperty("lcollections.terminals")),
                ZoneId::systemDefault,
                new Host.Time(System::nanoTime, Instant::now, TimeUnit.NANOSECONDS::sleep),
                work -> Runtime.getRuntime().addShutdownHook(new Thread(work, "exit")));
        System.exit(new Cli(host).run(args));
    }
}
