package dev.darkroom.planner.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Entity tags of what has revisions: `"17"` (RFC 9110).
final class Revisions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Revisions() {}

    static String tag(long revision) {
        return "\"" + revision + '"';
    }

    /// The revision that an `If-Match` asks for; empty if any will do.
    static Optional<Long> wanted(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw RunRequests.parameter(
                    "If-Match",
                    "If-Match is '%s' (expected an ETag as it was given, such as \"17\")"
                            .formatted(ifMatch));
        }
        return Optional.of(Long.parseLong(tag.group(1)));
    }

    static ProblemException isAnother(String what, String ifMatch, String tag) {
        return RunRequests.refused(
                ProblemType.ANOTHER_REVISION,
                "%s has the ETag %s, not %s: read it again, and decide anew"
                        .formatted(what, tag, ifMatch));
    }
}
