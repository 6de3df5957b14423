#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/image/codec.h"
#include "ledger/register.h"
#include "pipeline/office/register_mapping.h"

/// A register file (台帳の取込みファイル) as rows of persons, each checked by itself and against the others.
namespace uketsuke::pipeline {

/// Something that keeps a row, or the whole file, from being taken.
struct RegisterFault {
  std::size_t line = 0;  ///< of the file, from 1; 0: the whole file
  std::string column;    ///< its heading; empty: the whole row
  std::string reason;    ///< Japanese, without values
  bool of_file = false;  ///< nothing can be taken: encoding, headings, or a row whose household cannot be told
};

/// One row: a person's place in a household.
struct RegisterLine {
  std::size_t line = 0;
  std::string symbol;
  std::string number;
  std::string my_number;  ///< 12 digits, or empty
  ledger::Person person;  ///< without number token
  ledger::Membership membership;
  std::map<std::string, std::string> home;  ///< what the row says of the household: concept → value
};

/// The rows of one household, with its 組合員.
struct RegisterHouse {
  std::string symbol;
  std::string number;
  std::vector<RegisterLine> lines;  ///< in the order of the file
  std::size_t head = 0;             ///< index of the 組合員's line
  bool bad = false;                 ///< a row of it is
};

struct RegisterFile {
  std::vector<RegisterHouse> houses;  ///< by the first line of each
  std::vector<RegisterFault> faults;
  std::set<std::string> concepts;  ///< those that the file has columns for
  std::size_t rows = 0;
};

/// Relation (続柄) of the 組合員 to themselves.
inline constexpr const char* kHeadRelation = "本人";

/// Reads and checks the whole file; `today` in JST. Every fault is in the answer; nothing is thrown for the file's
/// content.
RegisterFile read_register_file(const Bytes& bytes, const RegisterMapping& mapping, Date today);

/// Checks across rows (used by read_register_file()): 記号番号枝番 twice, 組合員 missing or two at a time, a person or
/// a 個人番号 twice. Marks households bad.
void check_register_houses(RegisterFile& file);

/// Whether two memberships overlap; 喪失日 is the first day without.
bool overlap(const ledger::Membership& a, const ledger::Membership& b);

}  // namespace uketsuke::pipeline
