package dev.darkroom.worker.develop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.Rendition;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// The lines between worker and imager. Both are of the same build, so that nothing is versioned or
/// optional; and they are streamed, because binding JSON to records would double the time that an
/// imager needs to start.
public final class Lines {
    private final JsonFactory json = new JsonFactory();

    public String write(Order order) {
        return line(out -> {
            out.writeStringField("source", order.source().toString());
            out.writeStringField("folder", order.folder().toString());
            out.writeBooleanField("tolerant", order.tolerant());
            out.writeNumberField("memory", order.memory().orElse(0));
            out.writeArrayFieldStart("renditions");
            for (Rendition rendition : order.renditions()) {
                RenditionLine.write(rendition, out);
            }
            out.writeEndArray();
        });
    }

    public Order order(String line) throws IOException {
        try (JsonParser in = json.createParser(line)) {
            expect(in, JsonToken.START_OBJECT);
            Path source = Path.of(text(in, "source"));
            Path folder = Path.of(text(in, "folder"));
            field(in, "tolerant");
            boolean tolerant = in.nextBooleanValue();
            OptionalLong memory =
                    LongStream.of(number(in, "memory")).filter(bytes -> bytes > 0).findFirst();
            field(in, "renditions");
            expect(in, JsonToken.START_ARRAY);
            var renditions = new ArrayList<Rendition>();
            while (in.nextToken() == JsonToken.START_ARRAY) {
                renditions.add(RenditionLine.read(in));
            }
            return new Order(source, folder, tolerant, renditions, memory);
        }
    }

    public String write(Answer answer) {
        return line(out -> {
            out.writeStringField("answer", answer.getClass().getSimpleName());
            switch (answer) {
                case Answer.Ready(var version, var formats) -> {
                    out.writeStringField("version", version);
                    out.writeArrayFieldStart("formats");
                    for (String format : formats) {
                        out.writeString(format);
                    }
                    out.writeEndArray();
                }
                case Answer.Unusable(var message) -> out.writeStringField("message", message);
                case Answer.Needs(var bytes) -> out.writeNumberField("bytes", bytes);
                case Answer.Developed(var made, var warnings) -> {
                    out.writeArrayFieldStart("made");
                    for (Answer.Made rendition : made) {
                        out.writeStartArray();
                        out.writeString(rendition.format().name());
                        out.writeNumber(rendition.bytes());
                        out.writeNumber(rendition.width());
                        out.writeNumber(rendition.height());
                        out.writeEndArray();
                    }
                    out.writeEndArray();
                    out.writeArrayFieldStart("warnings");
                    for (Reason warning : warnings) {
                        out.writeStartObject();
                        write(out, warning);
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                }
                case Answer.Rejected(var reason) -> write(out, reason);
                case Answer.Failed(var reason) -> write(out, reason);
            }
        });
    }

    private static void write(JsonGenerator out, Reason reason) throws IOException {
        out.writeStringField("code", reason.code());
        out.writeStringField("message", reason.message());
    }

    public Answer answer(String line) throws IOException {
        try (JsonParser in = json.createParser(line)) {
            expect(in, JsonToken.START_OBJECT);
            String answer = text(in, "answer");
            return switch (answer) {
                case "Ready" -> new Answer.Ready(text(in, "version"), formats(in));
                case "Unusable" -> new Answer.Unusable(text(in, "message"));
                case "Needs" -> new Answer.Needs(number(in, "bytes"));
                case "Developed" -> new Answer.Developed(made(in), warnings(in));
                case "Rejected" -> new Answer.Rejected(reason(in));
                case "Failed" -> new Answer.Failed(reason(in));
                default -> throw new IOException("no answer is called '%s'".formatted(answer));
            };
        }
    }

    private static List<String> formats(JsonParser in) throws IOException {
        field(in, "formats");
        expect(in, JsonToken.START_ARRAY);
        var formats = new ArrayList<String>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            formats.add(in.getText());
        }
        return formats;
    }

    private static List<Answer.Made> made(JsonParser in) throws IOException {
        field(in, "made");
        expect(in, JsonToken.START_ARRAY);
        var made = new ArrayList<Answer.Made>();
        while (in.nextToken() == JsonToken.START_ARRAY) {
            made.add(
                    new Answer.Made(
                            ImageFormat.valueOf(in.nextTextValue()),
                            in.nextLongValue(0),
                            in.nextIntValue(0),
                            in.nextIntValue(0)));
            expect(in, JsonToken.END_ARRAY);
        }
        return made;
    }

    private static List<Reason> warnings(JsonParser in) throws IOException {
        field(in, "warnings");
        expect(in, JsonToken.START_ARRAY);
        var warnings = new ArrayList<Reason>();
        while (in.nextToken() == JsonToken.START_OBJECT) {
            warnings.add(reason(in));
            expect(in, JsonToken.END_OBJECT);
        }
        return warnings;
    }

    private static Reason reason(JsonParser in) throws IOException {
        return new Reason(text(in, "code"), text(in, "message"));
    }

    private static String text(JsonParser in, String name) throws IOException {
        field(in, name);
        expect(in, JsonToken.VALUE_STRING);
        return in.getText();
    }

    private static long number(JsonParser in, String name) throws IOException {
        field(in, name);
        expect(in, JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }

    private static void field(JsonParser in, String name) throws IOException {
        if (!name.equals(in.nextFieldName())) {
            throw new IOException(
                    "found '%s' where the field '%s' was expected".formatted(in.getText(), name));
        }
    }

    private static void expect(JsonParser in, JsonToken token) throws IOException {
        if (in.nextToken() != token) {
            throw new IOException(
                    "found %s where %s was expected".formatted(in.currentToken(), token));
        }
    }

    private String line(Fields fields) {
        var text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            fields.writeTo(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("A line in memory cannot be written", e);
        }
        return text.toString();
    }

    /// What stands between a line's braces.
    @FunctionalInterface
    private interface Fields {
        void writeTo(JsonGenerator out) throws IOException;
    }
}
