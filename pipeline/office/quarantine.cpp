#include "pipeline/office/quarantine.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "core/numbers/number_search.h"
#include "pipeline/office/answers.h"
#include "pipeline/office/page_cover.h"
#include "pipeline/office/pictures.h"

namespace uketsuke::pipeline {
namespace {

void require_reason(const std::string& reason) {
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  if (holds_my_number(reason)) throw Failure("E-INPUT-VALUE", "理由に個人番号は書けません");
}

Quarantined open_place(const Office& office, const PageId& page, int place_number) {
  for (Quarantined& one : quarantined(office.store, page)) {
    if (one.place_number != place_number) continue;
    if (one.state != QuarantineState::Open) throw Failure("E-CASE-STATE", "判断済みです");
    return one;
  }
  throw Failure("E-LEDGER-NOTFOUND", "quarantine");
}

}  // namespace

std::vector<Quarantined> page_quarantine(const Office& office, const Actor& actor, const PageId& page) {
  require_role(actor, {"mailroom", "reviewer", "approver", "auditor"});
  return quarantined(office.store, page);
}

PictureView quarantined_picture(const Office& office, const Actor& actor, const PageId& page, int place_number,
                                const std::string& reason) {
  require_role(actor, {"senior"});
  require_reason(reason);
  const Quarantined one = open_place(office, page, place_number);
  PageCover cover = cover_of(office, actor, page);
  if (!cover.refusal.empty()) throw Failure("E-AUTH-DENIED", cover.refusal);
  // Only its own paint comes off: under 支援措置 it may stand in an address that the actor must not see.
  const auto own = std::find_if(cover.others.begin(), cover.others.end(), [&](const Rect<CleanPx>& covered) {
    return covered.contains(one.place.centre());
  });
  if (own != cover.others.end()) cover.others.erase(own);
  log_look(office, actor, "number.quarantine",
           page.file.value + "/" + std::to_string(page.number) + "/" + std::to_string(place_number), {}, reason);
  return {"image/png", part_png(office, page, one.place, cover.others)};
}

std::vector<Quarantined> decide_quarantined(const Office& office, const Actor& actor, const PageId& page,
                                            int place_number, QuarantineState decision, const std::string& reason) {
  require_role(actor, {"senior"});
  require_reason(reason);
  if (decision == QuarantineState::Open) throw Failure("E-INPUT-VALUE", "masked または no_number を指定してください");
  office.store.transact([&] {
    const Quarantined one = open_place(office, page, place_number);
    const SideDetails details = side_details_from_json(office.store.sides().get(page)->outcome->details);
    decide_quarantine(office.store, page, details, one.place, decision, actor.name(), reason);
    for (const ledger::StoredDocument& document : office.store.documents().of_page(page))
      if (document.state != ledger::DocumentState::Retired)
        revalidate_cases(office, document.document.id, actor.name());
  });
  return quarantined(office.store, page);
}

}  // namespace uketsuke::pipeline
