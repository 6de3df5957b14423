#!/usr/bin/env bash
# Proves that `./run demo` and `./run test` each work as the first command ever typed on a bare Debian 12:
# debootstraps bookworm (minbase, main only) into a folder, and for each command clones HEAD into a fresh copy of
# it and runs the command there by chroot. Needs root, debootstrap, git and a network. Touches nothing outside
# the folder.
set -euo pipefail

usage() {
    cat <<'HELP'
tools/fresh_debian.sh [options] [demo] [test] [setup]     (default: demo test)
  --folder DIR     where to work (default: a new folder under $TMPDIR; an existing DIR/base is used again)
  --keep           leave the folder for a look
  --mirror URL     Debian mirror (default: the one in this machine's apt sources)
  --extra-ca FILE  PEM file with further certificate authorities (default: REQUESTS_CA_BUNDLE or SSL_CERT_FILE);
                   inside, REQUESTS_CA_BUNDLE and NODE_EXTRA_CA_CERTS point to it; Debian's own store stays bare
  --carry FILE     copy this file of this machine to the same place inside (an apt proxy, /etc/pip.conf,
                   ~/.m2/settings.xml); may be repeated
  --env NAME       pass this environment variable on; may be repeated. Proxies, PIP_* and MAVEN_OPTS are always
                   passed on when set
HELP
}

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=tools/setup/common.sh
source "$root/tools/setup/common.sh"

folder='' keep=0 mirror='' extra_ca="${REQUESTS_CA_BUNDLE:-${SSL_CERT_FILE:-}}"
carry=() commands=() results=()
passed_env=(http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY PIP_INDEX_URL PIP_DEFAULT_TIMEOUT
    PIP_TRUSTED_HOST MAVEN_OPTS)

parse_arguments() {
    while (($#)); do
        case "$1" in
            --folder) folder="$2" && shift ;;
            --keep) keep=1 ;;
            --mirror) mirror="$2" && shift ;;
            --extra-ca) extra_ca="$2" && shift ;;
            --carry) carry+=("$2") && shift ;;
            --env) passed_env+=("$2") && shift ;;
            demo | test | setup) commands+=("$1") ;;
            -h | --help) usage && exit 0 ;;
            *) usage >&2 && exit 2 ;;
        esac
        shift
    done
    ((${#commands[@]})) || commands=(demo test)
}

# The first Debian mirror in this machine's apt sources, old or new format.
own_mirror() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null |
        sed -nE 's#^(URIs:|deb( \[[^]]*\])?) +(https?://[^ ]*/debian)/?( .*)?$#\3#p' | head -n 1
}

make_base() {
    [[ -d "$folder/base/etc" ]] && return
    say "debootstrap bookworm into $folder/base"
    rm -rf "$folder/base.part"
    debootstrap --variant=minbase bookworm "$folder/base.part" "${mirror:-$(own_mirror)}" >"$folder/debootstrap.log" 2>&1 ||
        die "debootstrap failed:" "$(tail -n 5 "$folder/debootstrap.log")"
    mv "$folder/base.part" "$folder/base"
}

# What makes this machine's network work, and nothing else.
carry_network() {
    local inside="$1" file
    for file in /etc/resolv.conf /etc/hosts $(grep -lsE '^ *Acquire::' /etc/apt/apt.conf.d/* || true) "${carry[@]}"; do
        mkdir -p "$inside$(dirname "$file")"
        cp --dereference "$file" "$inside$file"
    done
    [[ -z "$extra_ca" ]] || cp --dereference "$extra_ca" "$inside/etc/extra-ca.pem"
}

inside_environment() {
    local name
    printf '%s\n' HOME=/root TERM="${TERM:-dumb}" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    [[ -n "$extra_ca" ]] && printf '%s=/etc/extra-ca.pem\n' REQUESTS_CA_BUNDLE NODE_EXTRA_CA_CERTS
    for name in "${passed_env[@]}"; do
        [[ -n "${!name:-}" ]] && printf '%s=%s\n' "$name" "${!name}"
    done
    return 0
}

# In a mount namespace of its own, so that nothing stays mounted whatever happens; without the right to mount, the
# bare folder has to do (its /dev comes from debootstrap).
run_inside() {
    local inside="$1" line="$2" environment
    mapfile -t environment < <(inside_environment)
    if unshare --mount true 2>/dev/null; then
        env -i "${environment[@]}" unshare --mount --propagation private bash -c '
            mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount -t tmpfs tmpfs "$1/run"
            exec chroot "$1" /bin/bash -c "cd /root/uketsuke && $2"' inside "$inside" "$line" </dev/null
    else
        hint "this machine does not let us mount: running without /proc"
        env -i "${environment[@]}" chroot "$inside" /bin/bash -c "cd /root/uketsuke && $line" </dev/null
    fi
}

try_command() {
    local command="$1" line="./run $1" inside="$folder/$1" started=$SECONDS result=passed
    [[ "$command" == demo ]] && line="./run demo --no-serve"
    rm -rf "$inside"
    cp -a "$folder/base" "$inside"
    carry_network "$inside"
    git clone --quiet --no-hardlinks "$root" "$inside/root/uketsuke"
    say "fresh Debian 12: $line"
    run_inside "$inside" "$line" 2>&1 | tee "$folder/$command.log" || result=FAILED
    results+=("$(printf '%-26s %-8s %5d s   %s' "$line" "$result" "$((SECONDS - started))" \
        "$(du -sh "$inside" 2>/dev/null | cut -f1)")")
    ((keep)) || rm -rf "$inside"
    [[ "$result" == passed ]]
}

main() {
    local command failed=0
    parse_arguments "$@"
    ((EUID == 0)) || die "debootstrap and chroot need root"
    command -v debootstrap >/dev/null || die "debootstrap is missing: apt-get install debootstrap"
    folder="${folder:-$(mktemp -d "${TMPDIR:-/tmp}/fresh_debian.XXXXXX")}"
    mkdir -p "$folder"
    make_base
    for command in "${commands[@]}"; do
        try_command "$command" || failed=1
    done
    printf '\n%s\n' "${results[@]}"
    ((keep)) && say "kept: $folder" || rm -rf "$folder"
    return "$failed"
}

main "$@"
