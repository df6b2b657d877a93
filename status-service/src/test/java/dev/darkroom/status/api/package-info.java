/// Tests of the HTTP API.
@NullMarked
package dev.darkroom.status.api;

import org.jspecify.annotations.NullMarked;
