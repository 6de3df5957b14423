#!/usr/bin/env bash
# The measures of docs/benchmarks.md in one run: pages per minute beside ocrmypdf on the same pages, notices per second,
# acceptance on made pages. Prints Markdown on standard output. Usage: bench/run.sh [PAGES]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
build=${UKETSUKE_BUILD:-$root/build/release}
pages=${1:-60}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds() { # seconds COMMAND… : wall seconds, the command's output dropped
    local begin end
    begin=$(date +%s.%N)
    "$@" >"$work/out" 2>"$work/err"
    end=$(date +%s.%N)
    echo "$end - $begin" | bc
}

made=$work/pages
"$build/tools/page_maker/uketsuke-page-maker" --seed 90001 --count "$pages" --level office --format jpg --out "$made" >/dev/null
mapfile -t scans < <(find "$made" -name '*.jpg' | sort)

run_time=$(seconds bash -c '"$0" run --json --reveal "$@" >"'"$work"'/lines.jsonl"' "$build/uketsuke" "${scans[@]}")
per_minute=$(echo "60 * ${#scans[@]} / $run_time" | bc)
echo "| measure | target | measured |"
echo "|---|---|---|"
echo "| form sides per minute, from file to stored readings (${#scans[@]} office pages, 2 workers) | ≥ 120 | $per_minute |"

if command -v ocrmypdf >/dev/null && command -v img2pdf >/dev/null; then
    few=("${scans[@]:0:10}")
    img2pdf "${few[@]}" -o "$work/few.pdf" 2>/dev/null
    other=$(seconds ocrmypdf -l jpn --jobs 2 --output-type pdf "$work/few.pdf" "$work/few_ocr.pdf")
    echo "| the same pages per minute with ocrmypdf -l jpn (10 pages, 2 jobs; text layer only, no fields) | – | $(echo "60 * ${#few[@]} / $other" | bc) |"
else
    echo "| the same pages with ocrmypdf -l jpn | – | ocrmypdf is not installed |"
fi

"$build/bench/notices/bench_notices" 1000 | sed 's/^/    /'
echo
echo "Acceptance on the same pages:"
echo
python3 "$root/tools/acceptance/compare.py" "$work/lines.jsonl" | sed 's/^/    /'
