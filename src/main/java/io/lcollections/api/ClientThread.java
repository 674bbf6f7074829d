package io.lcollections.api;

import java.net.http.HttpClient;

/**
 * The thread of an HTTP client of the JDK that waits in the system for its connections. The JVM waits up to 0.3 s for it
 * at its own end, whichever way that comes about.
 *
 * <p>From Java 21 on a client can be closed, but then it waits for requests that were given up. Its thread ends when it
 * is interrupted, on every version, and takes the client with it.
 */
final class ClientThread {
    private ClientThread() {}

    /** Ends the client. Where its thread is not found, nothing is lost but that time. */
    static void end(HttpClient client) {
        String name = name(client.toString());
        Thread[] threads = new Thread[Thread.activeCount() * 2 + 16];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().equals(name)) {
                threads[i].interrupt();
            }
        }
    }

    /** Clients are numbered, and say their number behind all else, in brackets. */
    private static String name(String client) {
        int number = client.lastIndexOf('(') + 1;
        return "HttpClient-" + client.substring(number, Math.max(number, client.length() - 1)) + "-SelectorManager";
    }
}
