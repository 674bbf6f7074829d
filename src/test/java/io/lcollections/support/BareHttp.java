package io.lcollections.support;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request over a bare socket: what comes back is every byte up to the end of the connection, right or wrong. */
public final class BareHttp {
    private BareHttp() {}

    /** The answer to a request with one more header: each byte a character, none where the connection ends. */
    public static String ask(String base, String pathAndQuery, String header) throws IOException {
        return ask(base, pathAndQuery, header, URI.create(base).getAuthority());
    }

    public static String ask(String base, String pathAndQuery, String header, String host) throws IOException {
        URI uri = URI.create(base);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String request = "GET " + pathAndQuery + " HTTP/1.1\r\nHost: " + host + "\r\n" + header
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    public static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    /** The value of a header; empty where there is none. */
    public static String header(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
