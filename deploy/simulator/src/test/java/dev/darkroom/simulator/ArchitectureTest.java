package dev.darkroom.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.darkroom.simulator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_THE_CORES =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify.annotations",
                            "dev.darkroom.contracts",
                            "dev.darkroom.planner.run",
                            "dev.darkroom.planner.cost",
                            "dev.darkroom.worker.shard",
                            "dev.darkroom.worker.edge",
                            "dev.darkroom.status.progress",
                            "dev.darkroom.simulator..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.darkroom.simulator.(*)..").should().beFreeOfCycles();
}
