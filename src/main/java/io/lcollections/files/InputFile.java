package io.lcollections.files;

import io.lcollections.model.UsageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file that an option names; {@code -} is standard input.
 *
 * @param option the option, for messages
 * @param name the value of the option
 */
public record InputFile(String option, String name) {
    private static final String UID = "unix:uid";

    public interface Reader<T, X extends Exception> {
        T read(InputStream in) throws IOException, X;
    }

    /** The file as messages name it. */
    public String origin() {
        return name.equals("-") ? "standard input" : "'" + name + "'";
    }

    /** Reads the whole file; one that is larger is rejected. */
    public byte[] readAll(InputStream stdin, String hint, int maxBytes) {
        return read(stdin, hint, in -> limited(in, hint, maxBytes));
    }

    /** Reads the rest of the opened file; one that is larger is rejected. */
    public byte[] limited(InputStream in, String hint, int maxBytes) throws IOException {
        byte[] bytes = in.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new UsageException(option + " " + origin() + " is larger than " + (maxBytes >> 20) + " MiB", hint);
        }
        return bytes;
    }

    /**
     * @param hint what the option takes, shown when the file cannot be read
     * @throws UsageException when the file cannot be read
     */
    public <T, X extends Exception> T read(InputStream stdin, String hint, Reader<T, X> reader) throws X {
        if (name.isEmpty()) {
            throw new UsageException(option + " needs a file name", hint);
        }
        try (InputStream in = open(stdin)) {
            return reader.read(in);
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageException(option + " " + origin() + " cannot be read: " + reason(unreadable), hint);
        }
    }

    private InputStream open(InputStream stdin) throws IOException {
        return new FilterInputStream(name.equals("-") ? stdin : Files.newInputStream(Path.of(name))) {
            /** On JDK 17 a file asks for its position, which a pipe has not; at 0, gzip data would end too early. */
            @Override
            public int available() {
                return 1;
            }
        };
    }

    /** Why a file could not be read or written; many exceptions of the JDK only repeat its name. */
    public static String reason(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof NoSuchFileException) {
            return message.indexOf('\uFFFD') < 0 ? "there is no such file" : "its name is not valid UTF-8";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof InvalidPathException) {
            return "not a file name";
        }
        String reason = failure instanceof FileSystemException known ? known.getReason() : null;
        return reason == null ? message : reason;
    }

    /** How a file, its folder, or a symbolic link to it belongs to another user; empty on systems without owners, too. */
    public static Optional<String> foreignOwner(Path file) {
        try {
            int self = ownUid();
            for (Path link : AtomicFile.links(file)) {
                Path folder = link.getParent();
                boolean isInFolder = folder != null && Files.exists(folder);
                for (Path path : isInFolder ? List.of(link, folder.toRealPath()) : List.of(link)) {
                    boolean exists = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
                    int uid = exists ? (Integer) Files.getAttribute(path, UID, LinkOption.NOFOLLOW_LINKS) : self;
                    if (uid != self && uid != 0) {
                        String ofLink = Files.isSymbolicLink(link) ? "is a symbolic link of" : "belongs to";
                        String how = path == link ? ofLink : "is in a folder of";
                        return Optional.of(how + " another user, " + Files.getOwner(path, LinkOption.NOFOLLOW_LINKS));
                    }
                }
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            // A file that cannot be examined is reported when it is opened.
        }
        return Optional.empty();
    }

    /** Java has no function for it: a process owns its folder of Linux, and each file that it creates. */
    private static int ownUid() throws IOException {
        Path process = Path.of("/proc/self");
        boolean isLinux = Files.exists(process);
        Path own = isLinux ? process : Files.createTempFile("lcollections", null);
        try {
            return (Integer) Files.getAttribute(own, UID);
        } finally {
            if (!isLinux) {
                Files.delete(own);
            }
        }
    }
}
