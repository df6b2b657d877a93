package dev.darkroom.planner.api;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.cost.CostItems;
import dev.darkroom.planner.cost.Prices;
import dev.darkroom.planner.run.RunDocuments;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// Shows runs to clients.
@Singleton
final class RunViews {
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
                .header(HttpHeaders.ETAG, Revisions.tag(run.revision()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
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
