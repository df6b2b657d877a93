package dev.darkroom.acceptance.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Those who take part, ended together.
final class Contenders implements AutoCloseable {
    private final Path logs;
    private final List<Contender> all = new ArrayList<>();
    private final List<Child> started = new ArrayList<>();

    Contenders(Path logs) {
        this.logs = logs;
    }

    void add(Child.Description program) throws IOException {
        Child child = Child.start(program, logs);
        started.add(child);
        all.add(child);
    }

    /// Adds one that somebody else ends.
    void add(Contender contender) {
        all.add(contender);
    }

    /// @param names of those to take; all of them where there is none
    List<Contender> all(List<String> names) {
        return all.stream()
                .filter(contender -> names.isEmpty() || names.contains(contender.name()))
                .toList();
    }

    @Override
    public void close() {
        for (Child child : started) {
            child.close();
        }
    }
}
