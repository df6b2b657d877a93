/// What is known of each run, folded from events whose order, repeats and lateness do not matter.
/// All but the PostgreSQL adapter is pure: contracts and `java.*` only.
@NullMarked
package dev.darkroom.status.progress;

import org.jspecify.annotations.NullMarked;
