package dev.darkroom.worker.imager;

import dev.darkroom.contracts.Reason;
import java.util.List;

/// What became of one photo in an imager.
public sealed interface Development {

    /// Every rendition stands in its file.
    ///
    /// @param warnings what is to be said all the same
    record Developed(List<RenditionFile> renditions, List<Reason> warnings) implements Development {
        public Developed {
            renditions = List.copyOf(renditions);
            warnings = List.copyOf(warnings);
        }
    }

    /// The photo's own fault, for ever: broken, no image, over a limit, or it killed its imager
    /// twice.
    record Rejected(Reason reason) implements Development {}

    /// Not the photo's fault: scratch is full, or no imager can be started.
    record Failed(Reason reason) implements Development {}
}
