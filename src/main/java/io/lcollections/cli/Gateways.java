package io.lcollections.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/**
 * The gateway that turns what is on IPFS into something that a browser can load: https, or http to this machine.
 *
 * <p>Its path is kept; where there is none, it is {@code /ipfs/}, which gateways have in common.
 */
final class Gateways implements ITypeConverter<URI> {
    static final URI USUAL = URI.create("https://ipfs.io/ipfs/");

    private static final int LAST_PORT = 65535;

    @Override
    public URI convert(String text) {
        URI uri = parse(text);
        if (!isGateway(uri)) {
            throw new InvalidValueException(
                    "is not a gateway: an https URL (http for localhost) with a host and a path, and nothing else",
                    "a gateway looks like " + USUAL);
        }
        String path = uri.getRawPath().isEmpty() ? "/ipfs/" : uri.getRawPath();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(
                lower(uri.getScheme()) + "://" + lower(uri.getHost()) + port + path + (path.endsWith("/") ? "" : "/"));
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notOne) {
            return URI.create("");
        }
    }

    private static boolean isGateway(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        boolean goesOn = uri.getRawQuery() != null || uri.getRawFragment() != null;
        boolean isPort = uri.getPort() != 0 && uri.getPort() <= LAST_PORT;
        return !goesOn && isPort && isAscii(uri) && mayBeAsked(lower(uri.getScheme()), lower(uri.getHost()));
    }

    /** A URI of Java's may hold other letters, which browsers would write in another way. */
    private static boolean isAscii(URI uri) {
        return uri.toString().equals(uri.toASCIIString());
    }

    private static boolean mayBeAsked(String scheme, String host) {
        boolean isThisMachine = host.equals("localhost") || host.equals("127.0.0.1");
        return scheme.equals("https") || (scheme.equals("http") && isThisMachine);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
