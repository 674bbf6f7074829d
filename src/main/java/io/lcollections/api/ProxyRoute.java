package io.lcollections.api;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Through which proxy a service is asked, or why through none.
 *
 * @param kind what was decided
 * @param server the proxy, for {@link Kind#PROXY} alone
 * @param why what decided it, such as {@code --proxy}, {@code HTTPS_PROXY} or {@code NO_PROXY has '.example'}; empty for
 *     {@link Kind#UNSAID}
 */
public record ProxyRoute(Kind kind, Optional<ProxyServer> server, String why) {
    /** What was decided. */
    public enum Kind {
        PROXY,
        /** Without any proxy. */
        DIRECT,
        /** Nobody said anything, so that it is as the JDK's own properties have it: without one, usually. */
        UNSAID
    }

    /** Without a proxy. */
    public static ProxyRoute direct(String why) {
        return new ProxyRoute(Kind.DIRECT, Optional.empty(), why);
    }

    /**
     * As the user said.
     *
     * @param url of the proxy; empty or {@code none} for none
     * @param origin where it was said
     * @throws UsageException when it is no proxy that can be used
     */
    public static ProxyRoute chosen(String url, String origin) {
        boolean isNone = url.isBlank() || url.strip().equalsIgnoreCase("none");
        return isNone ? direct(origin) : through(ProxyServer.of(url, origin));
    }

    /**
     * As the environment says. This machine itself is never asked through a proxy of the environment, as with Go.
     *
     * @throws UsageException when what the environment names for this target is no proxy that can be used
     */
    public static ProxyRoute of(Map<String, String> env, URI target) {
        String scheme = target.getScheme().toLowerCase(Locale.ROOT);
        String variable = variable(env, scheme + "_proxy");
        if (variable == null) {
            variable = variable(env, "all_proxy");
        }
        if (variable == null) {
            return new ProxyRoute(Kind.UNSAID, Optional.empty(), "");
        }
        if (NoProxy.isThisMachine(target.getHost())) {
            return direct(target.getHost() + " is this machine");
        }
        String exceptions = variable(env, "no_proxy");
        Optional<String> match = exceptions == null ? Optional.empty() : NoProxy.match(env.get(exceptions), target);
        return match.isPresent()
                ? direct(exceptions + " has '" + match.get() + "'")
                : through(ProxyServer.of(env.get(variable), variable));
    }

    private static ProxyRoute through(ProxyServer server) {
        return new ProxyRoute(Kind.PROXY, Optional.of(server), server.origin());
    }

    /** The name of a variable that is set, in small letters or in capitals; {@code null} where neither is. */
    private static String variable(Map<String, String> env, String small) {
        String capitals = small.toUpperCase(Locale.ROOT);
        if (!env.getOrDefault(small, "").isBlank()) {
            return small;
        }
        // Where a web server runs this, HTTP_PROXY is a header of a stranger's request ("httpoxy", CVE-2016-5386).
        boolean isForged = capitals.equals("HTTP_PROXY") && env.containsKey("REQUEST_METHOD");
        return env.getOrDefault(capitals, "").isBlank() || isForged ? null : capitals;
    }
}
