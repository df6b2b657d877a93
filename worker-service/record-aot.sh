#!/bin/sh
# Records the AOT caches of worker and imager by a rehearsal, without AWS: worker.aot and imager.aot, beside the
# quarkus-run.jar in the folder given. They are good for this very build and JVM; any other passes over them.
set -eu
app=$1
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
cd "$app"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A heap like that of a real start, since a cache holds objects laid out for it.
common='-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Xlog:disable -Xlog:all=error:stderr'

"$java" $common -XX:AOTMode=record -XX:AOTConfiguration="$folder/worker.conf" \
  -jar quarkus-run.jar rehearse "$folder"
"$java" $common -XX:AOTMode=record -XX:AOTConfiguration="$folder/imager.conf" \
  -cp quarkus-run.jar dev.darkroom.worker.Main develop <"$folder/orders" >"$folder/answers"
grep -q Developed "$folder/answers" || { cat "$folder/answers" >&2; exit 1; }

"$java" $common -XX:AOTMode=create -XX:AOTConfiguration="$folder/worker.conf" -XX:AOTCache="$folder/worker.aot" \
  -jar quarkus-run.jar
"$java" $common -XX:AOTMode=create -XX:AOTConfiguration="$folder/imager.conf" -XX:AOTCache="$folder/imager.aot" \
  -cp quarkus-run.jar
mv "$folder/worker.aot" "$folder/imager.aot" .
