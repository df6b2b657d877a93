#!/bin/sh
# A contender of `./darkroom bench worker`: photos by ImageMagick, from files to files, one process a photo. Arguments:
# the program, how often each photo is developed in a round, the folder of renditions, quality, the JPEG interlacing
# and chroma subsampling, and the photos. It prints "ready", and for each line that it reads, develops all photos and
# prints how many bytes came out.
set -eu
program=$1 copies=$2 out=$3 quality=$4 interlace=$5 sampling=$6
shift 6

echo ready
while read -r _; do
  copy=0
  while [ "$copy" -lt "$copies" ]; do
    for photo in "$@"; do
      "$program" "$photo" -auto-orient -strip -quality "$quality" -interlace "$interlace" -sampling-factor "$sampling" \
        -resize '2048x2048>' -write "$out/$copy-${photo##*/}-2048.jpg" \
        -resize '1024x1024>' -write "$out/$copy-${photo##*/}-1024.jpg" \
        -resize '320x320^>' -gravity center -crop 320x320+0+0 +repage "$out/$copy-${photo##*/}-320.jpg" >&2
    done
    copy=$((copy + 1))
  done
  cat "$out"/*.jpg | wc -c
done
