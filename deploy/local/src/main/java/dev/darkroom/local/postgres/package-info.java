/// PostgreSQL: a real server, from packaged binaries.
@NullMarked
package dev.darkroom.local.postgres;

import org.jspecify.annotations.NullMarked;
