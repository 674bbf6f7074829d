package io.lcollections.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Rows in the form of the wire, made once and all of one length, so that any page is a slice of them.
 *
 * <p>They are outside of the heap: the kernel sends them from where they are.
 */
final class Rows {
    static final int MOST_A_PAGE = 50;

    /** Of a row and the comma behind it; rows of the service are of this size. */
    private static final int BYTES = 1440;

    private static final String[] NAMES = {
        "Otters of the Rollup", "理科生的相册", "Cats, Dogs & \\\"Friends\\\"", "عناقيد الضوء"
    };

    /** Both primes: ids follow no order, as on the wire, and none repeats. */
    private static final long STEP = 38_923;

    private static final int IDS = 1_000_003;

    private final ByteBuffer bytes;

    Rows(int count) {
        bytes = ByteBuffer.allocateDirect(count * BYTES);
        for (int index = 0; index < count; index++) {
            bytes.put(row(index));
        }
    }

    /** The id of the row at a place, from 0 on. */
    static int id(int index) {
        return 200 + (int) (index * STEP % IDS);
    }

    /** The rows of a page with commas between them. */
    ByteBuffer page(int from, int to) {
        return from >= to ? ByteBuffer.allocate(0) : bytes.slice(from * BYTES, (to - from) * BYTES - 1);
    }

    private static byte[] row(int index) {
        int id = id(index);
        String head = head(id);
        String tail = tail(id);
        String description = "Made for the benchmark.\\nNumber " + id + ", \\\"as is\\\".";
        int rest = BYTES - length(head) - length(description) - length(tail);
        return (head + description + " ".repeat(rest) + tail).getBytes(StandardCharsets.UTF_8);
    }

    private static String head(int id) {
        String address = "0x" + hex(id, 40);
        return "{\"collection\":{\"id\":" + id
                + ",\"owner\":\"0x" + hex(id % 9, 40)
                + "\",\"name\":\"" + NAMES[id % NAMES.length]
                + "\",\"contractAddress\":\"" + address
                + "\",\"collectionAddress\":\"" + address
                + "\",\"baseUri\":\"ipfs://0x" + hex(id + 1, 64)
                + "\",\"nftFactory\":\"0x" + hex(id % 2, 40)
                + "\",\"description\":\"";
    }

    private static String tail(int id) {
        String picture = "ipfs://Qm" + hex(id + 2, 44);
        String cached = "https://images.bench.example/" + hex(id + 3, 64) + "-original";
        return "\",\"avatar\":\"" + picture
                + "\",\"banner\":\"" + picture
                + "\",\"thumbnail\":\"\",\"tileUri\":\"" + picture
                + "\",\"cached\":{\"avatar\":\"" + cached
                + "\",\"banner\":\"" + cached
                + "\",\"tileUri\":\"" + cached
                + "\",\"thumbnail\":\"\"},\"deployStatus\":\"DEPLOYED\",\"nftType\":\"ERC1155\""
                + ",\"times\":{\"createdAt\":" + (1_638_316_800_000L + id)
                + ",\"updatedAt\":" + (1_669_109_427_624L + id)
                + "},\"extra\":{\"properties\":{\"isLegacy\":false,\"isPublic\":false,\"isCounterFactualNFT\":true,"
                + "\"isMintable\":true,\"isEditable\":true,\"isDeletable\":false},"
                + "\"mintChannel\":\"UNKNOWN_CHANNEL\"}},\"count\":" + (1 + id % 12) + "},";
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Digits that look drawn by chance and are the same on every run. */
    private static String hex(long seed, int digits) {
        StringBuilder text = new StringBuilder(digits + Long.BYTES * 2);
        long mixed = seed;
        while (text.length() < digits) {
            // Knuth's generator; its upper half is the better one.
            mixed = mixed * 6364136223846793005L + 1442695040888963407L;
            text.append(Long.toHexString(mixed >>> 32 | 1L << 31));
        }
        text.setLength(digits);
        return text.toString();
    }
}
