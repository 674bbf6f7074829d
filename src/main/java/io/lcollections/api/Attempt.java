package io.lcollections.api;

import io.lcollections.config.ProxyServer;
import java.net.URI;
import java.util.Optional;

/**
 * What was tried, for the words of its failure.
 *
 * @param proxy through which, where there is one
 * @param wantsCertificate whether the server asked for a certificate, and there was none to show
 */
record Attempt(URI uri, Optional<ProxyServer> proxy, boolean wantsCertificate) {
    /** Who was asked. */
    String place() {
        String service = uri.getScheme() + "://" + uri.getRawAuthority();
        return proxy.isEmpty() ? service : service + " through the proxy " + proxy.get();
    }
}
