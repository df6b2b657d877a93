@NullMarked
package dev.darkroom.local.sqs;

import org.jspecify.annotations.NullMarked;
