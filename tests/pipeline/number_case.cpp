#include "tests/pipeline/number_case.h"

#include <algorithm>

#include "pipeline/case/evidence_desk.h"
#include "pipeline/case/revalidate.h"

namespace uketsuke::pipeline {

NumberCase::NumberCase() {
  form_ = {reading("name", "渡邉　太郎"), reading("name_kana", "ワタナベ　タロウ"), reading("birth_date", "1985-04-02"),
           reading("my_number", kHis, 0.95)};
  certificate_ = {reading("name", "渡邉　太郎", kSure, 1), reading("birth_date", "1985-04-02", kSure, 1),
                  reading("my_number", kHis, 0.9995, 1)};
}

void NumberCase::assemble() {
  std::vector<Paper> papers{{"shikaku_shutoku", form_}};
  if (!certificate_.empty()) papers.push_back({"juminhyo", certificate_});
  papers.insert(papers.end(), further_.begin(), further_.end());
  const std::vector<PageId> pages = take_in(papers);
  form_page_ = pages.front();
  if (!certificate_.empty()) certificate_page_ = pages.at(1);
  further_pages_.assign(pages.end() - static_cast<std::ptrdiff_t>(further_.size()), pages.end());
}

void NumberCase::again() { revalidate(*store_, context(), case_id(), "test"); }

void NumberCase::person_decides(const FieldRef& field, const std::string& value) {
  store_->transact([&] {
    ledger::StoredDecision made;
    made.decision = {field, ReadState::Read, value, "rev", "typed", {}, true};
    made.action = "typed";
    store_->review().settle_field(field, "rev", store_->documents().decide(made));
  });
  again();
}

PersonId NumberCase::register_person(const std::string& name, const std::string& my_number,
                                     ledger::RegisterStatus status) {
  const Date since = date_from_iso("2020-04-01");
  if (earlier_.value.empty()) {
    ledger::NewCase earlier;
    earlier.procedure = "shikaku_shutoku";
    earlier.received_on = since;
    earlier_ = store_->cases().add(earlier, {"test", "created", {}}).file.id;
    store_->cases().move(earlier_, store_->cases().get(earlier_).version, CaseState::Notified, {"test", "done", {}});
  }
  const ledger::Person person{
      name, "ワタナベ　タロウ", date_from_iso("1985-04-02"), "male", store_->vault().keep(my_number), {}};
  return store_->members().add_person(person, {earlier_, "test", since, std::nullopt, status});
}

std::string NumberCase::ask_reason() {
  const auto item = store_->review().open_item(number());
  return item ? item->ask.ask_reason : "";
}

bool NumberCase::by_evidence() {
  const auto decision = store_->documents().effective(number());
  return decision && decision->decision.reason == kByEvidence;
}

void NumberCase::expect_still_asked() {
  EXPECT_TRUE(asked(number()));
  EXPECT_FALSE(store_->documents().effective(number()));
}

bool NumberCase::finding(const std::string& message) {
  const auto all = store_->cases().findings(case_id());
  return std::any_of(all.begin(), all.end(), [&](const auto& f) { return f.finding.message == message; });
}

FieldReading& NumberCase::find(std::vector<FieldReading>& in, const std::string& field, int row) {
  return *std::find_if(in.begin(), in.end(),
                       [&](const FieldReading& r) { return r.field == field && r.row == row; });
}


}  // namespace uketsuke::pipeline
