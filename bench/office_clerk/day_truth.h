#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// What a made day (uketsuke-page-maker office) says about itself.
namespace uketsuke::office_day {

/// What stands in a field: state ("blank", "read", "struck_out") and normalised value.
using TruthFields = std::map<std::pair<std::string, int>, std::pair<std::string, std::string>>;

struct TruthSide {
  std::string what;      ///< form, certificate, further_sheet, stranger, …
  std::string document;  ///< kind to give it when the machine does not know it
  std::string by_case;   ///< "C001"; empty: nobody's
  std::string attaches;  ///< machine, person, second, nobody
  bool again = false;
  TruthFields fields;

  /// A form that stands for its case.
  bool opens_case() const { return what == "form" && attaches != "second" && !again; }
};

struct TruthFile {
  std::string name;
  std::vector<TruthSide> sides;
};

struct TruthRecord {
  std::string kind;
  int person = 0;
  std::map<std::string, std::string> facts;
};

struct TruthCase {
  std::string id;
  std::vector<TruthRecord> records;
};

struct DayTruth {
  std::vector<TruthCase> cases;
  std::vector<std::vector<TruthFile>> batches;

  /// Reads truth.json and what it names. Throws Failure E-ENV-FILE, or what the JSON library throws for a broken one.
  static DayTruth load(const std::filesystem::path& day);
};

}  // namespace uketsuke::office_day
