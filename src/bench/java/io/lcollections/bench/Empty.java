package io.lcollections.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The least that a Java can do, and the measure of all that starts with it. */
final class Empty {
    private Empty() {}

    /** A jar that does nothing. */
    static void pack(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        String entry = Main.class.getName().replace('.', '/') + ".class";
        try (InputStream code = Main.class.getClassLoader().getResourceAsStream(entry);
                JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.putNextEntry(new JarEntry(entry));
            code.transferTo(jar);
        }
    }

    /** What is in it. */
    static final class Main {
        private Main() {}

        /** @param args are not looked at */
        public static void main(String[] args) {}
    }
}
