#pragma once

#include <string>

#include "core/form/kind_catalogue.h"
#include "ledger/store.h"

namespace uketsuke::pipeline {

/// How the lines of `run --json` are written.
struct LineOptions {
  bool reveal = false;  ///< show 個人番号 in clear (logged by the caller)
};

/// One line of `run --json` (docs/cli.md): what became of one side, with every field's reading, disposition and
/// findings. Under 支援措置 address and telephone are masked whatever the options say. `file` is the name or path to show. rect_px lies in the original scan before any rotation.
std::string side_line(ledger::Store& store, const KindCatalogue& kinds, const std::string& file,
                      const ledger::Side& side, const LineOptions& options);

/// The line of a file that was refused as a whole; page is 0.
std::string refused_line(const std::string& file, std::string_view code);

/// The line of a second arrival of the same bytes: the stored result of each side with status "duplicate".
std::string duplicate_line(ledger::Store& store, const KindCatalogue& kinds, const std::string& file,
                           const PageId& page, const LineOptions& options);

}  // namespace uketsuke::pipeline
