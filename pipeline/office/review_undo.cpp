#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/office/answers.h"
#include "pipeline/office/item_view.h"
#include "pipeline/office/protection.h"
#include "pipeline/office/review.h"
#include "pipeline/quality/samples.h"

namespace uketsuke::pipeline {
namespace {

// Undo reaches this far back (画面の「取り消し」).
constexpr int kUndoable = 20;

bool still_open(const Office& office, const DocumentId& document) {
  try {
    require_open_cases(office, document);
    return true;
  } catch (const Failure&) {
    return false;
  }
}

MyDecision view_of(const Office& office, const Actor& actor, const ledger::StoredDecision& stored) {
  MyDecision out;
  const FieldRef& ref = stored.decision.field;
  const ledger::StoredDocument document = office.store.documents().get(ref.document);
  const KindInfo* kind = office.context.kinds.find(document.document.kind);
  const FieldInfo* info = kind == nullptr ? nullptr : kind->find(ref.field);
  out.stored = info != nullptr && info->my_number ? masked_decision(stored) : stored;
  if (info != nullptr && is_place(info->concept_id) && withheld_from(office, actor, ref.document)) {
    out.stored.decision.value = kWithheld;
    out.stored.typed.clear();
  }
  out.label = info == nullptr ? ref.field : info->label;
  if (ref.row > 0) out.label = row_label(kind, ref.row) + " " + out.label;
  for (const CaseId& id : office.store.cases().of_document(ref.document))
    if (out.receipt_number.empty()) out.receipt_number = office.store.cases().get(id).file.number;
  const auto effective = office.store.documents().effective(ref);
  out.undoable =
      !stored.withdrawn && stored.item && effective && effective->id == stored.id && still_open(office, ref.document);
  return out;
}

}  // namespace

std::vector<MyDecision> my_history(const Office& office, const Actor& actor) {
  require_role(actor, {"reviewer"});
  std::vector<MyDecision> out;
  for (const ledger::StoredDecision& stored : office.store.documents().decisions_by(actor.name(), kUndoable))
    if (!stored.withdrawn) out.push_back(view_of(office, actor, stored));
  return out;
}

ReviewItemView undo(const Office& office, const Actor& actor, std::int64_t decision) {
  require_role(actor, {"reviewer"});
  const std::vector<MyDecision> mine = my_history(office, actor);
  const auto it = std::find_if(mine.begin(), mine.end(), [&](const MyDecision& d) {
    return d.undoable && (decision == 0 || d.stored.id == decision);
  });
  if (it == mine.end()) throw Failure("E-CONFLICT", "not_undoable");
  if (withheld_item(office, actor, office.store.review().get(*it->stored.item)))
    throw Failure("E-AUTH-DENIED", "支援措置の対象者がいる世帯の確認項目です");
  ledger::ReviewItem item;
  office.store.transact([&] {
    office.store.documents().undo(it->stored.id, actor.name());
    sample_taken_back(office.store, it->stored.decision.field, actor.name());
    item = office.store.review().reopen(*it->stored.item, actor.name());
    revalidate_cases(office, it->stored.decision.field.document, actor.name());
  });
  return item_view(office, actor, item);
}

}  // namespace uketsuke::pipeline
