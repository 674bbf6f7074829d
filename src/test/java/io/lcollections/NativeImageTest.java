package io.lcollections;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fusesource.jansi.internal.CLibrary;
import org.fusesource.jansi.internal.CLibrary.WinSize;
import org.junit.jupiter.api.Test;

/**
 * What a native image must be told holds what the program does: its resources, and nothing by reflection. No image is
 * made here; one that is made all the same finds what it needs.
 */
class NativeImageTest {
    private static final String METADATA =
            "/META-INF/native-image/io.lcollections/lcollections/reachability-metadata.json";

    private static final Map<String, Set<String>> BY_NAME = Map.of(
            "java.lang.Class",
            Set.of("forName", "newInstance", "getResource"),
            "java.lang.ClassLoader",
            Set.of("loadClass", "getResource", "getResources", "getResourceAsStream"),
            "java.util.ServiceLoader",
            Set.of("load", "loadInstalled"),
            "java.util.ResourceBundle",
            Set.of("getBundle"),
            "java.lang.invoke.MethodHandles",
            Set.of("lookup", "publicLookup", "privateLookupIn"));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lcollections");

    @Test
    void everyResourceIsListedAndEveryListedOneIsThere() throws Exception {
        List<PathMatcher> globs = new ArrayList<>();
        for (JsonNode resource : json(METADATA).get("resources")) {
            globs.add(FileSystems.getDefault()
                    .getPathMatcher("glob:" + resource.get("glob").asText()));
        }
        Set<PathMatcher> unused = new HashSet<>(globs);
        for (Path resource : resources()) {
            List<PathMatcher> hits =
                    globs.stream().filter(glob -> glob.matches(resource)).toList();
            assertFalse(hits.isEmpty(), () -> resource + " is in no glob of " + METADATA);
            hits.forEach(unused::remove);
        }
        assertEquals(Set.of(), unused, METADATA);
    }

    private static List<Path> resources() throws Exception {
        Path root = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root.resolve("io/lcollections"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".class"))
                    .map(root::relativize)
                    .toList();
        }
    }

    @Test
    void nothingIsLookedUpByName() {
        noClasses()
                .should()
                .callCodeUnitWhere(new DescribedPredicate<JavaCall<?>>("looks something up by its name") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        return BY_NAME.getOrDefault(call.getTargetOwner().getName(), Set.of())
                                .contains(call.getName());
                    }
                })
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(classes);
    }

    /** Those would be read by reflection, and the parser's own generator of metadata be needed. */
    @Test
    void noOptionIsDefinedByAnnotations() {
        noClasses()
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("are annotations of the parser") {
                    @Override
                    public boolean test(JavaClass used) {
                        return used.getPackageName().equals("picocli") && used.isAssignableTo(Annotation.class);
                    }
                })
                .check(classes);
    }

    /** The library that asks the terminal brings its own list, of what its native part looks up; it goes into the jar. */
    @Test
    void whatTheTerminalsLibraryListsIsThere() throws Exception {
        Set<String> listed = new TreeSet<>();
        for (JsonNode entry : json("/META-INF/native-image/jansi/jni-config.json")) {
            Class<?> type = Class.forName(entry.get("name").asText(), false, CLibrary.class.getClassLoader());
            for (JsonNode field : entry.get("fields")) {
                assertNotNull(type.getDeclaredField(field.get("name").asText()));
            }
            Set<String> methods = new TreeSet<>();
            for (JsonNode method : entry.get("methods")) {
                methods.add(method.get("name").asText() + texts(method.get("parameterTypes")));
            }
            assertTrue(methodsOf(type).containsAll(methods), () -> type + " lacks one of " + methods);
            methods.forEach(method -> listed.add(type.getName() + "." + method));
        }
        for (String used : List.of("isatty[int]", "ioctl[int, long, " + WinSize.class.getName() + "]")) {
            assertTrue(listed.contains(CLibrary.class.getName() + "." + used), used);
        }
    }

    private static Set<String> methodsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .map(method -> method.getName()
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getName)
                                .toList())
                .collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode json(String resource) throws IOException {
        try (InputStream in = NativeImageTest.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
