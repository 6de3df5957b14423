#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/mailings.h"
#include "pipeline/mailing/employers.h"
#include "pipeline/mailing/pieces.h"
#include "pipeline/office/office.h"

/// What a mailing (発送) made now would hold, and what it leaves where it is. No permission checks here.
namespace uketsuke::pipeline {

/// Most letters in one mailing; the rest waits for the next one, oldest first.
inline constexpr std::size_t kMostLettersOfMailing = 500;

/// Why a ready notice is not mailed now.
enum class LeftOut {
  Drawing,
  Protected,
  Counter,
  NextMailing,
  Disposed,           ///< its case was disposed of: there is nothing left to print
  WrittenBefore,      ///< before its household came under 支援措置
  Unprintable,        ///< it would be printed otherwise than it was previewed, or not at all
  BesideUnprintable,  ///< it belongs together with one that is unprintable
  CoverUnprintable,   ///< the 送付書 of its packet cannot be printed
  NoAddress,
  TooThick
};
/// Stable word: drawing, protected, counter, next_mailing, disposed, written_before, unprintable, beside_unprintable,
/// cover_unprintable, no_address, too_thick.
std::string_view to_string(LeftOut why);
/// In Japanese: why it is left out, and what a person does about it (empty: nothing).
std::string_view reason_of(LeftOut why);
std::string_view what_to_do(LeftOut why);
/// Whether it stays until a person does something about it: then people are shown each letter, not only how many.
bool needs_person(LeftOut why);

/// A letter that stays ready, in no mailing.
struct LeftLetter {
  NoticeId notice;
  std::string kind;
  std::string document_number;
  CaseId by_case;
  std::string detail;  ///< what cannot be printed, in Japanese; may be empty
};

/// What a mailing made now would hold.
struct MailingPlan {
  std::vector<PlannedPiece> pieces;
  std::map<LeftOut, std::vector<LeftLetter>> left_out;
  std::vector<EmployerPair> employers;  ///< probably one, or decided by a person
};

/// Plans every ready notice that waits, or the chosen ones alone, for what the actor may mail.
MailingPlan plan_mailing(const Office& office, const Actor& actor, const std::set<NoticeId>& chosen);

/// Records whether two employers are one; every later plan follows it. No permission check.
void record_employers(ledger::Store& store, const EmployerDecision& decision, const std::string& actor);

/// The association's settings by key, as 送付書 and print files need them.
std::map<std::string, std::string> mailing_settings(const Office& office);

/// Whether cases are under 支援措置 now, each asked once.
class ProtectedCases {
 public:
  explicit ProtectedCases(const Office& office) : office_(office) {}
  bool of(const CaseId& id);
  /// Also when it was when the piece was made.
  bool of(const ledger::MailingPiece& piece);

 private:
  const Office& office_;
  std::map<CaseId, bool> known_;
};

}  // namespace uketsuke::pipeline
