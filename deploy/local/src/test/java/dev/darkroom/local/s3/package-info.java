@NullMarked
package dev.darkroom.local.s3;

import org.jspecify.annotations.NullMarked;
