#pragma once

#include <set>

#include "core/model/page.h"
#include "ledger/store.h"

/// A side as it was scanned: a part of its file's sealed original, or, once a side of the same file was disposed of
/// (廃棄), a sealed copy of its own.
namespace uketsuke::pipeline {

/// The side as decoded. Throws Failure E-INTAKE-… for what is wrong with the file, E-LEDGER-DISPOSED when it is gone.
Page scanned_page(ledger::Store& store, const PageId& page);

/// Gives every side of a file that is still kept, but those in `gone`, its own copy: the decoded pixels, without loss,
/// under the side's own key. A side that cannot be decoded has none. Nothing to do once the original went. May be
/// repeated. Throws Failure E-CASE-STATE when a side that nobody settled cannot be decoded.
void part_sides(ledger::Store& store, const ScanFileId& file, const std::set<int>& gone);

}  // namespace uketsuke::pipeline
