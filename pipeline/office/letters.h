#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// Letters that people send while a case is open or after it (文書の発送): 補正依頼, 書類の提出のお願い, 返納の催告, 取下げの受理, 交付のご案内.
namespace uketsuke::pipeline {

/// 交付のご案内: an open postcard that invites to the counter.
inline constexpr const char* kPickUpCard = "kofu_annai";

/// What a letter asks or says.
struct LetterOrder {
  std::string kind;  ///< "hosei_irai", "shorui_irai", "henno_saisoku", "torisage_kakunin", "kofu_annai"
  /// hosei_irai: defect.document, defect.item, defect.text. shorui_irai: defect.document is the kind of certificate,
  /// person.name (empty: the household), defect.text. The others know their rows themselves.
  std::vector<NoticeRow> rows;
  std::optional<Date> reply_by;  ///< empty: the setting notice.reply_days from today, moved to a working day
  std::string reason;            ///< torisage_kakunin
};

/// Which letters people send from a case, each with why it cannot be sent now.
std::vector<CaseActionView> letter_choices(const Actor& actor, CaseState state);

/// The pages of the letter as it would be issued (PNG, `width_px` wide), with words in place of its number. Nothing is kept
/// but the look. Roles and refusals as send_letter(), and E-RENDER-* for what cannot be printed.
std::vector<Bytes> preview_letter(const Office& office, const Actor& actor, const CaseId& id, const LetterOrder& order,
                                  int width_px);

/// Issues the letter and records it; a certificate that is asked for becomes "requested". The letter carries the case's
/// code, so that what is sent back finds its case. The same letter again, while it waits to be printed, is not issued
/// twice. Roles: reviewer, senior. Throws E-INPUT-VALUE (kind, rows), E-CASE-STATE (補正 after 決裁, 取下げ before it, a postcard to
/// a household under 支援措置).
CaseView send_letter(const Office& office, const Actor& actor, const CaseId& id, const LetterOrder& order);

/// Lets the workers draw what a case has issued.
void queue_letters(const Office& office, const CaseId& id);

}  // namespace uketsuke::pipeline
