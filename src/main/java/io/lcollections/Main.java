package io.lcollections;

import io.lcollections.api.HttpSettings.TimeSource;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.terminal.SystemTerminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The entrance: hands the process over to {@link App}, without a lambda, of which the first one of a run costs 10 ms. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        setProperties();
        Map<String, String> env = new HashMap<>(System.getenv());
        String locale = System.getProperty("lcollections.locale");
        if (locale != null) {
            // The launcher sets another one, in which Java decodes arguments as UTF-8.
            env.put("LC_ALL", locale);
        }
        SystemProcess process = new SystemProcess();
        // Not System.out and System.err: they swallow the failure of a write.
        Environment environment = new Environment(
                env,
                process,
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new Console(new FileOutputStream(FileDescriptor.err)),
                new SystemTerminal(
                        env, System.getProperty("lcollections.terminals"), System.getProperty("lcollections.columns")),
                process,
                process);
        int code = new App(environment).run(args);
        // From Java 21 on, an exit looks for a log to tell of itself, which takes longer than the version does.
        if (code != 0 || Thread.activeCount() > 1) {
            System.exit(code);
        }
    }

    private static void setProperties() {
        // Whether a request is made again is ours to decide and to tell; the client of the JDK would do it unseen.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        // A page of the service is 72 KB; by default it comes in pieces of 16.
        System.setProperty("jdk.httpclient.bufsize", "65536");
        // On one or two processors the client of the JDK would start a thread for each request, only to hand it over.
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "2");
        // A proxy that asks for a password gets it as the user gave it; the JDK would keep it to itself for https.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        // The sandbox sends head and body apart; otherwise a short body waits 40 ms for the client to confirm the head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // The parser would look for Groovy, and for converters of types that no option has, which takes 15 ms.
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
    }

    private static final class SystemProcess implements UnaryOperator<String>, TimeSource, Executor {
        @Override
        public String apply(String property) {
            return System.getProperty(property);
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }

        @Override
        public void execute(Runnable work) {
            Runtime.getRuntime().addShutdownHook(new Thread(work, "exit"));
        }
    }
}
