package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Comparator;
import java.util.stream.Collectors;

/// The one JSON codec of Darkroom: strict for what a client asks for, tolerant for what services
/// tell each other, so that an older service can read a newer one's messages.
public final class Json {
    private Json() {}

    /// Reads a request: an unknown field, or one that is there twice, is refused.
    public static <T> T request(String json, Class<T> type) throws InvalidDocument {
        return read(Mappers.STRICT, json, type);
    }

    /// Reads a message or a document that a service wrote: an unknown field is passed over.
    public static <T> T message(String json, Class<T> type) throws InvalidDocument {
        return read(Mappers.TOLERANT, json, type);
    }

    /// Writes the JSON of a record: fields in their order, map keys sorted, what is absent left
    /// out.
    public static String text(Object value) {
        try {
            return Mappers.TOLERANT.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s cannot be written as JSON".formatted(value.getClass().getName()), e);
        }
    }

    /// The word for an enumeration's value in JSON: `4:2:0`.
    static String word(Enum<?> value) {
        return Mappers.TOLERANT.convertValue(value, String.class);
    }

    private static <T> T read(JsonMapper mapper, String json, Class<T> type)
            throws InvalidDocument {
        try {
            T value = mapper.readValue(json, type);
            if (value == null) {
                throw new InvalidDocument(
                        "", "the document is null", new IllegalArgumentException("null"));
            }
            return value;
        } catch (JsonMappingException e) {
            throw new InvalidDocument(pathOf(e), problemOf(e), e);
        } catch (JacksonException e) {
            throw new InvalidDocument("", "not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String pathOf(JsonMappingException e) {
        String field = e.getCause() instanceof InvalidField invalid ? '.' + invalid.field() : "";
        return (e.getPath().stream()
                                .map(step ->
                                        step.getFieldName() == null
                                                ? "[" + step.getIndex() + "]"
                                                : "." + step.getFieldName())
                                .collect(Collectors.joining())
                        + field)
                .replaceFirst("^\\.", "");
    }

    private static String problemOf(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String known =
                    unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted(Comparator.naturalOrder())
                            .collect(Collectors.joining(", "));
            return "unknown field '%s' (known: %s)".formatted(unknown.getPropertyName(), known);
        }
        if (e instanceof ValueInstantiationException
                && e.getCause() instanceof IllegalArgumentException guard) {
            return String.valueOf(guard.getMessage());
        }
        return e.getOriginalMessage();
    }

    /// Made when something is first read or written. Quarkus may do that while it builds a native
    /// image, which then holds them: so they must not depend on the machine or its settings.
    private static final class Mappers {
        static final JsonMapper TOLERANT = mapper(false);
        static final JsonMapper STRICT = mapper(true);

        private static JsonMapper mapper(boolean strict) {
            return JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                    .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                    .build();
        }
    }
}
