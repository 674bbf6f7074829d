package io.lcollections.api;

import io.lcollections.config.ProxyServer;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpRequest;

/** What the client of the JDK must know of a proxy; apart from it, so that nothing of it is loaded where there is none. */
final class Proxying {
    private Proxying() {}

    /** Its name is looked up when it is asked, and where that may fail. */
    static ProxySelector selector(ProxyServer proxy) {
        return ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
    }

    /** Shows user and password unasked; the client keeps the header to the proxy. */
    static void login(ProxyServer proxy, HttpRequest.Builder request) {
        if (proxy.login().isPresent()) {
            request.header("Proxy-Authorization", proxy.login().get().header().reveal());
        }
    }
}
