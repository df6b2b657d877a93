/// What crosses between the services: small records and their JSON, and no framework.
@NullMarked
package dev.darkroom.contracts;

import org.jspecify.annotations.NullMarked;
