package io.lcollections;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The packages of the project and their dependencies. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lcollections");

    /** Each layer, and those that may use it. */
    private static final String[][] LAYERS = {
        {"cli", "main commands"},
        {"settings", "cli commands"},
        {"server", "main cli commands"},
        {"saved", "cli commands"},
        {"api", "main cli commands settings saved"},
        {"output", "main cli commands"},
        {"terminal", "main cli commands output"},
        {"files", "cli commands settings saved api"},
        {"model", "main cli commands settings server saved api output terminal files json"},
        {"json", "main cli commands settings server saved api output terminal files model"}
    };

    @Test
    void dependenciesPointDown() {
        String[] commands = {"list", "show", "summary", "diff", "watch", "config", "doctor", "sandbox", "completion"};
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("main")
                .definedBy("io.lcollections")
                .layer("commands")
                .definedBy(packages(commands))
                .whereLayer("main")
                .mayNotBeAccessedByAnyLayer();
        for (String[] layer : LAYERS) {
            layers = layers.layer(layer[0]).definedBy(packages(layer[0]));
        }
        for (String[] layer : LAYERS) {
            layers = layers.whereLayer(layer[0]).mayOnlyBeAccessedByLayers(layer[1].split(" "));
        }
        layers.check(CLASSES);
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names)
                .map(name -> "io.lcollections." + name + "..")
                .toArray(String[]::new);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.lcollections.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyMainUsesSystem() {
        noClasses()
                .that()
                .haveNameNotMatching("io\\.lcollections\\.Main(\\$.*)?")
                .should()
                .accessClassesThat()
                .belongToAnyOf(System.class, Runtime.class)
                .check(CLASSES);
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void onlyTerminalUsesJansi() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.lcollections.terminal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.fusesource.jansi..")
                .check(CLASSES);
    }

    @Test
    void onlyCommandsUsePicocli() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        packages("api", "files", "json", "model", "output", "saved", "server", "settings", "terminal"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void noCommandUsesJackson() {
        noClasses()
                .that()
                .resideInAPackage("io.lcollections.cli..")
                .or()
                .haveSimpleNameEndingWith("Command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .check(CLASSES);
    }
}
