package dev.darkroom.local.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A ListJobs request: of a queue or of an array, by status or, regardless of status, by name.
record ListJobs(
        Optional<String> queue,
        Optional<JobId> arrayJobId,
        JobStatus status,
        Optional<String> name,
        int maxResults,
        int offset) {
    private static final int MAX_RESULTS = 100;

    static ListJobs read(JsonNode request) {
        Optional<String> queue = Field.optionalText(request, "jobQueue");
        Optional<String> array = Field.optionalText(request, "arrayJobId");
        Optional<String> name = name(request.path("filters"));
        if (queue.isPresent() == array.isPresent()) {
            throw new ClientException("Give one of jobQueue and arrayJobId");
        }
        if (array.isPresent() && name.isPresent()) {
            throw new ClientException("filters are for jobQueue, not for arrayJobId");
        }
        int maxResults = Field.optionalInt(request, "maxResults").orElse(MAX_RESULTS);
        if (maxResults < 1 || maxResults > MAX_RESULTS) {
            throw new ClientException(
                    "maxResults is %d (expected 1 to %d)".formatted(maxResults, MAX_RESULTS));
        }
        return new ListJobs(
                queue,
                array.map(ListJobs::jobId),
                status(Field.optionalText(request, "jobStatus").orElse("RUNNING")),
                name,
                maxResults,
                offset(Field.optionalText(request, "nextToken").orElse("0")));
    }

    boolean matches(JobView view) {
        return name.map(glob -> matches(glob, view.submission().name()))
                .orElse(view.status() == status);
    }

    private static boolean matches(String glob, String jobName) {
        String wanted = glob.toLowerCase(Locale.ROOT);
        String actual = jobName.toLowerCase(Locale.ROOT);
        return wanted.endsWith("*")
                ? actual.startsWith(wanted.substring(0, wanted.length() - 1))
                : actual.equals(wanted);
    }

    private static Optional<String> name(JsonNode filters) {
        if (filters.isEmpty()) return Optional.empty();
        List<String> values = Field.texts(filters.get(0), "values");
        if (filters.size() > 1
                || !Field.text(filters.get(0), "name").equals("JOB_NAME")
                || values.size() != 1) {
            throw new ClientException(
                    "filters are %s (the embedded AWS Batch has one filter JOB_NAME with one value)"
                            .formatted(filters));
        }
        return Optional.of(values.getFirst());
    }

    private static JobId jobId(String value) {
        if (!JobId.isJobId(value)) throw new ClientException("arrayJobId is " + value);
        return new JobId(value);
    }

    private static JobStatus status(String value) {
        return Arrays.stream(JobStatus.values())
                .filter(status -> status.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new ClientException("jobStatus is " + value));
    }

    private static int offset(String token) {
        try {
            return Integer.parseUnsignedInt(token);
        } catch (NumberFormatException _) {
            throw new ClientException("nextToken is " + token);
        }
    }
}
