package dev.darkroom.local.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/// All jobs and where they stand, and who is next: in the order of submission, as far as vCPUs
/// reach.
///
/// Jobs that ended stay on it, so that they can be described.
final class JobBoard {
    private final Consumer<Job> start;
    private final Map<JobId, Job> jobs = new LinkedHashMap<>();
    private final Map<JobId, ArrayJob> arrays = new LinkedHashMap<>();
    private final Map<String, Queue<JobId>> waiting = new HashMap<>();
    private final Map<String, Integer> vcpusInUse = new HashMap<>();
    private boolean closed;

    /// A board that hands every job whose turn has come to `start`, which must not block.
    JobBoard(Consumer<Job> start) {
        this.start = start;
    }

    synchronized void submit(Submission submission) {
        if (submission.arraySize().isEmpty()) {
            add(submission);
        } else {
            arrays.put(submission.id(), new ArrayJob(submission));
            for (int index = 0; index < submission.arraySize().getAsInt(); index++) {
                add(submission.child(index));
            }
        }
        dispatch(submission.queue().computeEnvironment());
    }

    /// Lets something happen to a job; returns the job as it was before, if there is one of this
    /// id.
    synchronized Optional<Job> on(JobId id, JobEvent event) {
        Optional<Job> before = Optional.ofNullable(jobs.get(id));
        before.ifPresent(job -> apply(job, event));
        return before;
    }

    /// The jobs with processes that an id stands for: itself, or an array's children.
    synchronized List<JobId> jobs(JobId id) {
        ArrayJob array = arrays.get(id);
        if (array != null) return array.children();
        return jobs.containsKey(id) ? List.of(id) : List.of();
    }

    synchronized Optional<JobView> view(JobId id) {
        Job job = jobs.get(id);
        if (job != null) return Optional.of(JobView.of(job));
        return Optional.ofNullable(arrays.get(id)).map(this::view);
    }

    /// The jobs of a queue, newest first; of an array, its parent only.
    synchronized List<JobView> ofQueue(String queue) {
        List<JobView> views = new ArrayList<>();
        jobs.values().stream()
                .filter(job -> job.id().index().isEmpty())
                .map(JobView::of)
                .forEach(views::add);
        arrays.values().stream().map(this::view).forEach(views::add);
        return views.stream()
                .filter(view -> view.submission().queue().name().equals(queue))
                .sorted((a, b) -> b.submission().createdAt().compareTo(a.submission().createdAt()))
                .toList();
    }

    synchronized List<JobView> children(JobId array) {
        return jobs(array).stream().map(jobs::get).map(JobView::of).toList();
    }

    /// From now on nothing starts.
    synchronized void close() {
        closed = true;
    }

    private void add(Submission submission) {
        Job job = Job.submitted(submission);
        jobs.put(job.id(), job);
        apply(job, new JobEvent.Queued());
    }

    private void apply(Job before, JobEvent event) {
        Job after = before.on(event);
        jobs.put(after.id(), after);
        ComputeEnvironment environment = after.submission().queue().computeEnvironment();
        boolean freed = before.status().placed() && !after.status().placed();
        if (freed) use(environment, -after.submission().definition().vcpus());
        if (after.status() == JobStatus.RUNNABLE && before.status() != JobStatus.RUNNABLE) {
            waiting(environment).add(after.id());
        }
        if (freed) dispatch(environment);
    }

    private void dispatch(ComputeEnvironment environment) {
        Queue<JobId> queue = waiting(environment);
        while (!queue.isEmpty() && !closed) {
            Job next = jobs.get(queue.element());
            if (next == null || next.status() != JobStatus.RUNNABLE) {
                queue.remove();
                continue;
            }
            int vcpus = next.submission().definition().vcpus();
            int used = vcpusInUse.getOrDefault(environment.name(), 0);
            if (used + vcpus > environment.maxVcpus()) return;
            queue.remove();
            use(environment, vcpus);
            apply(next, new JobEvent.Placed());
            start.accept(jobs.get(next.id()));
        }
    }

    private Queue<JobId> waiting(ComputeEnvironment environment) {
        return waiting.computeIfAbsent(environment.name(), _ -> new ArrayDeque<>());
    }

    private void use(ComputeEnvironment environment, int vcpus) {
        vcpusInUse.merge(environment.name(), vcpus, Integer::sum);
    }

    private JobView view(ArrayJob array) {
        return JobView.of(array, array.children().stream().map(jobs::get).toList());
    }
}
