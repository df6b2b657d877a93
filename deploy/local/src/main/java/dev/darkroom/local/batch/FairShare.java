package dev.darkroom.local.batch;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/// A job's part in a fair share. It is kept and described; jobs start in the order of their
/// submission all the same.
record FairShare(String identifier, OptionalInt priority) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9]{1,255}");
    private static final int MOST_PRIORITY = 9_999;

    FairShare {
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new ClientException(
                    "shareIdentifier is '%s' (expected 1 to 255 letters and digits)"
                            .formatted(identifier));
        }
        if (priority.isPresent()
                && (priority.getAsInt() < 0 || priority.getAsInt() > MOST_PRIORITY)) {
            throw new ClientException(
                    "schedulingPriorityOverride is %d (expected 0 to %d)"
                            .formatted(priority.getAsInt(), MOST_PRIORITY));
        }
    }
}
