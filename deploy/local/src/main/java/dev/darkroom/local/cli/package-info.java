/// The driver behind `./darkroom`: starts the embedded cloud and the services, and shows a run.
@NullMarked
package dev.darkroom.local.cli;

import org.jspecify.annotations.NullMarked;
