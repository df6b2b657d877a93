package dev.darkroom.status;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
        packages = "dev.darkroom.status",
        importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule theCoreIsPure =
            classes()
                    .that()
                    .resideInAPackage("..status.progress")
                    .and(not(simpleNameStartingWith("Postgres")))
                    .and(not(nestedIn("Postgres")))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            "java.lang..",
                                            "java.time..",
                                            "java.util..",
                                            "java.io",
                                            "dev.darkroom.contracts",
                                            "org.jspecify.annotations")
                                    .or(
                                            resideInAPackage("..status.progress")
                                                    .and(not(simpleNameStartingWith("Postgres")))));

    @ArchTest
    static final ArchRule onlySqsClassesKnowTheAwsSdk =
            noClasses()
                    .that(not(simpleNameStartingWith("Sqs")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("software.amazon..", "io.quarkiverse.amazon..");

    @ArchTest
    static final ArchRule onlyPostgresClassesKnowTheDatabase =
            noClasses()
                    .that(not(simpleNameStartingWith("Postgres")))
                    .and(not(nestedIn("Postgres")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");

    @ArchTest
    static final ArchRule onlyTheApiKnowsHttp =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..status.api")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..");

    @ArchTest
    static final ArchRule featuresDependOnEachOtherInOneDirection =
            slices().matching("dev.darkroom.status.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule classesAreFinal =
            classes()
                    .that()
                    .areNotInterfaces()
                    .and()
                    .areNotEnums()
                    .and()
                    .areNotAnonymousClasses()
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .haveModifier(JavaModifier.FINAL);

    @ArchTest static final ArchRule nobodyLogsByTheJdk = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest static final ArchRule nobodyPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes()
                    .should(
                            new ArchCondition<JavaClass>("be in a package marked @NullMarked") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    boolean marked =
                                            type.getPackage().isAnnotatedWith(NullMarked.class);
                                    events.add(
                                            new SimpleConditionEvent(
                                                    type, marked, type.getFullName()));
                                }
                            });

    private static DescribedPredicate<JavaClass> nestedIn(String prefix) {
        return describe(
                "nested in " + prefix + "…",
                type ->
                        type.getEnclosingClass()
                                .filter(outer -> outer.getSimpleName().startsWith(prefix))
                                .isPresent());
    }
}
