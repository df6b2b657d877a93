/// `./darkroom bench`: the worker measured against its parts and its peers, on this machine.
@NullMarked
package dev.darkroom.acceptance.bench;

import org.jspecify.annotations.NullMarked;
