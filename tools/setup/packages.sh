# Debian packages: one list, tools/packages.txt, in groups.
# shellcheck shell=bash

# Prints the missing packages of the given groups. A line with program=NAME counts as present when that program is
# on the PATH (a developer's own Node or Java will do).
missing_packages() {
    local package rest group program
    while read -r package rest; do
        [[ -z "$package" || "$package" == \#* ]] && continue
        rest="${rest%%#*}" group=base program=
        [[ "$rest" =~ group=([a-z]+) ]] && group="${BASH_REMATCH[1]}"
        [[ "$rest" =~ program=([a-z0-9+-]+) ]] && program="${BASH_REMATCH[1]}"
        [[ " $* " == *" $group "* ]] || continue
        [[ -n "$program" ]] && command -v "$program" >/dev/null && continue
        [[ "$installed" == *" $package "* ]] || printf '%s\n' "$package"
    done <"$root/tools/packages.txt"
}

setup_packages() {
    local installed missing
    command -v dpkg-query >/dev/null ||
        die "this is not a Debian system: ./run installs its packages with apt" \
            "install what tools/packages.txt lists by your system's means, and build with cmake --preset release"
    installed=" $(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' |
        awk '$1 == "installed" { printf "%s ", $2 }')"
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} == 0)) && return
    install_packages "${missing[@]}"
}

install_packages() {
    local as_root=()
    [[ "${UKETSUKE_OFFLINE:-}" == 1 ]] && die "UKETSUKE_OFFLINE is set, but packages are missing: $*"
    say "installing $# Debian packages: $*"
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            die "installing packages needs root, and there is no sudo here" "as root run: apt-get install $*"
        as_root=(sudo --preserve-env=http_proxy,https_proxy,no_proxy)
    fi
    # The lists of package names age; an install from an old list fails on files that the mirror no longer has.
    "${as_root[@]}" apt-get update --quiet=2 -o APT::Update::Error-Mode=any ||
        die "apt-get update failed (see above): is there a network, and does it need a proxy (http_proxy)?" \
            "packages needed: $*"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" >"$(package_log)" 2>&1 ||
        die "apt-get install failed:" "$(tail -n 15 "$(package_log)")" "the whole log: $(package_log)"
}

package_log() {
    mkdir -p "$(cache_dir)"
    printf '%s/apt.log' "$(cache_dir)"
}
