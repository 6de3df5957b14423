# The desk's web files: npm ci + build in desk/ui, again only when a source changed.
# shellcheck shell=bash

desk_ui_hash() {
    (cd "$root/desk/ui" && find . \( -name node_modules -o -name dist \) -prune -o -type f -print0 | sort -z |
        xargs -0 sha256sum | cat - "$root/docs/openapi.yaml" 2>/dev/null | sha256sum | cut -c1-64)
}

# Playwright drives Debian's Chromium. Who told pip about a certificate authority need not say it twice.
npm_quiet() {
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-${REQUESTS_CA_BUNDLE:-}}" \
        npm --no-audit --no-fund --no-update-notifier --loglevel=error "$@"
}

# npm_step WHAT ARGUMENT…: npm's words go to a log and are shown only when it fails.
npm_step() {
    local what="$1" log
    shift
    log="$(cache_dir)/npm.log"
    mkdir -p "$(cache_dir)"
    say "$what"
    (cd "$root/desk/ui" && npm_quiet "$@") >"$log" 2>&1 ||
        die "npm $* failed in desk/ui:" "$(grep -v 'WARN EBADENGINE' "$log" | tail -n 25)" \
            "behind a proxy with its own certificate authority set NODE_EXTRA_CA_CERTS and https_proxy"
}

setup_desk_ui() {
    local ui="$root/desk/ui" lock
    if [[ ! -f "$ui/package.json" ]]; then
        say "desk/ui has no package.json: the desk's web files are not built"
        return
    fi
    lock="$(hash_files "$ui/package.json" "$ui/package-lock.json")"
    if ! stamp_is "$ui/node_modules/.uketsuke-stamp" "$lock"; then
        [[ "${UKETSUKE_OFFLINE:-}" == 1 ]] && die "UKETSUKE_OFFLINE is set, but desk/ui/node_modules is not up to date"
        npm_step "installing the desk's npm packages" ci
        write_stamp "$ui/node_modules/.uketsuke-stamp" "$lock"
    fi
    stamp_is "$ui/dist/.uketsuke-stamp" "$(desk_ui_hash)" && return
    npm_step "building the desk's web files" run build
    # Hashed again: the build writes the generated API client.
    write_stamp "$ui/dist/.uketsuke-stamp" "$(desk_ui_hash)"
}
