/// What the features of status-service share: its configuration, its clock, and how an outage is
/// told.
@NullMarked
package dev.darkroom.status;

import org.jspecify.annotations.NullMarked;
