/// The promises of Darkroom as a user meets them: the packaged services as processes on the
/// embedded cloud.
@NullMarked
package dev.darkroom.acceptance;

import org.jspecify.annotations.NullMarked;
