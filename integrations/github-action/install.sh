#!/usr/bin/env bash
# Downloads the release $VERSION, compares its checksum and puts the program on the path of the job.
set -euo pipefail
[[ $VERSION =~ ^[0-9A-Za-z.+-]+$ ]] || { echo "::error::'version' is no version"; exit 2; }
[[ $(uname -s) == Linux ]] || { echo "::error::There are releases for Linux only; on macOS install it yourself"; exit 2; }
archive="imprimatur-$VERSION-linux-$(uname -m)"
folder="${RUNNER_TEMP:?}/imprimatur-$VERSION"
mkdir -p "$folder"
base="${DOWNLOAD_BASE:-$SERVER/$REPOSITORY/releases/download/v$VERSION}"
cd "$folder"
for file in "$archive.tar.gz" SHA256SUMS; do
  curl --fail --silent --show-error --location --retry 3 --output "$file" "$base/$file"
done
grep " $archive.tar.gz\$" SHA256SUMS | sha256sum --check --strict --quiet -
tar xzf "$archive.tar.gz"
echo "$folder/$archive/bin" >> "${GITHUB_PATH:?}"
"$folder/$archive/bin/imprimatur" --version
