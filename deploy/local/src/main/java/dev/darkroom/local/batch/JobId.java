package dev.darkroom.local.batch;

import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/// A job's id: a UUID, with the index behind a colon for a child of an array job.
public record JobId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}(:[0-9]{1,4})?");

    public JobId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a job id: '%s' (expected a UUID, or UUID:index)".formatted(value));
        }
    }

    static JobId random() {
        return new JobId(UUID.randomUUID().toString());
    }

    static boolean isJobId(String value) {
        return FORM.matcher(value).matches();
    }

    JobId child(int index) {
        return new JobId(value + ":" + index);
    }

    OptionalInt index() {
        int colon = value.indexOf(':');
        return colon < 0
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(value.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return value;
    }
}
