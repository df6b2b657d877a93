package dev.darkroom.worker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.darkroom.worker.edge.EdgeFailure;
import dev.darkroom.worker.job.WorkerCommand;
import dev.darkroom.worker.shard.ShardSession;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packagesOf = Main.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule SDK_ONLY_IN_ADAPTERS =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*\\.(S3|Sqs|Aws)\\w+(\\$.*)?")
                    .and()
                    .doNotBelongToAnyOf(WorkerCommand.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon.awssdk..")
                    .because("ports speak the domain; the command puts adapters together");

    @ArchTest
    static final ArchRule FOREIGN_MEMORY_ONLY_IN_BINDINGS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..worker.vips..", "..worker.heif..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.lang.foreign..");

    @ArchTest
    static final ArchRule PURE_CORE =
            classes()
                    .that(areOfTheCore())
                    .should(
                            onlyDependOnClassesThat(
                                    areOfTheCore()
                                            .or(type(EdgeFailure.class))
                                            .or(
                                                    resideInAnyPackage(
                                                            "dev.darkroom.contracts..",
                                                            "org.jspecify.."))
                                            .or(
                                                    resideInAnyPackage(
                                                            "java.lang..",
                                                            "java.util",
                                                            "java.util.function",
                                                            "java.util.stream"))
                                            .or(isAValueOfTime())))
                    .because("the simulator drives it in virtual time, without clock or threads");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.darkroom.worker.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule NO_JAVA_UTIL_LOGGING =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule NO_SYSTEM_OUT =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..worker.develop..")
                    .and()
                    .doNotBelongToAnyOf(Main.class)
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .dependOnClassesThat(type(PrintStream.class));

    @ArchTest
    static final ArchRule NULL_MARKED =
            classes()
                    .should(
                            new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                                @Override
                                public void check(JavaClass item, ConditionEvents events) {
                                    boolean marked =
                                            item.getPackage()
                                                    .tryGetAnnotationOfType(NullMarked.class)
                                                    .isPresent();
                                    events.add(
                                            new SimpleConditionEvent(
                                                    item,
                                                    marked,
                                                    item.getName() + " is not in such a package"));
                                }
                            });

    /// The session and all that it is made of: what it leads to within its package.
    private static DescribedPredicate<JavaClass> areOfTheCore() {
        Set<String> core =
                Set.of(
                        "Checkpoints",
                        "Ending",
                        "GivenUp",
                        "Hold",
                        "InHand",
                        "Ledger",
                        "Phase",
                        "ReasonCodes",
                        "SessionLimits",
                        "ShardAction",
                        "ShardEvent",
                        "ShardSession",
                        "Step",
                        "Stop");
        String shard = ShardSession.class.getPackageName();
        Set<String> names =
                core.stream().map(name -> shard + '.' + name).collect(Collectors.toSet());
        return DescribedPredicate.describe(
                "are of the pure core",
                it -> {
                    String name = it.getBaseComponentType().getName();
                    return names.contains(name.replaceFirst("\\$.*", ""));
                });
    }

    /// An instant or a duration, but no clock.
    private static DescribedPredicate<JavaClass> isAValueOfTime() {
        return DescribedPredicate.describe(
                "are values of time",
                it -> Set.of("java.time.Instant", "java.time.Duration").contains(it.getName()));
    }
}
