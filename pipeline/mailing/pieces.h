#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ledger/notices.h"
#include "pipeline/mailing/mailing_table.h"

namespace uketsuke::pipeline {

/// A notice that is to be mailed, with what decides where it goes.
struct MailItem {
  ledger::StoredNotice notice;
  int sheets = 0;
  bool shows_address = false;  ///< its first page carries the address (in the window, or as a postcard)
  bool is_protected = false;   ///< its case is under 支援措置
  std::string household;       ///< whose it is; letters to persons join within one only
  std::string joined_key;      ///< to an employer: what all ways of writing it have in common; empty: the addressee_key
};

/// Why a piece cannot be mailed: nothing; no sheet of it shows the address; one letter is thicker than every envelope; its
/// 送付書 cannot be printed.
enum class PieceFault { None, NoAddress, TooThick, NoCover };

/// One envelope or postcard as it is planned (発送物).
struct PlannedPiece {
  ledger::Addressee addressee;
  std::string addressee_key;
  std::string envelope;
  std::string mail_class;
  bool is_protected = false;
  bool with_cover = false;      ///< a 送付書 leads it
  int sheets = 0;               ///< with the 送付書
  std::vector<MailItem> items;  ///< in the order of the envelope
  PieceFault fault = PieceFault::None;
  std::string fault_detail;  ///< what cannot be printed, in Japanese
};

/// Sheets of the 送付書 over these letters. Throws a Failure that is_fault_of_letter() where these letters can have none.
using CoverSheets = std::function<int(const std::vector<MailItem>& letters)>;

/// Whether two letters to one addressee are of one case and would lie in one envelope: one without the other says half.
bool belong_together(const MailItem& a, const MailItem& b, const MailingTable& table);

/// Puts every notice into exactly one piece, one addressee each: letters to the same addressee in the same role join as the
/// table allows; those of a case under 支援措置 join with none but their own case's. Pieces stand by envelope, mail class and
/// postal code, so that the shop handles equal ones in a run. Same notices, same pieces, whatever order they come in.
std::vector<PlannedPiece> plan_pieces(std::vector<MailItem> items, const MailingTable& table,
                                      const CoverSheets& cover_sheets);

}  // namespace uketsuke::pipeline
