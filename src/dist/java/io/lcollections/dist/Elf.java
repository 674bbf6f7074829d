package io.lcollections.dist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a program or library of Linux, 64 bits wide, asks of the system below it.
 *
 * @param libraries the files it is linked with, such as {@code libz.so.1}
 * @param glibc the versions of the C library that its functions came with, such as 17 for 2.17
 */
record Elf(List<String> libraries, TreeSet<Integer> glibc) {
    private static final int MAGIC = 0x7f454c46;
    private static final int WIDE = 2;
    private static final int SECTION_DYNAMIC = 6;
    private static final int NEEDED = 1;
    private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+)");

    /**
     * @return nothing where the file is of another kind
     */
    static Optional<Elf> read(Path file) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file));
        if (elf.limit() < 64 || elf.getInt(0) != MAGIC || elf.get(4) != WIDE) {
            return Optional.empty();
        }
        elf.order(elf.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        for (int number = 0; number < elf.getShort(0x3c); number++) {
            int section = section(elf, number);
            if (elf.getInt(section + 4) == SECTION_DYNAMIC) {
                return Optional.of(dynamic(elf, section));
            }
        }
        return Optional.empty();
    }

    private static Elf dynamic(ByteBuffer elf, int section) {
        int strings = section(elf, elf.getInt(section + 40));
        int offset = (int) elf.getLong(strings + 24);
        List<String> libraries = new ArrayList<>();
        int start = (int) elf.getLong(section + 24);
        for (int at = start; at < start + elf.getLong(section + 32); at += 16) {
            if (elf.getLong(at) == NEEDED) {
                libraries.add(string(elf, offset + (int) elf.getLong(at + 8)));
            }
        }
        String names = new String(elf.array(), offset, (int) elf.getLong(strings + 32), StandardCharsets.ISO_8859_1);
        TreeSet<Integer> glibc = new TreeSet<>();
        GLIBC.matcher(names)
                .results()
                .map((MatchResult version) -> Integer.valueOf(version.group(1)))
                .forEach(glibc::add);
        return new Elf(libraries, glibc);
    }

    private static int section(ByteBuffer elf, int number) {
        return (int) elf.getLong(0x28) + number * elf.getShort(0x3a);
    }

    private static String string(ByteBuffer elf, int start) {
        int end = start;
        while (elf.get(end) != 0) {
            end++;
        }
        return new String(elf.array(), start, end - start, StandardCharsets.ISO_8859_1);
    }
}
