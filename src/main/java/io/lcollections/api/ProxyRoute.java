package io.lcollections.api;

import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxy for a service, or the reason for using none, such as {@code NO_PROXY has '.example'}; the reason is empty if
 * nothing is configured, so that the system properties of the JDK decide. {@code NO_PROXY} follows the rules of Go's
 * net/http: {@code host} matches the host and its subdomains; {@code .domain} and {@code *.domain} subdomains only; an
 * address or a CIDR block addresses; a port restricts an entry; {@code *} matches everything.
 */
public record ProxyRoute(Optional<ProxyServer> server, String why) {
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*]|[^:]*):(\\d{1,5})");
    private static final Pattern CIDR = Pattern.compile("([^/]+)/(\\d{1,3})");
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern ADDRESS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    public static ProxyRoute direct(String why) {
        return new ProxyRoute(Optional.empty(), why);
    }

    /** The route that the user has set by an option or a setting; empty or {@code none} for no proxy. */
    public static ProxyRoute chosen(String url, String origin) {
        String bare = TypedText.unquoted(url);
        boolean isNone = bare.isEmpty() || bare.equalsIgnoreCase("none");
        return isNone ? direct(origin) : new ProxyRoute(Optional.of(ProxyServer.of(url, origin)), origin);
    }

    /** The route by the environment variables. As with Go, they never apply to this machine itself. */
    public static ProxyRoute of(Map<String, String> env, URI target) {
        String variable = variable(env, target.getScheme().toLowerCase(Locale.ROOT) + "_proxy", "all_proxy");
        if (variable == null) {
            return direct("");
        }
        if (isLoopback(target.getHost())) {
            return direct(target.getHost() + " is this machine");
        }
        String exceptions = variable(env, "no_proxy");
        Optional<String> match = exceptions == null ? Optional.empty() : firstMatch(env.get(exceptions), target);
        return match.isPresent()
                ? direct(exceptions + " has '" + match.get() + "'")
                : new ProxyRoute(Optional.of(ProxyServer.of(env.get(variable), variable)), variable);
    }

    /** The name of the first variable that is set, in lower or upper case; {@code null} if none is. */
    private static String variable(Map<String, String> env, String... lowerCase) {
        for (String name : lowerCase) {
            if (!env.getOrDefault(name, "").isBlank()) {
                return name;
            }
            String upperCase = name.toUpperCase(Locale.ROOT);
            // In a CGI program HTTP_PROXY is a header of the request ("httpoxy", CVE-2016-5386).
            boolean isForged = upperCase.equals("HTTP_PROXY") && env.containsKey("REQUEST_METHOD");
            if (!isForged && !env.getOrDefault(upperCase, "").isBlank()) {
                return upperCase;
            }
        }
        return null;
    }

    private static Optional<String> firstMatch(String noProxy, URI target) {
        String host = bare(target.getHost());
        for (String entry : noProxy.strip().split("[,\\s]+")) {
            String lowerCase = entry.toLowerCase(Locale.ROOT);
            Matcher withPort = WITH_PORT.matcher(lowerCase);
            boolean hasPort = withPort.matches();
            boolean isPort = !hasPort || Integer.parseInt(withPort.group(2)) == BaseUrl.port(target);
            if (isPort && !entry.isEmpty() && matchesHost(hasPort ? withPort.group(1) : lowerCase, host)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static boolean matchesHost(String entry, String host) {
        Matcher cidr = CIDR.matcher(entry);
        InetAddress address = address(host);
        InetAddress network = address(bare(cidr.matches() ? cidr.group(1) : entry));
        if (address != null && network != null) {
            byte[] bytes = network.getAddress();
            int otherBits = cidr.matches() ? 8 * bytes.length - Integer.parseInt(cidr.group(2)) : 0;
            BigInteger difference = new BigInteger(1, address.getAddress()).xor(new BigInteger(1, bytes));
            return address.getClass() == network.getClass()
                    && otherBits >= 0
                    && difference.shiftRight(otherBits).signum() == 0;
        }
        String name = bare(entry.startsWith("*.") ? entry.substring(1) : entry);
        boolean isName = address == null && network == null && !cidr.matches();
        return entry.equals("*")
                || isName && (host.endsWith(name.startsWith(".") ? name : "." + name) || host.equals(name));
    }

    /** Whether a host is this machine, judged by its name. */
    public static boolean isLoopback(String host) {
        InetAddress address = address(bare(host));
        return address == null ? bare(host).equals("localhost") : address.isLoopbackAddress();
    }

    /** The host in lower case, without brackets and without a dot at the end. */
    private static String bare(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return (bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare).toLowerCase(Locale.ROOT);
    }

    /** An IP address; {@code null} for a name, which is never looked up. */
    private static InetAddress address(String host) {
        try {
            return ADDRESS.matcher(host).matches() ? InetAddress.getByName(host) : null;
        } catch (UnknownHostException invalid) {
            return null;
        }
    }

    /** An HTTP proxy, and the option or variable that names it. Its text form does not contain user and password. */
    public record ProxyServer(String host, int port, Optional<Login> login, String origin) {
        private static final String PLACE = "(?:\\[([0-9A-Fa-f:.]+)]|([0-9A-Za-z._-]+))(?::(\\d{0,5}))?";
        private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");
        /** The last @ counts: a password may contain an unencoded one, a host may not. */
        private static final Pattern URL = Pattern.compile("(?s)(?:[hH][tT]{2}[pP]://)?(?:(.*)@)?" + PLACE + "/?");

        /** The password may be empty; the header is the value of {@code Proxy-Authorization} (RFC 7617, in UTF-8). */
        public record Login(String user, Secret password, Secret header) {}

        /** With or without {@code http://}; user and password are percent-encoded, and no message contains them. */
        public static ProxyServer of(String typed, String origin) {
            String url = TypedText.unquoted(typed);
            String shown = origin + " '" + masked(url) + "'";
            Matcher scheme = SCHEME.matcher(url);
            if (scheme.lookingAt() && !scheme.group().equalsIgnoreCase("http://")) {
                throw new UsageException(
                        shown + " is not an http:// proxy; other kinds are not supported",
                        "an http:// proxy also serves https URLs, which stay encrypted end to end");
            }
            Matcher parts = URL.matcher(url);
            String digits = parts.matches() ? Objects.requireNonNullElse(parts.group(4), "") : "0";
            int port = digits.isEmpty() ? 80 : Integer.parseInt(digits);
            if (port == 0 || port > 65535) {
                throw new UsageException(
                        shown + " is not a proxy: it needs a host and a port from 1 to 65535",
                        "for example http://proxy.example:3128 or http://user:password@proxy.example:3128");
            }
            String host = Objects.requireNonNullElse(parts.group(2), parts.group(3));
            String login = Objects.requireNonNullElse(parts.group(1), "");
            return new ProxyServer(host, port, login(login, shown), origin);
        }

        /** The URL of a proxy or a service, valid or not, without user and password. */
        public static String masked(String url) {
            Matcher scheme = SCHEME.matcher(url.strip());
            String prefix = scheme.lookingAt() ? scheme.group() : "";
            String rest = url.strip().substring(prefix.length());
            int at = rest.lastIndexOf('@');
            if (at >= 0) {
                return prefix + "…" + rest.substring(at);
            }
            // The host may be forgotten, user:password, or the @: user:password:host:port.
            boolean isPlace = rest.matches("(?s)(//)?" + PLACE + "([/?#].*)?");
            return isPlace || rest.indexOf(':') < 0 ? url : prefix + "…";
        }

        private static Optional<Login> login(String text, String shown) {
            // URLDecoder decodes forms, where + is a space.
            String encoded = text.replace("+", "%2B");
            if (encoded.matches("(?s).*%(?![0-9A-Fa-f]{2}).*")) {
                throw new UsageException(
                        shown + " has an invalid percent-encoding in its user or password", "write a % as %25");
            }
            int colon = encoded.indexOf(':');
            String user = URLDecoder.decode(colon < 0 ? encoded : encoded.substring(0, colon), StandardCharsets.UTF_8);
            String password = URLDecoder.decode(colon < 0 ? "" : encoded.substring(colon + 1), StandardCharsets.UTF_8);
            String both = user + ":" + password;
            if (both.chars().anyMatch(Character::isISOControl)) {
                throw new UsageException(shown + " has a control character in its user or password", null);
            }
            if (both.equals(":")) {
                return Optional.empty();
            }
            String header = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new Login(user, new Secret(password), new Secret(header)));
        }

        @Override
        public String toString() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }
}
