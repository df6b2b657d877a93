package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.ObjectFilter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectSelectionTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final CataloguedObject PHOTO =
            new CataloguedObject(
                    "in/2026/IMG_1.jpg",
                    Optional.empty(),
                    1_000,
                    "e",
                    NOON.toEpochMilli(),
                    "STANDARD_IA");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|true",
                "{'matchAnyPrefix':['out/','in/']}|true",
                "{'matchAnyPrefix':['out/','2026/']}|false",
                "{'matchAnySuffix':['.png','.jpg']}|true",
                "{'matchAnySuffix':['.png','.JPG']}|false",
                "{'matchAnySubstring':['DSC','IMG']}|true",
                "{'matchAnySubstring':['DSC']}|false",
                "{'matchAnyPrefix':['in/'],'matchAnySuffix':['.png']}|false",
                "{'objectSizeGreaterThanBytes':999}|true",
                "{'objectSizeGreaterThanBytes':1000}|false",
                "{'objectSizeLessThanBytes':1001}|true",
                "{'objectSizeLessThanBytes':1000}|false",
                "{'createdAfter':'2026-11-23T11:59:59Z'}|true",
                "{'createdAfter':'2026-11-23T12:00:00Z'}|false",
                "{'createdBefore':'2026-11-23T12:00:01Z'}|true",
                "{'createdBefore':'2026-11-23T12:00:00Z'}|false",
                "{'matchAnyStorageClass':['STANDARD','STANDARD_IA']}|true",
                "{'matchAnyStorageClass':['STANDARD']}|false",
                "{'glob':'in/**.{jpg,png}'}|true",
                "{'glob':'in/*.jpg'}|false",
                "{'oneIn':1}|true",
                "{'limit':1}|true",
            })
    void objectIsTakenIfItMeetsAllThatIsSaid(String filter, boolean taken) throws InvalidDocument {
        assertThat(selection("", filter, Optional.empty()).takes(PHOTO)).isEqualTo(taken);
    }

    @Test
    void sourcePrefixCountsToo() throws InvalidDocument {
        assertThat(selection("in/2026", "{}", Optional.empty()).takes(PHOTO)).isTrue();
        assertThat(selection("in/2025", "{}", Optional.empty()).takes(PHOTO)).isFalse();
    }

    @Test
    void foldersAreNeverTaken() throws InvalidDocument {
        var folder = new CataloguedObject("in/", Optional.empty(), 0, "e", 0, "STANDARD");

        assertThat(selection("", "{}", Optional.empty()).takes(folder)).isFalse();
    }

    /// S3 cuts times off to the second: a change within the second of the snapshot is not missed.
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T11:59:59.999Z, true",
        "2026-11-23T12:00:00.700Z, true",
        "2026-11-23T12:00:01Z, false"
    })
    void changedSinceMissesNothing(Instant since, boolean taken) throws InvalidDocument {
        assertThat(selection("", "{}", Optional.of(since)).takes(PHOTO)).isEqualTo(taken);
    }

    @Test
    void objectWithoutATimeIsNotTakenByTime() throws InvalidDocument {
        var timeless =
                new CataloguedObject(
                        "a", Optional.empty(), 1, "e", CataloguedObject.UNKNOWN, "STANDARD");

        assertThat(
                        selection("", "{'createdBefore':'2026-11-23T12:00:01Z'}", Optional.empty())
                                .takes(timeless))
                .isFalse();
        assertThat(selection("", "{}", Optional.of(Instant.EPOCH)).takes(timeless)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'objectSizeLessThanBytes':1}|SIZE|objectSizeLessThanBytes",
                "{'objectSizeGreaterThanBytes':1}|SIZE|objectSizeGreaterThanBytes",
                "{'createdAfter':'2026-11-23T12:00:00Z'}|LAST_MODIFIED|createdAfter",
                "{'createdBefore':'2026-11-23T12:00:00Z'}|LAST_MODIFIED|createdBefore",
                "{'matchAnyStorageClass':['GLACIER']}|STORAGE_CLASS|matchAnyStorageClass",
            })
    void questionThatTheSourceCannotAnswerIsRefused(
            String filter, ObjectAttribute unknown, String field) throws InvalidDocument {
        var selection = selection("", filter, Optional.empty());
        Set<ObjectAttribute> others = EnumSet.complementOf(EnumSet.of(unknown));

        assertThat(selection.refusal("the list s3://a/b", EnumSet.allOf(ObjectAttribute.class)))
                .isEmpty();
        assertThat(selection.refusal("the list s3://a/b", others))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains(field, unknown.column(), "the list s3://a/b"));
    }

    @Test
    void changedSinceNeedsTimes() throws InvalidDocument {
        assertThat(
                        selection("", "{}", Optional.of(NOON))
                                .refusal("the list", EnumSet.of(ObjectAttribute.SIZE)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("changedSince"));
        assertThat(selection("", "{}", Optional.empty()).refusal("the list", Set.of())).isEmpty();
    }

    @Test
    void badGlobIsRefusedBeforeAnythingIsRead() throws InvalidDocument {
        ObjectFilter filter = filter("{'glob':'in/{a'}");

        assertThatThrownBy(() -> ObjectSelection.check(filter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'in/{a'");
    }

    /// For ever: a sample must be the same after any change of Darkroom.
    @Test
    void sampleIsTheSameForEver() {
        assertThat(KeyHash.of("")).isEqualTo(0xefd01f60ba992926L);
        assertThat(KeyHash.of("in/2026/é.jpg")).isEqualTo(0xcdfa5ce09672cda5L);
    }

    @Test
    void sampleIsAsLargeAsItSays() throws InvalidDocument {
        var selection = selection("", "{'oneIn':10}", Optional.empty());

        long taken =
                IntStream.range(0, 100_000)
                        .mapToObj(i ->
                                new CataloguedObject(
                                        "in/IMG_%07d.jpg".formatted(i),
                                        Optional.empty(),
                                        1,
                                        "e",
                                        0,
                                        "STANDARD"))
                        .filter(selection::takes)
                        .count();

        assertThat(taken).isBetween(9_600L, 10_400L);
    }

    private static ObjectSelection selection(String prefix, String filter, Optional<Instant> since)
            throws InvalidDocument {
        return ObjectSelection.of(new BucketPrefix("raw", prefix), filter(filter), since);
    }

    private static ObjectFilter filter(String json) throws InvalidDocument {
        return Json.request(json.replace('\'', '"'), ObjectFilter.class);
    }
}
