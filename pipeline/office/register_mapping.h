#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/encoding.h"

/// Which column of a register file (台帳の取込みファイル) holds which concept of templates/tables/concepts.toml.
namespace uketsuke::pipeline {

/// Where a concept is kept: in fields of its own, or in the person's or household's further concepts.
enum class RegisterPlace { Person, Household, Membership };
/// Where the register keeps a concept: branch, relation, acquisition and loss with the membership; 記号, 番号, phone,
/// address.*, workplace.* and employer.* with the household; other person.* with the person. Throws E-INPUT-VALUE for
/// any other concept.
RegisterPlace register_place_of(std::string_view concept_id);

struct RegisterColumn {
  std::string concept_id;
  std::string name;       ///< heading; "3列目" where the file has none
  int number = 0;         ///< from 1; 0: found by its heading
  bool optional = false;  ///< may be absent from a file
  bool is_date = false;   ///< the concept's values are days
};

/// A mapping file (対応表), read strictly; docs/cli.md tells its keys.
struct RegisterMapping {
  TextEncoding encoding = TextEncoding::Utf8;
  bool header = true;  ///< the first row holds headings
  int width = 0;       ///< columns of a file without headings
  std::string default_symbol;
  std::vector<RegisterColumn> columns;
  std::set<std::string> ignored;                                    ///< headings of columns that are not taken over
  std::set<std::string> dates;                                      ///< "western", "compact", "wareki"
  std::set<std::string> no_date;                                    ///< what stands for "no day", e.g. 99999999
  std::map<std::string, std::map<std::string, std::string>> codes;  ///< concept → written word → value

  /// Throws E-TEMPLATE-INVALID: unknown keys and concepts, a concept twice, one that every row needs missing.
  static RegisterMapping load(const std::filesystem::path& file, const std::filesystem::path& templates);
  /// The mapping of the program's own export: templates/register/standard.toml.
  static RegisterMapping standard(const std::filesystem::path& templates);
};

}  // namespace uketsuke::pipeline
