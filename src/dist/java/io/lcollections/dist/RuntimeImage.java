package io.lcollections.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.spi.ToolProvider;

/** The Java that comes with the program: what it needs of the JDK that builds it, and no more. */
final class RuntimeImage {
    private static final String MODULES = String.join(
            ",",
            "java.base",
            "java.net.http",
            "jdk.httpserver",
            // Up to Java 21, certificates with elliptic curves.
            "jdk.crypto.ec",
            // The order of texts, and how numbers are written, in other languages than English.
            "jdk.localedata");

    /** The names of languages and time zones in all languages are a fourth of the whole, and never asked for. */
    private static final String UNUSED_NAMES = "/jdk.localedata/**/TimeZoneNames_*,/jdk.localedata/**/LocaleNames_*";

    private RuntimeImage() {}

    /**
     * @param trusted the certificates to trust instead of those of the JDK, as {@code keytool} makes them; may be empty
     */
    static void make(Path runtime, String trusted) throws IOException {
        Path jdk = Path.of(System.getProperty("java.home")).toRealPath();
        if (trusted.isEmpty()) {
            refuseForeignTrust(jdk);
        }
        List<String> options = List.of(
                "--add-modules=" + MODULES,
                "--exclude-resources=" + UNUSED_NAMES,
                "--exclude-files=**/jwebserver,**/jexec,**/jrt-fs.jar",
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--vm=server",
                // Compressed classes would take longer to load.
                "--compress=" + (Runtime.version().feature() >= 21 ? "zip-0" : "0"),
                "--output=" + runtime);
        int code = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IllegalStateException("there is no jlink in " + jdk))
                .run(System.out, System.err, options.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("jlink failed with " + code);
        }
        if (!trusted.isEmpty()) {
            Files.copy(Path.of(trusted), cacerts(runtime), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Packages for others must not make them trust whom the machine of the build trusts, such as the proxy of a company.
     * Some distributions let the list of the JDK be a link to that of the machine, and a JDK without jmods files gives
     * jlink what the link leads to.
     */
    private static void refuseForeignTrust(Path jdk) throws IOException {
        Path list = cacerts(jdk).toRealPath();
        if (!Files.isDirectory(jdk.resolve("jmods")) && !list.startsWith(jdk)) {
            throw new IllegalStateException("the certificates that " + jdk + " trusts are those of this machine, "
                    + list + ": build with a JDK that brings its own, or name a list with -Ddist.cacerts=FILE");
        }
    }

    private static Path cacerts(Path home) {
        return home.resolve("lib/security/cacerts");
    }
}
