@NullMarked
package dev.darkroom.local.s3.folder;

import org.jspecify.annotations.NullMarked;
