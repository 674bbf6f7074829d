package io.lcollections.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/** The same server twice, over http and over https, in another process than all that is measured. */
final class Servers implements AutoCloseable {
    private final Tls tls;
    private final BenchServer plain;
    private final BenchServer secured;

    private Servers(Tls tls, BenchServer plain, BenchServer secured) {
        this.tls = tls;
        this.plain = plain;
        this.secured = secured;
    }

    static Servers start(Rows rows, Tls tls) throws IOException, GeneralSecurityException {
        return new Servers(
                tls, BenchServer.start(PlainDoor.open(), rows), BenchServer.start(TlsDoor.open(tls.context()), rows));
    }

    /** The base URL where each answer waits for so many milliseconds. */
    String base(boolean isSecured, int latency) throws IOException {
        return isSecured
                ? "https://127.0.0.1:" + secured.port() + "/" + latency
                : "http://127.0.0.1:" + plain.port() + "/" + latency;
    }

    /** What a Java needs on its command line to trust the second one. */
    String trust(Jdk jdk) throws IOException, InterruptedException {
        return "-Djavax.net.ssl.trustStore=" + tls.trustStore(jdk);
    }

    /** What curl needs for the same. */
    Path certificate() {
        return tls.certificate();
    }

    /** So many handshakes: what this process has not compiled yet must not be in the figures of others. */
    void warmUp(int handshakes) throws IOException, GeneralSecurityException {
        URL url = new URL(base(true, 0) + "/?accountId=1");
        for (int index = 0; index < handshakes; index++) {
            SSLContext fresh = tls.context();
            HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
            connection.setSSLSocketFactory(fresh.getSocketFactory());
            connection.setRequestProperty("Connection", "close");
            try (InputStream answer = connection.getInputStream()) {
                answer.readAllBytes();
            }
            connection.disconnect();
        }
    }

    @Override
    public void close() throws IOException {
        plain.close();
        secured.close();
    }
}
