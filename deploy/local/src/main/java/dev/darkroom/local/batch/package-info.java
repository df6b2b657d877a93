/// AWS Batch: a server of its HTTP API that starts jobs as processes of this machine.
@NullMarked
package dev.darkroom.local.batch;

import org.jspecify.annotations.NullMarked;
