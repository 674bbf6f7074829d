package io.lcollections.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/** Measures the launcher that the build made, and prints what came out. */
public final class Bench {
    private final Product product;
    private final Path directory;
    private final List<Jdk> jdks;

    private Bench(Path build) throws IOException {
        product = new Product(build);
        directory = Files.createDirectories(build.resolve("bench"));
        jdks = Jdk.asked();
    }

    /** @param args the folder of the build */
    public static void main(String[] args) throws IOException, InterruptedException, GeneralSecurityException {
        if (!System.getProperty("os.name").equals("Linux")) {
            System.out.println("The benchmark runs on Linux only.");
            return;
        }
        if (!new Bench(Path.of(args[0]).toAbsolutePath()).isRight()) {
            System.exit(1);
        }
    }

    /** Runs the parts that are asked for; false where a program was wrong. */
    private boolean isRight() throws IOException, InterruptedException, GeneralSecurityException {
        boolean isProfile = Boolean.getBoolean("bench.profile");
        String part = System.getProperty("bench.part", "");
        Plan plan = Plan.asked();
        heading();
        Rows rows = new Rows(isProfile ? Profiler.LOAD.collections() : plan.mostCollections());
        try (Tls tls = Tls.make(System.getProperty("bench.https.key", Tls.EC), jdks.get(0));
                Servers servers = Servers.start(rows, tls)) {
            if (isProfile) {
                new Profiler(directory).run(product, jdks.get(0), servers);
                return true;
            }
            boolean isRight = part.equals("paging") || new StartUp(product, jdks, servers, directory).isRight();
            return (part.equals("startup") || new Paging(product, jdks.get(0), servers, directory).isRight(plan))
                    && isRight;
        }
    }

    private void heading() throws IOException {
        System.out.println(Machine.line(jdks));
        if (!Machine.warning().isEmpty()) {
            System.out.println(Machine.warning());
        }
        Curl.missing().forEach(tool -> System.out.println("There is no " + tool + ": curl|jq is left out."));
        for (Meter meter : Meter.values()) {
            if (!meter.isThere()) {
                System.out.println("There is no " + meter.path() + ": " + meter.unknown() + " left out.");
            }
        }
    }
}
