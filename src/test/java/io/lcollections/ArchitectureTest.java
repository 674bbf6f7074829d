package io.lcollections;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The packages of the project and their dependencies. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lcollections");

    @Test
    void dependenciesPointDown() {
        String[] commands = {"list", "show", "summary", "diff", "watch", "config", "doctor", "sandbox", "completion"};
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("main")
                .definedBy("io.lcollections")
                .layer("commands")
                .definedBy(Arrays.stream(commands)
                        .map(name -> "io.lcollections." + name + "..")
                        .toArray(String[]::new))
                .layer("cli")
                .definedBy("io.lcollections.cli..")
                .layer("settings")
                .definedBy("io.lcollections.settings..")
                .layer("server")
                .definedBy("io.lcollections.server..")
                .layer("saved")
                .definedBy("io.lcollections.saved..")
                .layer("api")
                .definedBy("io.lcollections.api..")
                .layer("output")
                .definedBy("io.lcollections.output..")
                .layer("terminal")
                .definedBy("io.lcollections.terminal..")
                .layer("files")
                .definedBy("io.lcollections.files..")
                .layer("model")
                .definedBy("io.lcollections.model..")
                .layer("json")
                .definedBy("io.lcollections.json..")
                .whereLayer("main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("main", "commands")
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("cli", "commands")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("main", "cli", "commands")
                .whereLayer("saved")
                .mayOnlyBeAccessedByLayers("cli", "commands")
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("main", "cli", "commands", "settings", "saved")
                .whereLayer("output")
                .mayOnlyBeAccessedByLayers("main", "cli", "commands")
                .whereLayer("terminal")
                .mayOnlyBeAccessedByLayers("main", "cli", "commands", "output")
                .whereLayer("files")
                .mayOnlyBeAccessedByLayers("cli", "commands", "settings", "saved", "api")
                .check(CLASSES);
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
                        "io.lcollections.api..",
                        "io.lcollections.files..",
                        "io.lcollections.json..",
                        "io.lcollections.model..",
                        "io.lcollections.output..",
                        "io.lcollections.saved..",
                        "io.lcollections.server..",
                        "io.lcollections.settings..",
                        "io.lcollections.terminal..")
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
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .check(CLASSES);
    }
}
