package dev.darkroom.contracts;

import java.util.Map;

/// The guard of a client's tags.
///
/// [Rules](https://docs.aws.amazon.com/batch/latest/userguide/using-tags.html)
final class Tags {
    /// Batch takes 50 tags; the others are Darkroom's.
    private static final int MOST = 40;

    private static final int MOST_KEY_CHARACTERS = 128;
    private static final int MOST_VALUE_CHARACTERS = 256;
    private static final String ALLOWED = "[\\p{L}\\p{N} _.:/=+@-]*";

    private Tags() {}

    static Map<String, String> checked(Map<String, String> tags) {
        Documents.within("tags", "the number of tags", tags.size(), 0, MOST);
        tags.forEach((key, value) -> {
            check("the key of the tag '%s'".formatted(key), key, 1, MOST_KEY_CHARACTERS);
            check("the value of the tag '%s'".formatted(key), value, 0, MOST_VALUE_CHARACTERS);
            if (key.startsWith("aws:") || key.startsWith("darkroom:")) {
                throw new InvalidField(
                        "tags",
                        "the tag '%s' is reserved (expected a key that begins neither with aws: nor with darkroom:)"
                                .formatted(key));
            }
        });
        return Map.copyOf(tags);
    }

    private static void check(String what, String text, int least, int most) {
        Documents.within("tags", "the length of " + what, text.length(), least, most);
        if (!text.matches(ALLOWED)) {
            throw new InvalidField(
                    "tags",
                    "%s is '%s' (expected letters, digits, spaces and _.:/=+@-)"
                            .formatted(what, text));
        }
    }
}
