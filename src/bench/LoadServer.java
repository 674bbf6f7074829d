import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server of the one call that costs little, so that it is not what is measured: a response is a slice of bytes that
 * were built at start. The number of the account is how many collections it holds, at most 50 of them a page; the first
 * part of the path is the latency in milliseconds. Run as {@code java LoadServer.java ROWS KEYSTORE PASSWORD}; it prints
 * the base URLs for http and https.
 */
public final class LoadServer {
    private static final int MAX_LIMIT = 50;

    /** Of a row and the comma behind it; rows of the service are of this size. All are, so that any page is a slice. */
    private static final int ROW_BYTES = 1440;

    private static final String[] NAMES = {
        "Otters of the Rollup", "理科生的相册", "Cats, Dogs & \\\"Friends\\\"", "عناقيد الضوء"
    };

    /** Two primes: ids follow no order, as on the wire, and none repeats. */
    private static final long ID_STEP = 38_923;

    private static final int MAX_ROWS = 1_000_003;

    private final byte[] rows;

    private LoadServer(int count) {
        rows = new byte[Math.multiplyExact(count, ROW_BYTES)];
        for (int i = 0; i < count; i++) {
            byte[] row = row(200 + (int) (i * ID_STEP % MAX_ROWS));
            System.arraycopy(row, 0, rows, i * ROW_BYTES, ROW_BYTES);
        }
    }

    public static void main(String[] args) throws Exception {
        // Otherwise the client's delayed acknowledgements hold each response back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        LoadServer load = new LoadServer(Integer.parseInt(args[0]));
        HttpsServer https = HttpsServer.create();
        https.setHttpsConfigurator(new HttpsConfigurator(tls(args[1], args[2].toCharArray())));
        int httpPort = load.start(HttpServer.create());
        System.out.println("http://127.0.0.1:" + httpPort + " https://localhost:" + load.start(https));
    }

    private static SSLContext tls(String file, char[] password) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file)) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private int start(HttpServer server) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 256);
        server.createContext("/", this::respond);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server.getAddress().getPort();
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, Integer> parameters = new HashMap<>(Map.of("offset", 0, "limit", 20));
            for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
                String[] parts = pair.split("=");
                parameters.put(parts[0], Integer.parseInt(parts[1]));
            }
            Thread.sleep(Integer.parseInt(exchange.getRequestURI().getPath().split("/")[1]));
            int total = parameters.get("accountId");
            int from = Math.min(parameters.get("offset"), total);
            int size = Math.min(Math.min(parameters.get("limit"), MAX_LIMIT), total - from);
            int length = Math.max(size * ROW_BYTES - 1, 0);
            byte[] head = ("{\"totalNum\":" + total + ",\"collections\":[").getBytes(StandardCharsets.US_ASCII);
            byte[] tail = "]}".getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
            exchange.sendResponseHeaders(200, head.length + length + tail.length);
            OutputStream out = exchange.getResponseBody();
            out.write(head);
            out.write(rows, from * ROW_BYTES, length);
            out.write(tail);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** With every field that the service sends, in its order. */
    private static byte[] row(int id) {
        String address = "0x" + hex(id, 40);
        String picture = "ipfs://Qm" + hex(id + 2, 44);
        String cached = "https://images.bench.example/" + hex(id + 3, 64) + "-original";
        String head = "{\"collection\":{\"id\":" + id
                + ",\"owner\":\"0x" + hex(id % 9, 40)
                + "\",\"name\":\"" + NAMES[id % NAMES.length]
                + "\",\"contractAddress\":\"" + address
                + "\",\"collectionAddress\":\"" + address
                + "\",\"baseUri\":\"ipfs://0x" + hex(id + 1, 64)
                + "\",\"nftFactory\":\"0x" + hex(id % 2, 40)
                + "\",\"description\":\"Made for the benchmark.\\nNumber " + id + ", \\\"as is\\\".";
        String tail = "\",\"avatar\":\"" + picture
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
        int padding = ROW_BYTES - (head + tail).getBytes(StandardCharsets.UTF_8).length;
        return (head + " ".repeat(padding) + tail).getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(long seed, int digits) {
        StringBuilder text = new StringBuilder();
        for (long mixed = seed; text.length() < digits; ) {
            // Knuth's generator; its upper half is the better one.
            mixed = mixed * 6364136223846793005L + 1442695040888963407L;
            text.append(Long.toHexString(mixed >>> 32 | 1L << 31));
        }
        return text.substring(0, digits);
    }
}
