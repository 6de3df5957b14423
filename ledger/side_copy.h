#pragma once

namespace uketsuke::ledger {

/// Name of the blob that holds a side as it was scanned, without loss: its own copy of the original.
inline constexpr const char* kSideCopy = "scan";

}  // namespace uketsuke::ledger
