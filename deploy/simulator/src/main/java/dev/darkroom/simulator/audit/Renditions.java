package dev.darkroom.simulator.audit;

import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.RenditionObject;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.RenditionContent;
import dev.darkroom.simulator.cloud.Report;
import dev.darkroom.simulator.cloud.Stored;
import dev.darkroom.simulator.scenario.Scenario;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The check of results against photos and renditions: [Rule#RENDITIONS_STAND], and of
/// [Rule#ONE_RESULT_EACH] that each result is one that its photo can explain.
final class Renditions {
    private final Cloud cloud;
    private final Scenario scenario;

    Renditions(Cloud cloud, Scenario scenario) {
        this.cloud = cloud;
        this.scenario = scenario;
    }

    void check(List<SourceObject> planned, List<Report> reports) {
        reports.stream().flatMap(it -> it.results().stream()).forEach(this::check);
        Set<String> expected = new HashSet<>();
        planned.forEach(source -> renditions().forEach(it -> expected.add(keyOf(it, source))));
        for (String key : cloud.processed().keys("")) {
            Violation.unless(
                    expected.contains(key),
                    Rule.RENDITIONS_STAND,
                    () -> "%s was not planned".formatted(key));
        }
    }

    private void check(ObjectResult result) {
        Violation.unless(
                isExplained(result),
                Rule.ONE_RESULT_EACH,
                () ->
                        "%s is %s, but the photo is not"
                                .formatted(result.source().key(), result.outcome()));
        if (result.outcome() == Outcome.DEVELOPED) {
            stand(result);
        }
    }

    private boolean isExplained(ObjectResult result) {
        String key = result.source().key();
        boolean broken = Scenario.isBroken(key);
        return switch (result.outcome()) {
            case DEVELOPED -> !broken;
            case REJECTED -> broken;
            case CHANGED, GONE -> cloud.photos().isTouched(key);
            case FAILED -> true;
            case SKIPPED, ARCHIVED -> false;
        };
    }

    private void stand(ObjectResult result) {
        List<String> keys = result.renditions().stream().map(RenditionObject::key).toList();
        SourceObject source = result.source();
        Violation.unless(
                keys.equals(renditions().stream().map(it -> keyOf(it, source)).toList()),
                Rule.RENDITIONS_STAND,
                () -> "%s is reported with %s".formatted(source.key(), keys));
        for (Rendition rendition : renditions()) {
            var content =
                    new RenditionContent(source.etag(), scenario.recipeHash(), rendition.name());
            var stored = cloud.processed().find(keyOf(rendition, source), RenditionContent.class);
            Violation.unless(
                    stored.map(Stored::content).equals(Optional.of(content)),
                    Rule.RENDITIONS_STAND,
                    () ->
                            "%s is %s (expected %s)"
                                    .formatted(keyOf(rendition, source), stored, content));
        }
    }

    private List<Rendition> renditions() {
        return scenario.spec().recipe().renditions();
    }

    private String keyOf(Rendition rendition, SourceObject source) {
        return scenario.spec().destination().key(source.key(), rendition.name(), ImageFormat.JPEG);
    }
}
