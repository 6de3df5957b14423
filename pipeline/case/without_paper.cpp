#include "pipeline/case/without_paper.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/case_records.h"
#include "pipeline/case/registered_household.h"
#include "pipeline/case/revalidate.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kActor = "register";
constexpr const char* kRecord = "event";

class Opening {
 public:
  Opening(ledger::Store& store, const Context& context, const validate::RegisterHousehold& household,
          const HouseholdEvent& event)
      : store_(store), context_(context), household_(household), event_(event), kind_(context.kinds.find(event.kind)) {
    if (kind_ == nullptr || kind_->procedure.empty()) throw Failure("E-TEMPLATE-INVALID", "no form " + event.kind);
  }

  std::optional<EventCase> open() {
    if (opened_before()) return std::nullopt;
    const ledger::Change created{kActor, "created", event_.why};
    ledger::NewCase fresh;
    fresh.procedure = kind_->procedure;
    fresh.received_on = japan_date(context_.clock->now());
    const auto made = store_.cases().add(fresh, created);
    const CaseId id = made.file.id;
    store_.cases().move(id, made.version, CaseState::Checking, created);
    const FormTemplate* form = context_.templates.newest(event_.kind);
    document_ = store_.documents().add(event_.kind, form == nullptr ? TemplateRef{} : form->ref, {},
                                       ledger::DocumentState::Open, created);
    fill();
    store_.cases().link(id, document_, {kActor, "created", {}});
    ledger::CaseRecord record;
    record.kind = kRecord;
    record.facts = {{"why", event_.why}, {"from", to_iso(event_.from)}, {"key", event_.key}};
    store_.cases().add_record(id, kActor, record);
    revalidate(store_, context_, id, kActor);
    return EventCase{id, made.file.number, event_.why};
  }

 private:
  bool opened_before() {
    ledger::SearchQuery query;
    query.symbol = household_.symbol;
    query.number = household_.number;
    ledger::Window window;
    window.limit = 200;
    do {
      const auto part = store_.cases().find(query, window);
      for (const ledger::StoredCase& known : part.items) {
        const auto records = store_.cases().records(known.file.id);
        if (fact(newest_record(records, kRecord), "key") == event_.key) return true;
      }
      window.cursor = part.next_cursor;
    } while (!window.cursor.empty());
    return false;
  }

  void fill() {
    SheetValues common = event_.common;
    common["household.symbol"] = household_.symbol;
    common["household.number"] = household_.number;
    common["address.postal_code"] = household_.postal_code;
    common["address.text"] = household_.address;
    for (const validate::RegisterPerson& person : household_.persons) {
      if (!person.is_head) continue;
      common["person.name"] = person.name;
      common["person.name_kana"] = person.kana;
    }
    decide(common, 0);
    int row = 0;
    for (const auto& [branch, said] : event_.persons)
      for (const validate::RegisterPerson& person : household_.persons)
        if (person.branch == branch) fill_row(++row, person, said);
  }

  void fill_row(int row, const validate::RegisterPerson& person, SheetValues values) {
    values["person.name"] = person.name;
    values["person.name_kana"] = person.kana;
    if (person.birth_date) values["person.birth_date"] = to_iso(*person.birth_date);
    values["person.sex"] = person.sex;
    values["person.relation"] = person.relation;
    decide(values, row);
  }

  // What the register says stands as decided by it; a person may decide otherwise.
  void decide(const SheetValues& values, int row) {
    for (const FieldInfo& field : kind_->fields) {
      const auto value = values.find(field.concept_id);
      if (value == values.end() || value->second.empty() || field.in_rows != (row > 0)) continue;
      ledger::StoredDecision decision;
      decision.decision = {{document_, field.id, row}, ReadState::Read, value->second, kActor, "register", {}, false};
      decision.action = "accepted";
      store_.documents().decide(decision);
    }
  }

  ledger::Store& store_;
  const Context& context_;
  const validate::RegisterHousehold& household_;
  const HouseholdEvent& event_;
  const KindInfo* kind_;
  DocumentId document_;
};

}  // namespace

std::optional<EventCase> open_without_paper(ledger::Store& store, const Context& context,
                                            const validate::RegisterHousehold& household, const HouseholdEvent& event) {
  return Opening(store, context, household, event).open();
}

void visit_households(ledger::Store& store, Date day, Date today,
                      const std::function<void(const validate::RegisterHousehold&)>& visit) {
  ledger::Window window;
  window.limit = 200;
  do {
    const auto part = store.members().households({day, {}}, window);
    for (const ledger::HouseholdRow& row : part.items)
      if (const auto household = registered_household(store, row.id, {}, today))
        store.transact([&] { visit(*household); });
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
}

}  // namespace uketsuke::pipeline
