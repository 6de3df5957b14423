#!/bin/bash
# Makes tests/samples/batch, the demo's batch, again: same programs, same bytes.
#   make_samples.sh BUILD_FOLDER      e.g. make_samples.sh build/release
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)"
programs="$(cd "$1/tools/page_maker" && pwd)"
page_maker="$programs/uketsuke-page-maker"
batch="$root/tests/samples/batch"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$programs/documents/uketsuke-document-maker" --demo --out "$work" >/dev/null
attachments="$(find "$work" -name '*.jpg' | wc -l)"
"$page_maker" demo-batch --attachments "$attachments" --out "$work"

# A password-protected PDF, as some senders make them. The fixed id and IV are for reproducible bytes; this file hides
# nothing.
"$page_maker" --seed 2199 --level clean --mode grey --dpi 75 --format pdf --out "$work/plain" >/dev/null
qpdf --static-id --static-aes-iv --encrypt secret owner 128 --use-aes=y -- "$work"/plain/*.pdf "$work/095_encrypted.pdf"
rm -r "$work/plain"

mkdir -p "$batch"
find "$batch" -type f -delete
install -m 644 "$work"/* "$batch"
echo "$attachments attachments"
ls -l "$batch"
