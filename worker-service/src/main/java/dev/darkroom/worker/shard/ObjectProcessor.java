package dev.darkroom.worker.shard;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.RenditionObject;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.develop.FailCode;
import dev.darkroom.worker.edge.EdgeException;
import dev.darkroom.worker.edge.EdgeFailure;
import dev.darkroom.worker.imager.Development;
import dev.darkroom.worker.imager.Imagers;
import dev.darkroom.worker.imager.RenditionFile;
import dev.darkroom.worker.storage.Download;
import dev.darkroom.worker.storage.RenditionLabel;
import dev.darkroom.worker.storage.Renditions;
import dev.darkroom.worker.storage.SourceObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// The way of one source object: GET, imager, a PUT for each rendition. Its files stand in scratch
/// only meanwhile.
///
/// A failure is tried again before it becomes the object's result, since most pass. The worker's
/// own trouble never becomes a result: it would fail every object alike, and another worker may be
/// better off.
public final class ObjectProcessor {
    private static final Logger LOG = Logger.getLogger(ObjectProcessor.class);
    private static final int LONGEST_KEY = 1_024;
    private static final int ATTEMPTS = 3;
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final double LEAST_JITTER = 0.75;
    private static final double MOST_JITTER = 1.25;
    private static final Set<String> OWN_TROUBLE =
            Set.of(
                    FailCode.SCRATCH_FULL.code(),
                    FailCode.SCRATCH_UNAVAILABLE.code(),
                    FailCode.IMAGER_UNAVAILABLE.code());

    private final SourceObjects sources;
    private final Renditions destination;
    private final Imagers imagers;
    private final ScratchTiers scratch;
    private final Duration backOff;

    public ObjectProcessor(
            SourceObjects sources, Renditions destination, Imagers imagers, ScratchTiers scratch) {
        this(sources, destination, imagers, scratch, BACK_OFF);
    }

    /// @param backOff before the second attempt, about; twice as long before the third
    public ObjectProcessor(
            SourceObjects sources,
            Renditions destination,
            Imagers imagers,
            ScratchTiers scratch,
            Duration backOff) {
        this.sources = sources;
        this.destination = destination;
        this.imagers = imagers;
        this.scratch = scratch;
        this.backOff = backOff;
    }

    /// @throws EdgeException if no object at all can be processed, by any worker or by this one
    ObjectResult process(Target target, SourceObject source) throws InterruptedException {
        Optional<String> tooLong =
                target.recipe().renditions().stream()
                        .map(rendition -> longestKey(target, source, rendition))
                        .filter(key -> key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY)
                        .findFirst();
        if (tooLong.isPresent()) {
            var reason =
                    new Reason(
                            ReasonCodes.KEY_TOO_LONG,
                            "a rendition's key would have more than %d bytes"
                                    .formatted(LONGEST_KEY));
            return ObjectResult.without(source, Outcome.REJECTED, reason);
        }
        ObjectResult result = attempt(target, source);
        for (int done = 1; done < ATTEMPTS && isWorthAnotherTry(result); done++) {
            LOG.warnf(
                    "failed, tried again: object=%s attempt=%d %s",
                    source.key(), done, story(result));
            Thread.sleep(jittered(backOff.multipliedBy(1L << (done - 1))));
            result = attempt(target, source);
        }
        if (isOwnTrouble(result)) {
            throw new EdgeException(
                    EdgeFailure.TRANSIENT,
                    "Developing %s: %s".formatted(source.key(), story(result)));
        }
        return result;
    }

    private static boolean isOwnTrouble(ObjectResult result) {
        return result.reason().filter(reason -> OWN_TROUBLE.contains(reason.code())).isPresent();
    }

    private static boolean isWorthAnotherTry(ObjectResult result) {
        return result.outcome() == Outcome.FAILED
                && result.reason()
                        .filter(reason -> reason.code().equals(ReasonCodes.ACCESS_DENIED))
                        .isEmpty();
    }

    private static String story(ObjectResult result) {
        return result.reason()
                .map(reason -> reason.code() + ": " + reason.message())
                .orElse("no reason");
    }

    private static Duration jittered(Duration time) {
        double part = ThreadLocalRandom.current().nextDouble(LEAST_JITTER, MOST_JITTER);
        return Duration.ofNanos((long) (time.toNanos() * part));
    }

    private ObjectResult attempt(Target target, SourceObject source) throws InterruptedException {
        try {
            try (Scratch folder = scratch.open(source.size())) {
                ObjectResult result = develop(target, source, folder);
                if (!folder.isInMemory() || !isOwnTrouble(result)) {
                    return result;
                }
            }
            // Memory may be full of what others put there; the disk has its own room.
            try (Scratch folder = scratch.openOnDisk()) {
                return develop(target, source, folder);
            }
        } catch (IOException e) {
            var reason = FailCode.SCRATCH_UNAVAILABLE.reason("scratch cannot be used: " + e);
            return ObjectResult.without(source, Outcome.FAILED, reason);
        }
    }

    private ObjectResult develop(Target target, SourceObject source, Scratch folder)
            throws IOException, InterruptedException {
        return switch (sources.download(target.sourceBucket(), source, folder.source())) {
            case Download.Missed(var outcome, var reason) ->
                    ObjectResult.without(source, outcome, reason);
            case Download.Complete() ->
                    switch (imagers.develop(
                            folder.source(), folder.renditions(), target.recipe())) {
                        case Development.Developed developed -> {
                            folder.takes(
                                    source.size()
                                            + developed.renditions().stream()
                                                    .mapToLong(RenditionFile::bytes)
                                                    .sum());
                            yield upload(target, source, developed);
                        }
                        case Development.Rejected(var reason) ->
                                ObjectResult.without(source, Outcome.REJECTED, reason);
                        case Development.Failed(var reason) ->
                                ObjectResult.without(source, Outcome.FAILED, reason);
                    };
        };
    }

    private ObjectResult upload(
            Target target, SourceObject source, Development.Developed developed) {
        var written = new ArrayList<RenditionObject>();
        for (RenditionFile file : developed.renditions()) {
            String key = key(target, source, file.rendition(), file.format());
            var label =
                    RenditionLabel.of(
                            target.destination(),
                            file.format().contentType(),
                            source.etag(),
                            target.recipeHash());
            Optional<Reason> failure =
                    destination.upload(target.destination().bucket(), key, file.file(), label);
            if (failure.isPresent()) {
                return ObjectResult.without(source, Outcome.FAILED, failure.get());
            }
            written.add(new RenditionObject(key, file.bytes(), file.width(), file.height()));
        }
        return ObjectResult.developed(source, written, developed.warnings());
    }

    private static String longestKey(Target target, SourceObject source, Rendition rendition) {
        ImageFormat format =
                rendition.encoding() instanceof Encoding.Fixed fixed
                        ? fixed.format()
                        : ImageFormat.WEBP;
        return key(target, source, rendition, format);
    }

    private static String key(
            Target target, SourceObject source, Rendition rendition, ImageFormat format) {
        return target.destination().key(source.key(), rendition.name(), format);
    }
}
