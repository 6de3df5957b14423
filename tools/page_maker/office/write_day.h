#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/form/template_set.h"
#include "tools/page_maker/office/office_day.h"

namespace uketsuke::page_maker {

/// What one side of a written file is.
struct WrittenSide {
  int sheet = 1;             ///< of the file, from 1
  std::string what;          ///< header, separator, slip, form, certificate, further_sheet, …, blank
  std::string status;        ///< SideStatus that must come out
  std::string document;      ///< form id or certificate kind; empty else
  std::string level;         ///< damage; empty for steering sheets
  int turn_deg = 0;
  int of_case = -1;          ///< index in OfficeDay::cases
  Attaches attaches = Attaches::Nobody;
  bool again = false;        ///< a paper or file that came before
  std::string fields;        ///< truth file of the fields, relative to the day's folder; empty: nothing to read
};

struct WrittenFile {
  std::string name;
  bool to_print = false;  ///< a slip: printed by the product for the case of its side, since it alone knows the token
  std::vector<WrittenSide> sides;
};

struct WrittenBatch {
  std::string name;
  int header_sheets = 0;   ///< counted by hand: every paper once, without header, separators and slips
  int scanned_sheets = 0;  ///< passes through the scanner, the same left out: papers fed twice count twice
  std::vector<WrittenFile> files;
};

/// Draws, scans and writes a day into a folder: a folder per batch, register.csv and register.toml, truth/ with the
/// fields of every form and certificate, truth.json.
void write_office_day(const GlyphSet& set, const TemplateSet& forms, const OfficeDay& day,
                      const std::filesystem::path& folder);

/// truth.json: cases with what must come of them, batches with every file and side.
std::string office_truth_json(const OfficeDay& day, const std::vector<WrittenBatch>& batches);

}  // namespace uketsuke::page_maker
