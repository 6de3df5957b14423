#include "pipeline/office/pages.h"

#include <algorithm>

#include "core/errors/catalogue.h"
#include "core/errors/failure.h"
#include "pipeline/office/documents.h"
#include "pipeline/office/page_cover.h"
#include "pipeline/office/pictures.h"
#include "pipeline/page/side_details.h"

namespace uketsuke::pipeline {
namespace {

void require_page_reader(const Actor& actor) { require_role(actor, {"mailroom", "reviewer", "approver", "auditor"}); }

PageView view_of(const Office& office, const ledger::Side& side) {
  PageView view;
  view.side = side;
  if (const auto arrival = office.store.originals().arrival(side.arrival))
    view.file_name = arrival->arrival.original_name;
  if (!side.outcome) return view;
  if (const ErrorInfo* info = find_error(side.outcome->code)) {
    view.message = info->what_ja;
    view.hint = info->do_ja;
  }
  const SideDetails details = side_details_from_json(side.outcome->details);
  view.width_px = details.clean_width_px;
  view.height_px = details.clean_height_px;
  if (const KindInfo* kind = office.context.kinds.find(side.outcome->document_kind)) view.kind_label = kind->label;
  for (const ledger::StoredDocument& document : office.store.documents().of_page(side.page)) {
    if (document.state == ledger::DocumentState::Retired) continue;
    if (!view.document) view.document = document.document.id;
    // A person may have said what the machine could not.
    if (const KindInfo* kind = office.context.kinds.find(document.document.kind);
        kind != nullptr && view.kind_label.empty())
      view.kind_label = kind->label;
    for (const CaseId& id : office.store.cases().of_document(document.document.id)) {
      if (view.by_case) break;
      view.by_case = id;
      view.receipt_number = office.store.cases().get(id).file.number;
    }
  }
  return view;
}

ledger::Listed<PageView> views_of(const Office& office, const ledger::Listed<ledger::Side>& sides) {
  ledger::Listed<PageView> out;
  out.next_cursor = sides.next_cursor;
  for (const ledger::Side& side : sides.items) out.items.push_back(view_of(office, side));
  return out;
}

ledger::Side side_or_fail(const Office& office, const PageId& page) {
  const auto side = office.store.sides().get(page);
  if (!side) throw Failure("E-LEDGER-NOTFOUND", "page");
  return *side;
}

bool identified(const ledger::Side& side) { return side.outcome && !needs_a_person(side.outcome->status); }

// Whether the actor has the decision about a case of the document, before it and after it (後閲).
bool decides(const Office& office, const Actor& actor, const DocumentId& document) {
  if (!actor.user.has("approver")) return false;
  const auto cases = office.store.cases().of_document(document);
  return std::any_of(cases.begin(), cases.end(), [&](const CaseId& id) {
    const CaseFile file = office.store.cases().get(id).file;
    const bool decided = is_settled(file.state) && file.state != CaseState::Withdrawn;
    return (file.state == CaseState::AwaitingApproval || decided) && has_duty(office, actor, file.procedure);
  });
}

// Nobody knows where a number stands on an unidentified side, so only senior sees it whole, who keys it, and who decides
// about what was keyed.
bool may_view(const Office& office, const Actor& actor, const ledger::Side& side) {
  if (identified(side) || actor.user.has("senior")) return true;
  const auto documents = office.store.documents().of_page(side.page);
  return std::any_of(documents.begin(), documents.end(), [&](const auto& d) {
    if (d.state == ledger::DocumentState::Retired || d.document.kind == "unidentified") return false;
    if (d.state == ledger::DocumentState::Keying) return actor.user.has("reviewer");
    return decides(office, actor, d.document.id);
  });
}

}  // namespace

bool needs_a_person(SideStatus status) {
  return status == SideStatus::Unidentified || status == SideStatus::Refused || status == SideStatus::Rescan;
}

ledger::Listed<PageView> batch_pages(const Office& office, const Actor& actor, const BatchId& batch,
                                     const ledger::Window& window) {
  require_role(actor, {"mailroom", "reviewer", "approver", "admin", "auditor"});
  return views_of(office, office.store.sides().of_batch(batch, window));
}

ledger::Listed<PageView> attention_pages(const Office& office, const Actor& actor, std::optional<SideStatus> status,
                                         std::optional<BatchId> batch, const ledger::Window& window) {
  require_role(actor, {"mailroom", "reviewer"});
  return views_of(office, office.store.sides().attention(status, std::move(batch), window));
}

PageDetailView page_detail(const Office& office, const Actor& actor, const PageId& page) {
  require_page_reader(actor);
  log_look(office, actor, "page.open", page.file.value + "/" + std::to_string(page.number));
  PageDetailView view;
  const ledger::Side side = side_or_fail(office, page);
  view.page = view_of(office, side);
  view.may_view = may_view(office, actor, side) && cover_of(office, actor, page).refusal.empty();
  for (const ledger::StoredDocument& document : office.store.documents().of_page(page))
    if (document.state != ledger::DocumentState::Retired)
      view.documents.push_back(document_view(office, actor, document.document.id));
  for (const PageId& earlier : office.store.sides().repeats(page)) {
    const PageView other = view_of(office, side_or_fail(office, earlier));
    const std::string place = other.file_name + " の " + std::to_string(earlier.number) + " 面目";
    view.repeats.push_back(other.receipt_number.empty() ? place : other.receipt_number);
  }
  const bool reviewer = actor.user.has("reviewer") || actor.user.has("senior");
  if (reviewer) view.actions = {"move", "cut", "join", "reread"};
  if (reviewer && !identified(side)) view.actions.insert(view.actions.begin(), "set_kind");
  if (!identified(side) && (actor.user.has("mailroom") || actor.user.has("senior"))) view.actions.push_back("settle");
  return view;
}

PictureView page_image(const Office& office, const Actor& actor, const PageId& page, int max_width_px) {
  require_page_reader(actor);
  const ledger::Side side = side_or_fail(office, page);
  if (!may_view(office, actor, side)) throw Failure("E-AUTH-DENIED", "未識別の面は主任が確認します");
  const PageCover cover = cover_of(office, actor, page);
  if (!cover.refusal.empty()) throw Failure("E-AUTH-DENIED", cover.refusal);
  log_look(office, actor, "page.image", page.file.value + "/" + std::to_string(page.number));
  return {"image/jpeg", covered_page_jpeg(office, page, cover, max_width_px)};
}

void settle_page(const Office& office, const Actor& actor, const PageId& page, const ledger::Settlement& settlement) {
  const bool mailroom_may = settlement.as == "rescan_requested" || settlement.as == "rescanned";
  if (mailroom_may)
    require_role(actor, {"mailroom", "senior"});
  else
    require_role(actor, {"senior"});
  const ledger::Side side = side_or_fail(office, page);
  if (identified(side)) throw Failure("E-CASE-STATE", "この面は片付ける必要がありません");
  ledger::Settlement done = settlement;
  done.actor = actor.name();
  office.store.transact([&] {
    office.store.sides().settle(page, done);
    if (done.as == "rescan_requested") return;
    // The page no longer waits for a kind: its stand-in document leaves its case.
    for (const ledger::StoredDocument& document : office.store.documents().of_page(page))
      if (document.document.kind == "unidentified" && document.state == ledger::DocumentState::Keying)
        office.store.documents().set_state(document.document.id, document.version, ledger::DocumentState::Retired,
                                           {actor.name(), done.as, done.reason});
  });
}

}  // namespace uketsuke::pipeline
