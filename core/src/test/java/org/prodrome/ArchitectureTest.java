package org.prodrome;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.prodrome");

    @Test
    void onlyTheRuntimeKnowsLibtorchAndOnnxRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.prodrome.runtime..", "org.prodrome.data.format.dicom..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..", "ai.onnxruntime..")
                .check(CORE);
    }

    @Test
    void onlyDicomKnowsFfmpegAndNothingElseOfTheseNativeLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.prodrome.data.format.dicom..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.ffmpeg..")
                .check(CORE);
        noClasses()
                .that()
                .resideInAPackage("org.prodrome.data.format.dicom..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco.pytorch..", "org.bytedeco.openblas..", "ai.onnxruntime..")
                .check(CORE);
    }

    @Test
    void signalAndEvaluateSeeNoRuntime() {
        noClasses()
                .that()
                .resideInAnyPackage("org.prodrome.signal..", "org.prodrome.evaluate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.prodrome.runtime..", "org.prodrome.graph..")
                .check(CORE);
    }

    @Test
    void nothingImportsRecipes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.prodrome.recipe..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.prodrome.recipe..")
                .check(CORE);
    }

    @Test
    void theLibraryPrintsNothing() {
        noClasses().should().accessField(System.class, "out").check(CORE);
        noClasses().should().accessField(System.class, "err").check(CORE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.prodrome.(*)..").should().beFreeOfCycles().check(CORE);
    }
}
