package io.lcollections.api;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code NO_PROXY} says: hosts that are asked without a proxy, with commas or blanks between.
 *
 * <p>The rules are those of Go's net/http, which most tools of this kind are built upon: {@code host} is meant with all
 * names below it, {@code .domain} and {@code *.domain} are the names below alone; an address is meant itself, and a CIDR
 * block with all in it; a port behind any of them narrows it; {@code *} is everything.
 */
public final class NoProxy {
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*]|[^:]*):(\\d{1,5})");
    private static final Pattern BLOCK = Pattern.compile("([^/]+)/(\\d{1,3})");

    private NoProxy() {}

    /** The first entry that the target is among. */
    public static Optional<String> match(String list, URI target) {
        String host = bare(target.getHost());
        for (String entry : list.strip().split("[,\\s]+")) {
            if (matches(entry.toLowerCase(Locale.ROOT), host, port(target))) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.isEmpty()) {
            return false;
        }
        Matcher withPort = WITH_PORT.matcher(entry);
        if (withPort.matches()) {
            return Integer.parseInt(withPort.group(2)) == port && matchesHost(withPort.group(1), host);
        }
        return matchesHost(entry, host);
    }

    private static boolean matchesHost(String entry, String host) {
        if (entry.equals("*")) {
            return true;
        }
        byte[] address = Addresses.of(host);
        Matcher block = BLOCK.matcher(entry);
        if (block.matches()) {
            byte[] network = Addresses.of(bare(block.group(1)));
            int bits = Integer.parseInt(block.group(2));
            return address != null
                    && network != null
                    && bits <= network.length * 8
                    && Addresses.share(address, network, bits);
        }
        byte[] single = Addresses.of(bare(entry));
        if (single != null || address != null) {
            return single != null && address != null && Addresses.share(address, single, single.length * 8);
        }
        String name = bare(entry.startsWith("*.") ? entry.substring(1) : entry);
        return name.startsWith(".") ? host.endsWith(name) : host.equals(name) || host.endsWith("." + name);
    }

    /** Whether a host is this very machine, as far as its name tells. */
    static boolean isThisMachine(String host) {
        String bare = bare(host);
        byte[] address = Addresses.of(bare);
        if (address == null) {
            return bare.equals("localhost");
        }
        return address.length == 4 ? address[0] == 127 : Addresses.share(address, Addresses.of("::1"), 128);
    }

    /** Without the brackets of an address and the dot that ends a name. */
    private static String bare(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return (bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare).toLowerCase(Locale.ROOT);
    }

    private static int port(URI target) {
        if (target.getPort() >= 0) {
            return target.getPort();
        }
        return target.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
