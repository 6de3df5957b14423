#include "tests/pipeline/number_case.h"

#include <algorithm>

#include "pipeline/assemble/assemble_job.h"
#include "pipeline/case/number_evidence.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/page/side_details.h"
#include "pipeline/settings/association.h"

namespace uketsuke::pipeline {

FieldReading reading(const std::string& field, const std::string& value, double confidence, int row,
                     std::vector<std::string> doubts) {
  FieldReading out;
  out.field = field;
  out.row = row;
  out.state = value.empty() ? ReadState::Unreadable : ReadState::Read;
  out.value = value;
  out.confidence = confidence;
  if (!value.empty()) out.candidates = {{value, confidence}};
  out.engine = "made-up@1";
  out.doubts = std::move(doubts);
  return out;
}

const Context& context() {
  static const Context loaded(Assets::locate());
  return loaded;
}

NumberCase::NumberCase() : store_(ledger::open_store(scratch_.options())) {
  store_->transact([&] {
    declare_settings(*store_, context().settings);
    for (const SettingInfo& info : context().settings)
      if (info.key.starts_with("quality.")) store_->settings().set(info.key, "0", 1, "test", "test");
  });
  form_ = {reading("name", "渡邉　太郎"), reading("name_kana", "ワタナベ　タロウ"), reading("birth_date", "1985-04-02"),
           reading("my_number", kHis, 0.95)};
  certificate_ = {reading("name", "渡邉　太郎", kSure, 1), reading("birth_date", "1985-04-02", kSure, 1),
                  reading("my_number", kHis, 0.9995, 1)};
}

void NumberCase::assemble() {
  ledger::NewBatch facts;
  facts.name = "便";
  facts.door = "desk";
  facts.operator_name = "mail";
  const BatchId batch = store_->batches().open(facts);
  form_page_ = add_side(batch, "shikaku_shutoku", PageKind::Form, form_);
  if (!certificate_.empty()) certificate_page_ = add_side(batch, "juminhyo", PageKind::Unknown, certificate_);
  ledger::Job job;
  job.work.kind = "assemble";
  job.work.subject = batch.value;
  store_->jobs().add(job.work);
  do_assemble_job(*store_, *store_->jobs().claim_next("test", {"assemble"}), context());
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

PageId NumberCase::add_side(const BatchId& batch, const std::string& kind, PageKind page_kind,
                            const std::vector<FieldReading>& fields) {
  ledger::Incoming incoming;
  incoming.batch = batch;
  incoming.kind = FileKind::Png;
  incoming.original_name = kind + ".png";
  const std::string bytes = "side " + std::to_string(++sides_);
  const auto received = store_->originals().receive(incoming, Bytes(bytes.begin(), bytes.end()));
  const PageId page{received.file.id, 1};
  store_->sides().expect(page.file, 1);
  ledger::StoredReading stored;
  stored.reading.page = page;
  stored.reading.document_kind = kind;
  stored.reading.recompute_key = bytes;
  stored.reading.fields = fields;
  for (const FieldReading& r : fields)
    stored.dispositions[{r.field, r.row}] = context().policy.judge(r, *context().kinds.find(kind)->find(r.field));
  SideDetails details;
  details.kind = page_kind;
  ledger::SideOutcome outcome;
  outcome.status = SideStatus::Read;
  if (const FormTemplate* form = context().templates.newest(kind)) outcome.form = form->ref;
  outcome.form_page = 1;
  outcome.document_kind = kind;
  outcome.details = to_json(details);
  store_->transact([&] {
    store_->readings().store(stored);
    store_->sides().record(page, outcome);
  });
  return page;
}

}  // namespace uketsuke::pipeline
