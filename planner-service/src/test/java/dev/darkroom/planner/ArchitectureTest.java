package dev.darkroom.planner;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
        packages = "dev.darkroom.planner",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /// What the simulator drives in virtual time.
    private static final String PURE =
            ".*\\.run\\.(Reconciler|RunEdit|RunMemory|Waves|Sight|WaveSight|QueueDepth|Pace|Action"
                    + "|Running|Settling|Closing|Demand|Budget|MopUp|Notes|Note|Tolerance|Meter"
                    + "|Fleet|OrderRules|RunOrder)(\\$.*)?;?"
                    + "|.*\\.cost\\.(Prices|RunCost)(\\$.*)?"
                    + "|.*\\.shard\\.(Shard|ShardPacker|WorkEstimate|WorkRates?)(\\$.*)?";

    @ArchTest
    static final ArchRule PURE_CORE =
            classes()
                    .that()
                    .haveNameMatching(PURE)
                    .should()
                    .onlyDependOnClassesThat(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates
                                    .resideInAnyPackage(
                                            "java..",
                                            "dev.darkroom.contracts",
                                            "org.jspecify.annotations")
                                    .or(
                                            com.tngtech.archunit.core.domain.properties.HasName
                                                    .Predicates.nameMatching(PURE)));

    @ArchTest
    static final ArchRule CORE_TAKES_TIME_AND_CHANCE_FROM_OUTSIDE =
            noClasses()
                    .that()
                    .haveNameMatching(PURE)
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .haveNameMatching(".*Random.*|java\\.lang\\.Thread|java\\.time\\.Clock");

    @ArchTest
    static final ArchRule SDK_IN_ADAPTERS_ONLY =
            noClasses()
                    .that(
                            not(simpleNameStartingWith("S3"))
                                    .and(not(simpleNameStartingWith("Sqs")))
                                    .and(not(simpleNameStartingWith("AwsBatch"))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule REST_IN_API_ONLY =
            noClasses()
                    .that(not(resideInAPackage("dev.darkroom.planner.api")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.darkroom.planner.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = noFields().should(beAnnotatedWith(Inject.class));

    @ArchTest static final ArchRule NO_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest static final ArchRule NO_JUL = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule CLASSES_ARE_FINAL =
            classes()
                    .that()
                    .areNotInterfaces()
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .should(
                            new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                                @Override
                                public void check(JavaClass item, ConditionEvents events) {
                                    boolean marked =
                                            item.getPackage().isAnnotatedWith(NullMarked.class);
                                    events.add(
                                            new SimpleConditionEvent(
                                                    item, marked, item.getName() + " " + marked));
                                }
                            });
}
