package io.lcollections.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;

/** Whether what a contender printed is what was asked for: a quick wrong answer must not be praised. */
final class Output {
    private static final ByteBuffer START = ByteBuffer.wrap("{\"id\":".getBytes(StandardCharsets.US_ASCII));

    private final ByteBuffer text;
    private final BitSet ids = new BitSet();
    private int lines;
    private boolean isInOrder = true;

    private Output(ByteBuffer text) {
        this.text = text;
    }

    /** Empty, or what is wrong with the lines of a file. */
    static String complaint(Path file, int collections) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Output output = new Output(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            output.read();
            return output.complaint(collections);
        }
    }

    private String complaint(int collections) {
        int distinct = ids.cardinality();
        if (lines != collections || distinct != collections) {
            return lines + " lines with " + distinct + " ids instead of " + collections;
        }
        return isInOrder ? "" : "every id, but not in the order of the server";
    }

    private void read() {
        int start = 0;
        for (int place = 0; place < text.limit(); place++) {
            if (text.get(place) == '\n') {
                line(text.slice(start, place - start));
                start = place + 1;
            }
        }
    }

    private void line(ByteBuffer line) {
        int length = START.limit();
        int id = 0;
        if (line.limit() > length && line.slice(0, length).equals(START)) {
            for (int place = length; place < line.limit() && Character.isDigit(line.get(place)); place++) {
                id = id * 10 + line.get(place) - '0';
            }
            ids.set(id);
        }
        isInOrder &= id == Rows.id(lines);
        lines++;
    }
}
