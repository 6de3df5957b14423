# veraPDF (PDF/A validation, tests only) from Maven Central, into the cache: the test itself needs no network.
# shellcheck shell=bash

setup_verapdf() {
    local pom="$root/tests/pdfa/pom.xml" target stamp
    [[ -f "$pom" ]] || return 0
    target="$(deps_dir)/verapdf"
    stamp="$(hash_files "$pom")"
    stamp_is "$target/.stamp" "$stamp" && return
    say "fetching veraPDF from Maven Central"
    rm -rf "$target" && mkdir -p "$target"
    mvn --quiet --batch-mode --file "$pom" dependency:copy-dependencies -DoutputDirectory="$target" \
        -DincludeScope=runtime || die "could not fetch veraPDF from Maven Central (see above)" \
        "behind a proxy set MAVEN_OPTS (-Dhttps.proxyHost=… -Djavax.net.ssl.trustStore=…)"
    write_stamp "$target/.stamp" "$stamp"
}
