#pragma once

#include <string>

#include "core/assets.h"
#include "core/bank/bank_table.h"
#include "ocr/calibration/address_table.h"
#include "ocr/calibration/name_statistics.h"
#include "ocr/cells/cell_reader.h"
#include "ocr/lines/digit_head.h"
#include "ocr/lines/line_reader.h"
#include "ocr/lines/variant_head.h"
#include "ocr/print/page_text.h"

namespace uketsuke::ocr {

/// The three reading engines (読取エンジン), opened once per worker process (0.6 s, 250 MB).
class Engines {
 public:
  /// Opens all three and lets each read one known crop. Throws Failure E-ENGINE-MODEL when a model is missing or
  /// altered, E-ENGINE-SELFTEST when an engine reads its crop wrongly or two libtbb are loaded.
  explicit Engines(const Assets& assets);

  const CellReader& cells() const { return cells_; }
  const LineReader& lines() const { return lines_; }
  const DigitHead& digits() const { return digits_; }
  const PageTextReader& print() const { return print_; }
  const NameStatistics& names() const { return names_; }
  const AddressTable& addresses() const { return addresses_; }
  const BankTable& banks() const { return banks_; }
  const VariantHead& variants() const { return variants_; }

  /// Engines with versions as readings state them, and as the recompute key hashes them.
  std::string digits_version() const;
  std::string writing_version() const;
  std::string print_version() const;

 private:
  void self_test(const Assets& assets) const;

  CellReader cells_;
  LineReader lines_;
  DigitHead digits_;
  PageTextReader print_;
  NameStatistics names_;
  AddressTable addresses_;
  BankTable banks_;
  VariantHead variants_;
};

}  // namespace uketsuke::ocr
