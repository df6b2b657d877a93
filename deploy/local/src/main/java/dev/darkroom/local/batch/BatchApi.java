package dev.darkroom.local.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operations of Batch that jobs need.
final class BatchApi {
    private static final int MAX_DESCRIBED = 100;

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final Map<String, JobQueue> queues = new HashMap<>();
    private final Map<String, JobDefinition> definitions = new HashMap<>();
    private final Jobs jobs;
    private final SubmitJob submitJob;

    BatchApi(BatchConfig config, Jobs jobs) {
        config.queues().forEach(queue -> queues.put(queue.name(), queue));
        config.definitions().forEach(definition -> definitions.put(definition.name(), definition));
        this.jobs = jobs;
        this.submitJob = new SubmitJob(queues, definitions, config.minimumTimeout(), jobs.clock());
    }

    ObjectNode answer(String path, JsonNode request) {
        return switch (path) {
            case "/v1/submitjob" -> submit(request);
            case "/v1/describejobs" -> describeJobs(request);
            case "/v1/listjobs" -> listJobs(request);
            case "/v1/terminatejob" -> terminate(request);
            case "/v1/canceljob" -> cancel(request);
            case "/v1/describejobqueues" -> describeQueues(request);
            case "/v1/describejobdefinitions" -> describeDefinitions(request);
            default ->
                    throw new ClientException(path + " is no operation of the embedded AWS Batch");
        };
    }

    private ObjectNode submit(JsonNode request) {
        Submission submission = submitJob.read(request);
        jobs.submit(submission);
        return json.objectNode()
                .put("jobArn", Arn.job(submission.id()).value())
                .put("jobName", submission.name())
                .put("jobId", submission.id().value());
    }

    private ObjectNode describeJobs(JsonNode request) {
        List<String> ids = Field.texts(request, "jobs");
        if (ids.isEmpty() || ids.size() > MAX_DESCRIBED) {
            throw new ClientException(
                    "jobs has %d ids (expected 1 to %d)".formatted(ids.size(), MAX_DESCRIBED));
        }
        ArrayNode described = json.arrayNode();
        ids.stream()
                .distinct()
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .filter(JobId::isJobId)
                .flatMap(id -> jobs.board().view(new JobId(id)).stream())
                .forEach(view -> described.add(JobJson.detail(view)));
        return json.objectNode().set("jobs", described);
    }

    private ObjectNode listJobs(JsonNode request) {
        ListJobs query = ListJobs.read(request);
        List<JobView> candidates =
                query.arrayJobId()
                        .map(array -> jobs.board().children(array))
                        .orElseGet(() -> jobs.board().ofQueue(queue(query.queue().orElse(""))));
        List<JobView> matching = candidates.stream().filter(query::matches).toList();
        List<JobView> page =
                matching.stream().skip(query.offset()).limit(query.maxResults()).toList();
        ArrayNode summaries = json.arrayNode();
        page.forEach(view -> summaries.add(JobJson.summary(view)));
        ObjectNode answer = json.objectNode().set("jobSummaryList", summaries);
        int next = query.offset() + page.size();
        if (next < matching.size()) answer.put("nextToken", Integer.toString(next));
        return answer;
    }

    private ObjectNode terminate(JsonNode request) {
        jobs.terminate(known(request), Field.text(request, "reason"));
        return json.objectNode();
    }

    private ObjectNode cancel(JsonNode request) {
        jobs.cancel(known(request), Field.text(request, "reason"));
        return json.objectNode();
    }

    private ObjectNode describeQueues(JsonNode request) {
        List<String> names = Field.texts(request, "jobQueues").stream().map(Arn::name).toList();
        ArrayNode described = json.arrayNode();
        for (JobQueue queue : sorted(queues, names)) described.add(JobJson.queue(queue));
        return json.objectNode().set("jobQueues", described);
    }

    private ObjectNode describeDefinitions(JsonNode request) {
        List<String> names = new ArrayList<>(Field.texts(request, "jobDefinitions"));
        Field.optionalText(request, "jobDefinitionName").ifPresent(names::add);
        ArrayNode described = json.arrayNode();
        for (JobDefinition definition :
                sorted(definitions, names.stream().map(Arn::name).toList())) {
            described.add(JobJson.definition(definition));
        }
        return json.objectNode().set("jobDefinitions", described);
    }

    private JobId known(JsonNode request) {
        String id = Field.text(request, "jobId");
        Optional<JobView> view =
                JobId.isJobId(id) ? jobs.board().view(new JobId(id)) : Optional.empty();
        return view.map(JobView::id)
                .orElseThrow(() -> new ClientException("Job " + id + " does not exist"));
    }

    private String queue(String nameOrArn) {
        String name = Arn.name(nameOrArn);
        if (!queues.containsKey(name)) throw new ClientException("JobQueue " + name + " not found");
        return name;
    }

    private static <T> List<T> sorted(Map<String, T> all, List<String> names) {
        return all.entrySet().stream()
                .filter(entry -> names.isEmpty() || names.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}
