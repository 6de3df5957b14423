# Configure and compile by preset.
# shellcheck shell=bash

ready_to_build() {
    setup_packages base
    setup_wheels
    setup_desk_ui
}

configure_preset() {
    local preset="$1"
    (cd "$root" && cmake --preset "$preset" -DUKETSUKE_DEPS="$(deps_dir)" >"$root/build/$preset.configure.log" 2>&1) ||
        die "cmake --preset $preset failed:" "$(tail -n 25 "$root/build/$preset.configure.log")"
}

# build_preset PRESET [TARGET…]
build_preset() {
    local preset="$1" quiet=()
    shift
    [[ -t 1 ]] || quiet=(--quiet)
    [[ "$preset" == fuzz ]] && setup_packages develop
    mkdir -p "$root/build"
    say "building $preset"
    configure_preset "$preset"
    # ccache must not fill a small disk, and must be allowed to share objects between presets and checkouts.
    CCACHE_MAXSIZE="${CCACHE_MAXSIZE:-3G}" CCACHE_BASEDIR="${CCACHE_BASEDIR:-$root}" \
        cmake --build "$root/build/$preset" ${1:+--target "$@"} -- "${quiet[@]}"
}

# changed_sources all|"" REGEX: files that differ from the upstream branch (or, without one, from HEAD), or all;
# NUL separated.
changed_sources() {
    local which="$1" pattern="$2" base
    base="$(git -C "$root" merge-base HEAD '@{upstream}' 2>/dev/null || echo HEAD)"
    (
        cd "$root"
        if [[ "$which" == all ]]; then
            git ls-files -z
        else
            git diff --name-only -z --diff-filter=d "$base"
            git ls-files -z --others --exclude-standard
        fi
    ) | grep -zE "$pattern" | sed -z "s#^#$root/#" || true
}
