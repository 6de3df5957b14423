#include "pipeline/office/documents.h"

#include <algorithm>
#include <set>

#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "pipeline/office/answers.h"
#include "pipeline/office/cases.h"
#include "pipeline/office/item_view.h"
#include "pipeline/office/page_cover.h"
#include "pipeline/office/pictures.h"
#include "pipeline/office/protection.h"
#include "pipeline/page/side_details.h"
#include "pipeline/quality/samples.h"
#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {
namespace {

FieldView field_view(const Office& office, const KindInfo* kind, const FieldValue& value,
                     const std::vector<FindingView>& findings, bool keyable) {
  FieldView view;
  const FieldReading* reading = value.reading ? &value.reading->reading : nullptr;
  view.decided = value.by_person() ? "person" : value.decided() ? "policy" : "open";
  if (value.by_person()) view.decided_by = actor_label(office, value.decision->decision.actor);
  const ReadState state = value.decided() ? value.state() : reading != nullptr ? reading->state : ReadState::Blank;
  view.shown_state = to_string(state);
  if (state == ReadState::Read) view.shown_value = value.decided() ? value.value() : reading->value;
  view.value = masked_value(value);
  if (value.info.my_number || !value.decided()) view.shown_value = shown_to_all(value.info, view.shown_value);
  view.display = value.info.my_number ? view.shown_value : displayed(value.info, view.shown_value);
  view.row_label = row_label(kind, value.ref.row);
  if (const auto item = office.store.review().open_item(value.ref)) view.item_id = item->id.value;
  for (const FindingView& finding : findings)
    for (const FieldRef& ref : finding.stored.finding.fields)
      if (ref == value.ref) view.finding_ids.push_back(finding.stored.id);
  view.keyable = keyable && value.info.type != FieldType::Seal;
  return view;
}

DocumentPageView page_view(const Office& office, const PageRegion& region, int position) {
  DocumentPageView view;
  view.page = region.page;
  view.position = position;
  view.region = region.rect;
  if (const auto side = office.store.sides().get(region.page); side && side->outcome) {
    const SideDetails details = side_details_from_json(side->outcome->details);
    view.width_px = details.clean_width_px;
    view.height_px = details.clean_height_px;
    if (const auto arrival = office.store.originals().arrival(side->arrival))
      view.file_name = arrival->arrival.original_name;
  }
  return view;
}

std::vector<FindingView> findings_naming(const Office& office, const DocumentId& id, const std::vector<CaseId>& cases) {
  std::vector<FindingView> out;
  for (const CaseId& by_case : cases)
    for (FindingView& finding : finding_views(office, by_case))
      if (std::any_of(finding.stored.finding.fields.begin(), finding.stored.finding.fields.end(),
                      [&](const FieldRef& ref) { return ref.document == id; }))
        out.push_back(std::move(finding));
  return out;
}

bool may_key(const Office& office, const DocumentId& id) {
  try {
    require_open_cases(office, id);
    return true;
  } catch (const Failure&) {
    return false;
  }
}

FieldValue value_or_fail(const Office& office, const FieldRef& ref) {
  const ledger::StoredDocument document = office.store.documents().get(ref.document);
  std::vector<FieldValue> values = values_of(office.store, office.context.kinds, document);
  hide_samples(office.store, ref.document, values);
  if (const FieldValue* value = find_value(values, ref.field, ref.row)) return *value;
  // A row that was not read can still be keyed from the picture.
  const KindInfo* kind = office.context.kinds.find(document.document.kind);
  const FieldInfo* info = kind == nullptr ? nullptr : kind->find(ref.field);
  const int most_rows = kind != nullptr && kind->form ? kind->rows : 40;
  if (info == nullptr || !kind->has_row(*info, ref.row) || ref.row > most_rows)
    throw Failure("E-LEDGER-NOTFOUND", "field");
  FieldValue fresh;
  fresh.ref = ref;
  fresh.info = *info;
  return fresh;
}

// Required fields that nobody answered: those of the form itself, and those of each row that is begun.
std::string gaps_of(const Office& office, const ledger::StoredDocument& document) {
  const KindInfo* kind = office.context.kinds.find(document.document.kind);
  const std::vector<FieldValue> values = values_of(office.store, office.context.kinds, document);
  std::set<int> begun{0};
  for (const FieldValue& value : values)
    if (value.decided() && (value.state() == ReadState::Read || value.state() == ReadState::Unreadable))
      begun.insert(value.ref.row);
  std::string out;
  for (const int row : begun)
    for (const FieldInfo& field : kind->fields) {
      if (!field.required || !kind->has_row(field, row)) continue;
      const FieldValue* value = find_value(values, field.id, row);
      if (value != nullptr && value->decided()) continue;
      out += (out.empty() ? "" : "、") + (row == 0 ? "" : row_label(kind, row) + " ") + field.label;
    }
  return out;
}

std::string look_object(const FieldRef& field) {
  return field.document.value + "/" + field.field + (field.row > 0 ? "/" + std::to_string(field.row) : "");
}

}  // namespace

DocumentView document_view(const Office& office, const Actor& actor, const DocumentId& id) {
  DocumentView view;
  view.stored = office.store.documents().get(id);
  const KindInfo* kind = office.context.kinds.find(view.stored.document.kind);
  view.kind_label = kind == nullptr ? "未識別" : kind->label;
  view.form = kind != nullptr && kind->form;
  view.cases = office.store.cases().of_document(id);
  for (const CaseId& by_case : view.cases)
    view.receipt_numbers.push_back(office.store.cases().get(by_case).file.number);
  view.findings = findings_naming(office, id, view.cases);
  int position = 0;
  for (const PageRegion& region : view.stored.document.regions)
    view.pages.push_back(page_view(office, region, ++position));
  const bool keyable = may_key(office, id);
  std::vector<FieldValue> values = values_of(office.store, office.context.kinds, view.stored);
  hide_samples(office.store, id, values);
  for (const FieldValue& value : values) {
    if (value.info.concept_id == "person.name" && view.subject.empty()) view.subject = value.value();
    view.fields.push_back(field_view(office, kind, value, view.findings, keyable));
  }
  if (withheld_from(office, actor, id)) withhold_places(view);
  return view;
}

DocumentView document(const Office& office, const Actor& actor, const DocumentId& id) {
  require_role(actor, {"reviewer", "approver", "auditor"});
  require_duty(office, actor, id);
  log_look(office, actor, "document.open", id.value);
  return document_view(office, actor, id);
}

KeyResult key_field(const Office& office, const Actor& actor, const FieldRef& field, int version,
                    const FieldAnswer& answer) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, field.document);
  require_open_cases(office, field.document);
  const FieldValue value = value_or_fail(office, field);
  require_place_right(office, actor, field.document, value.info);
  const ledger::StoredDecision decision = decision_of(office, actor, value, false, answer);
  office.store.transact([&] {
    if (office.store.documents().get(field.document).version != version) throw Failure("E-CONFLICT", "version_changed");
    const std::int64_t id = office.store.documents().decide(decision);
    office.store.review().settle_field(field, actor.name(), id);
    sample_answered(office.store, office.context, decision, id);
    revalidate_cases(office, field.document, actor.name());
  });
  KeyResult result;
  const DocumentView view = document_view(office, actor, field.document);
  for (const FieldView& shown : view.fields)
    if (shown.value.ref == field) result.field = shown;
  result.version = view.stored.version;
  result.findings = open_findings_of(office, actor, field.document);
  return result;
}

DocumentView complete_document(const Office& office, const Actor& actor, const DocumentId& id, int version) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, id);
  require_open_cases(office, id);
  const ledger::StoredDocument document = office.store.documents().get(id);
  if (office.context.kinds.find(document.document.kind) == nullptr) throw Failure("E-CASE-UNFINISHED", "文書の種類");
  if (const std::string gaps = gaps_of(office, document); !gaps.empty()) throw Failure("E-CASE-UNFINISHED", gaps);
  office.store.transact([&] {
    office.store.documents().set_state(id, version, ledger::DocumentState::Checked, {actor.name(), "keyed", {}});
    revalidate_cases(office, id, actor.name());
  });
  return document_view(office, actor, id);
}

PictureView field_strip(const Office& office, const Actor& actor, const FieldRef& field,
                        const std::optional<ReviewItemId>& item) {
  require_role(actor, {"reviewer", "approver", "auditor"});
  require_duty(office, actor, field.document);
  const FieldValue value = value_or_fail(office, field);
  bool clear = !value.info.my_number;
  if (is_place(value.info.concept_id) && withheld_from(office, actor, field.document)) clear = false;
  if (value.info.my_number && item) {
    const ledger::ReviewItem asked = office.store.review().get(*item);
    clear = asked.ask.field == field && asked.state == ledger::ReviewState::Leased && asked.leased_by == actor.name();
    if (clear) log_look(office, actor, "number.strip", field.document.value + "/" + field.field);
  }
  const PageCover cover = value.reading ? cover_of(office, actor, value.reading->page) : PageCover{};
  if (!cover.refusal.empty()) clear = false;
  // Who may see a number sees its own strip, also on a card of which all else is hidden.
  const auto covered = value.info.my_number ? std::vector<Rect<CleanPx>>{} : cover.others;
  return {"image/png", strip_png(office, value, clear, covered)};
}

FieldHistoryView field_history(const Office& office, const Actor& actor, const FieldRef& field) {
  require_role(actor, {"reviewer", "approver", "auditor"});
  require_duty(office, actor, field.document);
  FieldHistoryView view;
  const FieldValue value = value_or_fail(office, field);
  require_place_right(office, actor, field.document, value.info);
  view.value = masked_value(value);
  // While a sample waits, what was decided before stays hidden with the value.
  if (sample_waits(office.store, field)) return view;
  for (const ledger::StoredDecision& decision : office.store.documents().decisions(field))
    view.decisions.push_back(value.info.my_number ? masked_decision(decision) : decision);
  return view;
}

Revealed reveal_field(const Office& office, const Actor& actor, const FieldRef& field, const std::string& reason) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, field.document);
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  const FieldValue value = value_or_fail(office, field);
  if (!value.info.my_number) throw Failure("E-INPUT-VALUE", "個人番号の欄ではありません");
  std::optional<CaseId> by_case;
  for (const CaseId& id : office.store.cases().of_document(field.document)) by_case = id;
  log_look(office, actor, "number.reveal", look_object(field), by_case, reason);
  Revealed out;
  out.value = value.decided() ? value.value() : value.reading ? value.reading->reading.value : std::string();
  const ledger::StoredDocument document = office.store.documents().get(field.document);
  for (const FieldValue& other : values_of(office.store, office.context.kinds, document)) {
    if (other.ref.row != field.row || !other.decided()) continue;
    if (other.info.concept_id == "person.name") out.name = other.value();
    if (other.info.concept_id == "person.birth_date") out.birth_date = other.value();
  }
  out.strip_png = strip_png(office, value, true, {});
  return out;
}

std::vector<ledger::StoredLook> reveals_of(const Office& office, const Actor& actor, const FieldRef& field) {
  require_role(actor, {"reviewer", "approver", "auditor", "admin"});
  constexpr std::size_t kMost = 50;
  const std::string object = look_object(field);
  std::vector<ledger::StoredLook> out;
  for (const CaseId& id : office.store.cases().of_document(field.document)) {
    ledger::LookFilter filter;
    filter.by_case = id;
    ledger::Window window;
    window.limit = 500;
    do {
      const auto part = office.store.audit().looks(filter, window);
      for (const ledger::StoredLook& look : part.items)
        if (out.size() < kMost && look.look.action == "number.reveal" && look.look.object == object)
          out.push_back(look);
      window.cursor = part.next_cursor;
    } while (!window.cursor.empty() && out.size() < kMost);
  }
  return out;
}

}  // namespace uketsuke::pipeline
