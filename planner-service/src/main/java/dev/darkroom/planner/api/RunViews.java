package dev.darkroom.planner.api;

import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.cost.CostItems;
import dev.darkroom.planner.cost.Prices;
import dev.darkroom.planner.run.RunDocuments;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Shows runs to clients.
@Singleton
final class RunViews {
    private static final int TAG_BYTES = 12;

    private final RunDocuments documents;
    private final Prices prices;

    RunViews(RunDocuments documents, Prices prices) {
        this.documents = documents;
        this.prices = prices;
    }

    RunView view(RunDocument run) {
        return RunView.of(run, CostItems.soFar(run, prices));
    }

    RestResponse<RunView> answer(RunDocument run) {
        return ResponseBuilder.ok(view(run))
                .header(HttpHeaders.ETAG, tag(run))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /// The entity tag of what clients see of a run, but for its cost, which moves all the time, as
    /// the document's revision does.
    String tag(RunDocument run) {
        byte[] seen = Json.text(RunView.of(run, CostItems.NONE)).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seen);
            return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    boolean isKnown(RunDocument run, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null && ifNoneMatch.contains(tag(run));
    }

    RunDocument find(RunName name) {
        return documents
                .read(name)
                .map(RunDocuments.Stored::document)
                .orElseThrow(() -> noSuchRun(name));
    }

    static ProblemException noSuchRun(RunName name) {
        return RunRequests.refused(ProblemType.NO_SUCH_RUN, "there is no run %s".formatted(name));
    }
}
