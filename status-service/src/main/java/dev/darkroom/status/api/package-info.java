/// The HTTP API: progress as JSON, errors as problem+json.
@NullMarked
package dev.darkroom.status.api;

import org.jspecify.annotations.NullMarked;
