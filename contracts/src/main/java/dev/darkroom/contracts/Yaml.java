package dev.darkroom.contracts;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/// YAML, as another way to write a JSON document: recipes and run specs by hand.
public final class Yaml {
    private Yaml() {}

    /// The same document as JSON, for [Json] to read. An alias is not resolved but read as text, so
    /// that nothing can grow.
    public static String toJson(String yaml) throws InvalidDocument {
        try {
            return Mapper.YAML.readTree(yaml).toString();
        } catch (JacksonException e) {
            throw new InvalidDocument("", "not YAML: " + e.getOriginalMessage(), e);
        }
    }

    private static final class Mapper {
        static final YAMLMapper YAML =
                YAMLMapper.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();
    }
}
