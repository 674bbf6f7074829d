package io.lcollections;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of the project and their dependencies. */
class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lcollections");

    @Test
    void dependenciesPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("main")
                .definedBy("io.lcollections")
                .layer("training")
                .definedBy("io.lcollections.training..")
                .layer("cli")
                .definedBy("io.lcollections.cli..")
                .layer("config")
                .definedBy("io.lcollections.config..")
                .layer("model")
                .definedBy("io.lcollections.model..")
                .layer("json")
                .definedBy("io.lcollections.json..")
                .layer("changes")
                .definedBy("io.lcollections.changes..")
                .layer("state")
                .definedBy("io.lcollections.state..")
                .layer("api")
                .definedBy("io.lcollections.api..")
                .layer("output")
                .definedBy("io.lcollections.output..")
                .layer("terminal")
                .definedBy("io.lcollections.terminal..")
                .layer("sandbox")
                .definedBy("io.lcollections.sandbox..")
                .whereLayer("main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("training")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("main", "training")
                .whereLayer("changes")
                .mayOnlyBeAccessedByLayers("cli", "output")
                .whereLayer("state")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("output")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("sandbox")
                .mayOnlyBeAccessedByLayers("cli", "training")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("cli", "api", "state")
                .whereLayer("terminal")
                .mayOnlyBeAccessedByLayers("main", "training", "cli", "output")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("cli", "api", "changes", "output")
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers("cli", "api", "changes", "output", "model")
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.lcollections.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyMainUsesSystem() {
        noClasses()
                .that()
                .haveNameNotMatching("io\\.lcollections\\.Main(\\$.*)?")
                .should()
                .accessClassesThat()
                .belongToAnyOf(System.class, Runtime.class)
                .check(classes);
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that().areStatic().should().beFinal().check(classes);
    }

    @Test
    void onlyTerminalUsesJansi() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.lcollections.terminal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.fusesource.jansi..")
                .check(classes);
    }

    @Test
    void onlyCliUsesPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.lcollections.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..")
                .check(classes);
    }

    @Test
    void noCommandUsesJackson() {
        noClasses()
                .that()
                .resideInAPackage("io.lcollections.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .check(classes);
    }
}
