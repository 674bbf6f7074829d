package io.lcollections.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JDK for tests of the launcher and of making archives, which takes no time: it writes archives of its own format, and
 * otherwise prints its arguments, a line each, after {@code asked} if the launcher has started a background process.
 */
record FakeJdk(Path home) {
    /** Lines of an archive, all with the process that wrote them: one that two have written, or half a one, differs. */
    private static final int LINES = 100;

    private static final String JAVA = """
            #!/bin/sh
            kind=print
            for word; do
                case $word in
                    -Xshare:dump) kind=write ;;
                    -XX:SharedArchiveFile=* | -XX:AOTCache=*) file=${word#*=} ;;
                    -XX:AOTCacheOutput=*) kind=write file=${word#*=} ;;
                    -Dlcollections.training=*) [ "$kind" = write ] || kind=train ;;
                    -XX:+VerifySharedSpaces) kind=check ;;
                esac
            done
            half() {
                i=0
                while [ "$i" -lt LINES ]; do
                    i=$((i + 1))
                    echo "$$"
                done >> "$file"
            }
            case $kind in
                write)
                    half
                    : WRITING
                    half
                    ;;
                check) [ "$(wc -l < "$file")" -eq TWICE ] && [ "$(sort -u "$file" | wc -l)" -eq 1 ] ;;
                train)
                    : TRAINING
                    ;;
                print)
                    # Whatever the launcher has begun has its environment.
                    if [ -n "$BACKGROUND" ]; then
                        BACKGROUND= grep -lzsxF "BACKGROUND=$BACKGROUND" /proc/[0-9]*/environ > "$BACKGROUND/begun"
                        grep -qvxF "/proc/$$/environ" "$BACKGROUND/begun" && echo asked
                    fi
                    printf '%s\\n' "$@"
                    : PRINTED
                    ;;
            esac
            """;

    /**
     * One that does more.
     *
     * @param more lines of shell behind the word where they stand: {@code WRITING}, in the middle of an archive,
     *     {@code TRAINING}, {@code PRINTED}
     */
    static FakeJdk of(Path home, String version, String... more) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        String java = JAVA.replace("LINES", "" + LINES).replace("TWICE", "" + 2 * LINES);
        for (int i = 0; i < more.length; i += 2) {
            java = java.replace(": " + more[i], more[i + 1]);
        }
        Background.script(home.resolve("bin/java"), java);
        return new FakeJdk(home);
    }

    /** Whether an archive is all there, and of one process. */
    static boolean isWhole(Path archive) throws IOException {
        var lines = Files.readAllLines(archive);
        return lines.size() == 2 * LINES && lines.stream().distinct().count() == 1;
    }

    static boolean isLinux() {
        return Files.exists(Path.of("/proc/self/environ"));
    }
}
