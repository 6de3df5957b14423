#include "pipeline/office/item_view.h"

#include <algorithm>
#include <sstream>

#include "core/calendar/wareki.h"
#include "core/text/text.h"
#include "pipeline/office/answers.h"
#include "pipeline/office/cases.h"
#include "pipeline/office/doubt_words.h"
#include "pipeline/office/page_cover.h"
#include "pipeline/office/protection.h"
#include "pipeline/page/side_details.h"
#include "pipeline/quality/samples.h"

namespace uketsuke::pipeline {
namespace {

// Why it is asked, every further doubt of the readers, and what they cannot tell apart.
std::string sentence_of(const Office& office, const ledger::ReviewItem& item, const FieldValue* value) {
  const std::string& reason = item.ask.ask_reason;
  std::string out = office.context.rules.sentence(reason);
  const auto say = [&](const std::string& word) { return doubt_sentence(word, office.context.rules); };
  if (out.empty()) out = say(reason);
  if (out.empty()) out = say("doubtful");
  if (value == nullptr || !value->reading) return out;
  const FieldReading& reading = value->reading->reading;
  for (const std::string& doubt : reading.doubts)
    if (doubt != reason) out += say(doubt);
  // What was read surely and yet cannot stand there (同上) is no doubt of the readers.
  if (reading.doubts.empty() && reading.state == ReadState::Read)
    if (const auto refusal = office.context.rules.refusal(value->info, reading.value))
      out = office.context.rules.sentence(*refusal) + office.context.rules.hint(*refusal);
  return out + doubt_in_words(value->info, value->reading->reading, item.ask.masked);
}

// Decided fields of the same person that help to judge; nothing beside a 個人番号, and no place that is withheld.
std::vector<std::pair<std::string, std::string>> neighbours_of(const std::vector<FieldValue>& values,
                                                               const FieldRef& ref, bool withheld) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const FieldValue& value : values) {
    if (withheld && is_place(value.info.concept_id)) continue;
    if (value.ref.row != ref.row || value.ref.field == ref.field || value.info.my_number || !value.decided()) continue;
    if (value.state() != ReadState::Read || out.size() >= 6) continue;
    out.emplace_back(value.info.label, displayed(value.info, value.value()));
  }
  return out;
}

void add_page_size(const Office& office, ReviewItemView& view) {
  const auto side = office.store.sides().get(view.item.ask.page);
  if (!side || !side->outcome) return;
  const SideDetails details = side_details_from_json(side->outcome->details);
  view.page_width_px = details.clean_width_px;
  view.page_height_px = details.clean_height_px;
}

void add_clear_value(const Office& office, const Actor& actor, ReviewItemView& view, const FieldValue& value) {
  const bool holds = view.item.state == ledger::ReviewState::Leased && view.item.leased_by == actor.name();
  if (!holds || !value.reading) return;
  log_look(office, actor, "number.review", view.item.id.value, view.by_case);
  view.clear_value = value.reading->reading.value;
  view.clear_candidates = value.reading->reading.candidates;
}

// Labels of one or several chosen options (values joined by commas).
std::string choice_labels(const FieldInfo& field, const std::string& value) {
  std::string out;
  std::istringstream words(value);
  for (std::string word; std::getline(words, word, ',');) {
    const auto it = std::find_if(field.options.begin(), field.options.end(),
                                 [&](const ChoiceOption& option) { return option.value == word; });
    out += (out.empty() ? "" : "・") + (it == field.options.end() ? word : it->label);
  }
  return out;
}

std::string with_commas(const std::string& digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

}  // namespace

std::string row_label(const KindInfo* kind, int row) {
  if (row == 0) return {};
  return kind != nullptr && kind->form ? "家族 " + std::to_string(row) : std::to_string(row) + "人目";
}

std::string displayed(const FieldInfo& field, const std::string& value) {
  if (value.empty()) return value;
  if (field.type == FieldType::CalendarDate) {
    const Date day = date_from_iso(value);
    return day.ok() && day >= eras().front().first ? format_wareki(day) : value;
  }
  if (field.type == FieldType::Choice) return choice_labels(field, value);
  if (field.check == "amount") return with_commas(value) + "円";
  if (field.check == "postal_code" && value.size() == 7) return value.substr(0, 3) + "-" + value.substr(3);
  return value;
}

bool withheld_item(const Office& office, const Actor& actor, const ledger::ReviewItem& item) {
  const FieldRef& ref = item.ask.field;
  if (!withheld_from(office, actor, ref.document)) return false;
  const KindInfo* kind = office.context.kinds.find(office.store.documents().get(ref.document).document.kind);
  const FieldInfo* info = kind == nullptr ? nullptr : kind->find(ref.field);
  return (info != nullptr && is_place(info->concept_id)) || !cover_of(office, actor, item.ask.page).refusal.empty();
}

std::vector<FindingView> open_findings_of(const Office& office, const Actor& actor, const DocumentId& document) {
  std::vector<FindingView> out;
  for (const CaseId& id : office.store.cases().of_document(document))
    for (FindingView& finding : finding_views(office, id))
      if (finding.stored.accepted_by.empty()) out.push_back(std::move(finding));
  if (withheld_from(office, actor, document)) withhold_places(out);
  return out;
}

ReviewItemView item_view(const Office& office, const Actor& actor, const ledger::ReviewItem& item) {
  ReviewItemView view;
  view.item = item;
  const ledger::StoredDocument document = office.store.documents().get(item.ask.field.document);
  const KindInfo* kind = office.context.kinds.find(document.document.kind);
  view.document_kind = document.document.kind;
  view.document_label = kind == nullptr ? "未識別" : kind->label;
  view.row_label = row_label(kind, item.ask.field.row);
  for (const CaseId& id : office.store.cases().of_document(document.document.id)) {
    if (view.by_case) break;
    view.by_case = id;
    view.receipt_number = office.store.cases().get(id).file.number;
  }
  std::vector<FieldValue> values = values_of(office.store, office.context.kinds, document);
  hide_samples(office.store, document.document.id, values);
  const FieldValue* value = find_value(values, item.ask.field.field, item.ask.field.row);
  view.ask_sentence = sentence_of(office, item, value);
  if (value != nullptr) {
    view.value = masked_value(*value);
    if (value->reading) view.doubtful = doubtful_positions(value->reading->reading);
    if (item.ask.masked) add_clear_value(office, actor, view, *value);
  }
  for (FindingView& finding : open_findings_of(office, actor, document.document.id))
    if (std::find(finding.stored.finding.fields.begin(), finding.stored.finding.fields.end(), item.ask.field) !=
        finding.stored.finding.fields.end())
      view.findings.push_back(std::move(finding));
  if (!item.ask.masked)
    view.neighbours =
        neighbours_of(values, item.ask.field, withheld_from(office, actor, document.document.id));
  add_page_size(office, view);
  const auto age = office.clock().now() - item.created_at;
  view.age_s = static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(age).count());
  view.remaining = office.store.review().figures(actor.name(), procedures_for(office, actor)).waiting;
  view.actions = {"type", "blank", "struck_out", "unreadable", "postpone"};
  if (!item.ask.must_type) view.actions.insert(view.actions.begin(), "confirm");
  return view;
}

}  // namespace uketsuke::pipeline
