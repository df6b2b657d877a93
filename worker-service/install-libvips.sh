#!/bin/sh
# Installs libvips as package-lock.json pins it into the folder given, once for each lock.
set -eu
folder=$1
installed="$folder/installed-lock.json"

cmp -s package-lock.json "$installed" && exit 0
command -v npm >/dev/null 2>&1 || {
  echo "npm is needed to install libvips: install Node.js 20 or later with npm (Debian: apt install npm)" >&2
  exit 1
}
mkdir -p "$folder"
cp package.json package-lock.json "$folder"
(cd "$folder" && npm ci --no-audit --no-fund --prefer-offline --loglevel=error)
cp package-lock.json "$installed"
