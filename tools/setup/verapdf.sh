# veraPDF (PDF/A validation, tests only) from Maven Central, into the cache: the test itself needs no network.
# shellcheck shell=bash

setup_verapdf() {
    local pom="$root/tools/verapdf/pom.xml" target stamp
    [[ -f "$pom" ]] || return 0
    target="$(deps_dir)/verapdf"
    stamp="$(sha256sum <"$pom" | cut -c1-64)"
    stamp_is "$target/.stamp" "$stamp" && return
    [[ "${UKETSUKE_OFFLINE:-}" == 1 ]] && die "UKETSUKE_OFFLINE is set, but veraPDF is not in $target"
    say "fetching veraPDF from Maven Central"
    rm -rf "$target" && mkdir -p "$target"
    MAVEN_OPTS="${MAVEN_OPTS:-} $(maven_proxy) $(java_trust)" mvn --quiet --batch-mode --file "$pom" \
        dependency:copy-dependencies -DoutputDirectory="$target" -DincludeScope=runtime ||
        die "could not fetch veraPDF from Maven Central (see above)" \
            "behind a proxy set MAVEN_OPTS (-Dhttps.proxyHost=… -Djavax.net.ssl.trustStore=…)"
    write_stamp "$target/.stamp" "$stamp"
}

# Java reads no https_proxy; the usual variable is translated.
maven_proxy() {
    local proxy="${https_proxy:-${HTTPS_PROXY:-}}"
    [[ "$proxy" =~ ^[a-z]+://([^@/]*@)?([^:/]+):([0-9]+) ]] || return 0
    printf -- '-Dhttps.proxyHost=%s -Dhttps.proxyPort=%s' "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
}

# Java's own store plus the certificates that REQUESTS_CA_BUNDLE or NODE_EXTRA_CA_CERTS brings beyond Debian's.
java_trust() {
    local bundle="${REQUESTS_CA_BUNDLE:-${NODE_EXTRA_CA_CERTS:-}}" store work certificate
    [[ -n "$bundle" && "${MAVEN_OPTS:-}" != *trustStore* && -f /etc/ssl/certs/java/cacerts ]] || return 0
    work="$(mktemp -d)"
    python3 "$root/tools/setup/java_trust.py" "$bundle" "$work"
    if compgen -G "$work/*.pem" >/dev/null; then
        store="$(cache_dir)/java-trust.jks"
        cp /etc/ssl/certs/java/cacerts "$store" && chmod 600 "$store"
        for certificate in "$work"/*.pem; do
            keytool -importcert -noprompt -alias "extra-$(basename "$certificate" .pem)" -file "$certificate" \
                -keystore "$store" -storepass changeit >/dev/null 2>&1 || true
        done
        printf -- '-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=changeit' "$store"
    fi
    rm -rf "$work"
}
