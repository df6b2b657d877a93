package dev.darkroom.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.test.junit.QuarkusTest;

@AnalyzeClasses(
        packages = "dev.darkroom.planner",
        importOptions = ImportOption.OnlyIncludeTests.class)
class ArchitectureOfTestsTest {
    @ArchTest
    static final ArchRule UNIT_TESTS_START_NO_SERVICE =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Test")
                    .should()
                    .beAnnotatedWith(QuarkusTest.class);
}
