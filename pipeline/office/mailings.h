#pragma once

#include "ledger/mailings.h"
#include "pipeline/office/mailing_plan.h"
#include "pipeline/office/views.h"

/// 発送: pieces per addressee, packets per employer. Roles: look: print, approver, senior, auditor; make, pull, cancel and release:
/// print, senior. What belongs to a case under 支援措置 is mailed and seen by those with the role protected_data alone.
namespace uketsuke::pipeline {

/// A piece as people see it; the addressee is withheld where 支援措置 keeps it from them.
struct PieceView {
  ledger::MailingPiece piece;
  bool is_protected = false;  ///< when it was made, or now
  std::string role;           ///< 組合員
  std::string envelope;       ///< 長形3号
  std::string mail_class;     ///< 簡易書留
  std::vector<std::string> letters;  ///< titles in the order enclosed, 送付書 first
  std::vector<int> printed_pages;    ///< of the print file, without empty backs
};

struct MailingView {
  ledger::StoredMailing mailing;  ///< its pieces are empty: they are below
  std::vector<PieceView> pieces;
  bool print_file_withheld = false;  ///< 支援措置
  std::map<LeftOut, std::vector<LeftLetter>> left_out;  ///< in the answer of make_mailing() alone
};

/// 組合員, 事業主, 代理人, 相続人.
std::string_view to_japanese(ledger::AddresseeRole role);

/// Every ready notice that waits, planned into pieces. Letters of a case that was invited to the counter (交付のご案内) are left
/// for the counter, but for the postcard itself.
MailingPlan mailing_plan(const Office& office, const Actor& actor);
/// Makes a mailing of the plan, or of the chosen notices alone, and says what it left out. Throws E-CASE-STATE when there is
/// nothing to mail, E-CONFLICT when a chosen notice cannot be mailed.
MailingView make_mailing(const Office& office, const Actor& actor, const std::vector<NoticeId>& chosen);

/// 名寄せ: whether two employers among those that wait are one and share a packet, recorded with who said it. Roles: print, senior.
/// Throws E-LEDGER-NOTFOUND when the plan has no such pair.
MailingPlan decide_employers(const Office& office, const Actor& actor, const EmployerDecision& decision);

ledger::Listed<ledger::StoredMailing> list_mailings(const Office& office, const Actor& actor,
                                                    const ledger::Window& window);
MailingView mailing_view(const Office& office, const Actor& actor, const ledger::MailingId& id);
/// PNG of one page (from 1) of the print file. Logged.
PictureView mailing_preview(const Office& office, const Actor& actor, const ledger::MailingId& id, int page,
                            int width_px);
/// The print file (PDF/A-2u). Logged.
Bytes mailing_print_file(const Office& office, const Actor& actor, const ledger::MailingId& id);
/// For the print shop, without names and addresses: a row for each piece (CSV), or every letter with its pages (JSON). Logged.
std::string mailing_manifest_csv(const Office& office, const Actor& actor, const ledger::MailingId& id);
std::string mailing_manifest_json(const Office& office, const Actor& actor, const ledger::MailingId& id);
/// 発送簿 for the office (CSV): every piece with its addressee, withheld as in mailing_view(). Logged.
std::string mailing_book(const Office& office, const Actor& actor, const ledger::MailingId& id);

/// 発送: every notice of the mailing leaves, and the cases that have nothing open end, all or none.
MailingView release_mailing(const Office& office, const Actor& actor, const ledger::MailingId& id, int version);
/// 引抜き of one notice: the whole piece is taken out; its other notices wait for another mailing. A reason is required.
MailingView pull_from_mailing(const Office& office, const Actor& actor, const ledger::MailingId& id,
                              const NoticeId& notice, int version, const std::string& reason);
/// Takes a mailing back that has not left. A reason is required.
MailingView cancel_mailing(const Office& office, const Actor& actor, const ledger::MailingId& id, int version,
                           const std::string& reason);

/// 引抜き of a ready notice, with its piece where a mailing holds it. No permission check.
void pull_wherever_it_is(ledger::Store& store, const NoticeId& id, const std::string& actor, const std::string& reason);

}  // namespace uketsuke::pipeline
