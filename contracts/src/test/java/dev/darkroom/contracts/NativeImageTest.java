package dev.darkroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Jackson reads and writes records by reflection, which a native image only allows for the types
/// registered.
class NativeImageTest {
    private static final String METADATA =
            "/META-INF/native-image/dev.darkroom/contracts/reachability-metadata.json";

    @Test
    void everyRecordAndEnumOfTheWireIsRegistered() throws IOException {
        Set<String> wire =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.darkroom.contracts")
                                .stream()
                                .filter(NativeImageTest::isOfTheWire)
                                .map(JavaClass::getName)
                                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(registered()).containsExactlyElementsOf(wire);
    }

    private static boolean isOfTheWire(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || type.isEquivalentTo(StatusEvent.class)
                || type.isEquivalentTo(Snapshot.class);
    }

    private static Set<String> registered() throws IOException {
        try (InputStream metadata = NativeImageTest.class.getResourceAsStream(METADATA)) {
            JsonNode types = new ObjectMapper().readTree(metadata).path("reflection");
            return StreamSupport.stream(types.spliterator(), false)
                    .filter(NativeImageTest::isWhole)
                    .map(type -> type.path("type").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isWhole(JsonNode type) {
        return type.path("allDeclaredConstructors").asBoolean()
                && type.path("allDeclaredMethods").asBoolean()
                && type.path("allDeclaredFields").asBoolean();
    }
}
