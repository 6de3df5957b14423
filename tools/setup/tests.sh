# ./run test: stages, each timed, a summary at the end; one failed stage does not hide the next one's result.
# shellcheck shell=bash

stage_names=() stage_results=() stage_seconds=()

# run_stage NAME COMMAND…
run_stage() {
    local name="$1" started=$SECONDS result=passed
    shift
    say "$name"
    # A subshell: a stage that stops the script (die) must not take the summary with it.
    ("$@") || result=FAILED
    stage_names+=("$name") stage_results+=("$result") stage_seconds+=("$((SECONDS - started))")
}

print_summary() {
    local i failed=0
    printf '\n%-52s %-8s %s\n' stage result seconds
    for i in "${!stage_names[@]}"; do
        printf '%-52s %-8s %s\n' "${stage_names[$i]}" "${stage_results[$i]}" "${stage_seconds[$i]}"
        [[ "${stage_results[$i]}" == passed ]] || failed=$((failed + 1))
    done
    printf '%d stages, %d failed\n' "${#stage_names[@]}" "$failed"
    ((failed == 0))
}

ctest_preset() {
    local preset="$1"
    shift
    (cd "$root" && ctest --preset "$preset" --parallel "$(nproc)" "$@")
}

# The GoogleTest programs behind the entries labelled `fast`, as ninja targets of the dev preset.
fast_targets() {
    local names
    names="$(cd "$root" && ctest --preset dev --show-only=json-v1 |
        python3 -c 'import json, sys; print("\n".join("test_" + t["name"] for t in json.load(sys.stdin)["tests"]))')"
    ninja -C "$root/build/dev" -t targets all | sed -n 's/^\(test_[^:/]*\): phony.*/\1/p' | grep --fixed-strings --line-regexp "$names"
}

sanitized_build() {
    local targets
    mkdir -p "$root/build"
    configure_preset dev
    mapfile -t targets < <(fast_targets)
    ((${#targets[@]} > 0)) || die "no test is labelled fast"
    build_preset dev "${targets[@]}"
}

sanitized_tests() { sanitized_build && ctest_preset dev "$@"; }

desk_unit_tests() { (cd "$root/desk/ui" && npm_quiet test); }

# run_tests [FILTER]: with a filter only the ctest entries whose name matches, and no desk unit tests.
run_tests() {
    local filter="$1" only=()
    [[ -n "$filter" ]] && only=(--tests-regex "$filter")
    build_preset release
    if [[ -z "$filter" && -f "$root/desk/ui/package.json" ]]; then
        run_stage "desk unit tests (vitest)" desk_unit_tests
    fi
    # The sanitizer build begins beside the release tests, with what they leave of the processors (the browser test
    # and the ends of long ones leave a whole one); what is not done by then, or failed, is done and told afterwards.
    if [[ -z "$filter" ]]; then
        (renice -n 19 "$BASHPID" && sanitized_build) >"$root/build/dev.build.log" 2>&1 &
        sanitized_build_pid=$!
    fi
    run_stage "tests (ctest, release)" ctest_preset release "${only[@]}"
    if [[ -z "$filter" ]]; then
        wait "$sanitized_build_pid" || true
        run_stage "fast tests under ASan and UBSan (ctest, dev)" sanitized_tests
    fi
    print_summary
}
