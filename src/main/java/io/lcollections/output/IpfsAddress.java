package io.lcollections.output;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind a gateway for an address such as {@code ipfs://Qm…/1.png}.
 *
 * <p>The CID must have the form of one, and the path is taken apart and written anew: nothing that was served can lead
 * to another place of the gateway than what is below the CID.
 */
final class IpfsAddress {
    private static final int LONGEST = 2048;

    /** Multihashes in base 58; and version 1 in base 32, 36 and 58, with the letter that says which. */
    private static final Pattern WHOLE = Pattern.compile("ipfs://(?:ipfs/)?("
            + "Qm[1-9A-HJ-NP-Za-km-z]{44}|b[a-z2-7]{50,120}|k[0-9a-z]{50,120}|z[1-9A-HJ-NP-Za-km-z]{46,120}"
            + ")((?:/[^?#]*)?)");

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private IpfsAddress() {}

    /** The CID and its path, of characters that need no escape anywhere; empty for what is no such address. */
    static Optional<String> below(String address) {
        Matcher matcher = WHOLE.matcher(address);
        if (address.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder path = new StringBuilder(matcher.group(1));
        for (String segment : matcher.group(2).split("/")) {
            if (segment.isEmpty()) {
                continue;
            }
            Optional<byte[]> name = decode(segment).filter(IpfsAddress::isName);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            encode(name.get(), path.append('/'));
        }
        return Optional.of(path.toString());
    }

    /** The bytes of a segment; empty where a {@code %} is not followed by two digits, or a surrogate has no other. */
    private static Optional<byte[]> decode(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        int at = 0;
        for (int percent = segment.indexOf('%'); percent >= 0; percent = segment.indexOf('%', at)) {
            bytes.writeBytes(segment.substring(at, percent).getBytes(StandardCharsets.UTF_8));
            if (percent + 2 >= segment.length()
                    || !HexFormat.isHexDigit(segment.charAt(percent + 1))
                    || !HexFormat.isHexDigit(segment.charAt(percent + 2))) {
                return Optional.empty();
            }
            bytes.write(HexFormat.fromHexDigits(segment, percent + 1, percent + 3));
            at = percent + 3;
        }
        bytes.writeBytes(segment.substring(at).getBytes(StandardCharsets.UTF_8));
        boolean isText = StandardCharsets.UTF_8.newEncoder().canEncode(segment);
        return isText ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    /** Whether it names something in a folder: neither the folder itself nor the one above, and no path again. */
    private static boolean isName(byte[] bytes) {
        try {
            String name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !name.equals(".")
                    && !name.equals("..")
                    && name.chars()
                            .noneMatch(character ->
                                    character == '/' || character == '\\' || Character.isISOControl(character));
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    private static void encode(byte[] name, StringBuilder to) {
        for (byte part : name) {
            if (UNRESERVED.indexOf(part) >= 0) {
                to.append((char) part);
            } else {
                to.append('%').append(HexFormat.of().withUpperCase().toHexDigits(part));
            }
        }
    }
}
