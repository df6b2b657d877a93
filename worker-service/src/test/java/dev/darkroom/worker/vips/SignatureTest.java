package dev.darkroom.worker.vips;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String METADATA =
            "/META-INF/native-image/dev.darkroom/worker-service/reachability-metadata.json";

    @Test
    void nativeImageKnowsEverySignatureAndNoOther() throws IOException {
        var listed = new ArrayList<String>();
        try (InputStream file = SignatureTest.class.getResourceAsStream(METADATA)) {
            for (JsonNode call : new JsonMapper().readTree(file).at("/foreign/downcalls")) {
                var parameters = new ArrayList<String>();
                call.get("parameterTypes").forEach(type -> parameters.add(type.textValue()));
                listed.add(call.get("returnType").textValue() + parameters);
            }
        }

        List<String> linked =
                Arrays.stream(Signature.values())
                        .map(signature -> metadata(signature.descriptor()))
                        .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(linked);
    }

    private static String metadata(FunctionDescriptor descriptor) {
        return descriptor.returnLayout().map(SignatureTest::type).orElse("void")
                + descriptor.argumentLayouts().stream().map(SignatureTest::type).toList();
    }

    private static String type(MemoryLayout layout) {
        return switch (layout) {
            case AddressLayout _ -> "void*";
            case ValueLayout.OfInt _ -> "jint";
            case ValueLayout.OfLong _ -> "jlong";
            case StructLayout struct ->
                    struct.memberLayouts().stream()
                            .map(SignatureTest::type)
                            .collect(Collectors.joining(",", "struct(", ")"));
            default -> throw new AssertionError("not used in a signature: " + layout);
        };
    }
}
