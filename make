#!/bin/sh
# The two commands of the README: `./make check` and `./make test`. Needs only a shell, Swift and a package manager.
set -eu
cd "$(dirname "$0")"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Homebrew keeps ICU, libarchive and Expat apart; pkg-config and the compiler have to be told where.
if command -v brew >/dev/null 2>&1; then
  icu=$(brew --prefix icu4c 2>/dev/null || true)
  for name in libarchive expat; do
    kept=$(brew --prefix "$name" 2>/dev/null || true)
    [ -z "$kept" ] || export CPATH="$kept/include:${CPATH:-}" LIBRARY_PATH="$kept/lib:${LIBRARY_PATH:-}"
  done
  [ -z "$icu" ] || export PKG_CONFIG_PATH="$icu/lib/pkgconfig:${PKG_CONFIG_PATH:-}"
fi

missing() {
  command -v pkg-config >/dev/null 2>&1 || return 0
  for module in libpcre2-8 icu-i18n yaml-0.1 md4c sqlite3 libarchive expat libbrotlidec zlib; do
    pkg-config --exists "$module" || return 0
  done
  return 1
}

libraries() {
  missing || return 0
  if command -v apt-get >/dev/null 2>&1; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      pkg-config libpcre2-dev libicu-dev libyaml-dev libmd4c-dev libsqlite3-dev \
      libarchive-dev libexpat1-dev libbrotli-dev zlib1g-dev >/dev/null
  elif command -v brew >/dev/null 2>&1; then
    brew install pkg-config pcre2 icu4c libyaml md4c sqlite libarchive expat brotli
  else
    echo "make: install pkg-config and the development files of PCRE2, ICU, libyaml, md4c, SQLite, libarchive, Expat," >&2
    echo "Brotli and zlib, then run this again" >&2
    exit 2
  fi
}

# The report of archives is tested as a browser shows it.
browser() {
  for command in chromium chromium-browser google-chrome; do command -v "$command" >/dev/null 2>&1 && return 0; done
  [ ! -d /Applications/Chromium.app ] && [ ! -d "/Applications/Google Chrome.app" ] || return 0
  if command -v apt-get >/dev/null 2>&1; then
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null
  elif command -v brew >/dev/null 2>&1; then
    brew install --cask chromium
  else
    echo "make: install Chromium, with which the report of archives is tested" >&2
  fi
}

swift_is_there() {
  command -v swift >/dev/null 2>&1 && return 0
  echo "make: Swift 6.2 or newer is needed: https://www.swift.org/install" >&2
  exit 2
}

case "${1:-check}" in
  check)
    swift_is_there
    libraries
    # With the runtime linked in, a one-page check starts in half the time (Linux only).
    static=""
    [ "$(uname)" != Linux ] || static=--static-swift-stdlib
    swift build -c release --product imprimatur $static
    # The samples hold faults on purpose: their findings are what there is to see, not a failure.
    .build/release/imprimatur check --fail-on never samples
    ;;
  test)
    swift_is_there
    libraries
    browser
    swift build --build-tests
    swift test --skip-build
    ;;
  *)
    echo "usage: ./make check | ./make test" >&2
    exit 2
    ;;
esac
