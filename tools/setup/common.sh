# Shared by ./run and tools/fresh_debian.sh: speaking to the operator, hashing, places.
# shellcheck shell=bash

say() { if [[ -t 2 ]]; then printf '\033[1m==> %s\033[0m\n' "$*" >&2; else printf '==> %s\n' "$*" >&2; fi; }
hint() { printf '    %s\n' "$*" >&2; }
die() {
    printf 'run: error: %s\n' "$1" >&2
    shift
    for line in "$@"; do hint "$line"; done
    exit 1
}

# Where downloads, stamps and unpacked dependencies live; outside the checkout so that `git clean` costs nothing.
cache_dir() { printf '%s' "${UKETSUKE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/uketsuke}"; }
deps_dir() { printf '%s/deps' "$(cache_dir)"; }

# One hash over the names and contents of files given as arguments.
hash_files() { sha256sum "$@" 2>/dev/null | sha256sum | cut -c1-64; }

stamp_is() { [[ -f "$1" && "$(<"$1")" == "$2" ]]; }
write_stamp() {
    mkdir -p "$(dirname "$1")"
    printf '%s\n' "$2" >"$1.$$" && mv "$1.$$" "$1"
}
