#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "ledger/store.h"
#include "validate/policy/calibration.h"

namespace uketsuke::app {

/// Readings with known truth (較正データ) and the text that stands for them: one line
/// {"class","confidence","right","writer"} each, whose hash a policy file cites.
struct CalibrationInput {
  validate::CalibrationData data;
  std::string lines;
  int readings = 0;
  int writers = 0;
  int skipped = 0;  ///< readings without truth, or masked
};

/// Lines as above. Throws Failure E-ENV-FILE, E-INPUT-VALUE naming file and line.
CalibrationInput calibration_from_lines(const std::vector<std::string>& files);

/// What `uketsuke run --json` printed, against the truth files `<name>.json` of the page maker in a folder. A sheet
/// counts as one writer.
CalibrationInput calibration_from_run(const std::vector<std::string>& files, const std::filesystem::path& truth,
                                      const KindCatalogue& kinds);

/// The settled hidden samples of a data folder. A document counts as one writer. They are accepted readings only, so
/// they can confirm or raise a threshold, never lower it.
CalibrationInput calibration_from_samples(ledger::Store& store);

}  // namespace uketsuke::app
