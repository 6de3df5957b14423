#include "tests/pipeline/office_case.h"

#include "pipeline/assemble/assemble_job.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/office/documents.h"
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

FixedClock& office_clock() {
  static FixedClock clock(Instant{});
  return clock;
}

const Context& context() {
  static const Context loaded(Assets::locate(), office_clock());
  return loaded;
}

Actor actor(const std::string& name, std::vector<std::string> roles, std::vector<std::string> duties) {
  Actor out;
  out.user.name = name;
  out.user.roles = std::move(roles);
  out.user.duties = std::move(duties);
  return out;
}

OfficeCase::OfficeCase(const Context& with) : context_(with) {
  clock_.set(begin_in_japan(date_from_iso("2026-11-27")) + std::chrono::hours(9));
  ledger::StoreOptions options = scratch_.options();
  options.clock = &clock_;
  store_ = ledger::open_store(options);
  store_->transact([&] {
    declare_settings(*store_, context_.settings);
    for (const SettingInfo& info : context_.settings)
      if (info.key.starts_with("quality.")) store_->settings().set(info.key, "0", 1, "test", "test");
  });
}

std::vector<PageId> OfficeCase::take_in(const std::vector<Paper>& papers) {
  ledger::NewBatch facts;
  facts.name = "便";
  facts.door = "desk";
  facts.operator_name = "mail";
  if (!day_unknown_) facts.received_on = received_on_.value_or(japan_date(clock_.now()));
  const BatchId batch = store_->batches().open(facts);
  std::vector<PageId> pages;
  for (const Paper& paper : papers) pages.push_back(add_side(batch, paper));
  ledger::Job job;
  job.work.kind = "assemble";
  job.work.subject = batch.value;
  store_->jobs().add(job.work);
  do_assemble_job(*store_, *store_->jobs().claim_next("test", {"assemble"}), context_);
  return pages;
}

CaseId OfficeCase::case_of(const PageId& page) {
  return store_->cases().of_document(store_->documents().of_page(page).at(0).document.id).at(0);
}

int OfficeCase::version(const CaseId& id) { return store_->cases().get(id).version; }

CaseState OfficeCase::state(const CaseId& id) { return store_->cases().get(id).file.state; }

void OfficeCase::settle_questions(const CaseId& id) {
  for (const DocumentId& document : store_->cases().get(id).file.documents) {
    const auto values = values_of(*store_, context_.kinds, store_->documents().get(document));
    for (const ledger::ReviewItem& item : store_->review().open_items(document)) {
      const FieldValue* value = find_value(values, item.ask.field.field, item.ask.field.row);
      const bool read = value != nullptr && value->reading && !value->reading->reading.value.empty();
      ledger::StoredDecision made;
      made.decision = {item.ask.field, read ? ReadState::Read : ReadState::Blank,
                       read ? value->reading->reading.value : std::string(), "rev", read ? "confirmed" : "blank", {},
                       true};
      made.action = made.decision.reason;
      store_->transact([&] {
        store_->review().settle_field(item.ask.field, "rev", store_->documents().decide(made));
      });
    }
  }
  revalidate(*store_, context_, id, "test");
  for (const ledger::StoredFinding& finding : store_->cases().findings(id))
    if (finding.accepted_by.empty() && finding.finding.severity != Severity::Info &&
        context_.rules.overridable(finding.finding.message))
      accept_finding(office(), senior_, id, finding.id, "確認済み");
}

void OfficeCase::approve(const CaseId& id) {
  settle_questions(id);
  advance_case(office(), reviewer_, id, version(id));
  approve_case(office(), approver_, id, version(id), {});
}

std::vector<ledger::StoredNotice> OfficeCase::letters(const CaseId& id, const std::string& kind) {
  ledger::NoticeFilter filter;
  filter.by_case = id;
  ledger::Window window;
  window.limit = 100;
  std::vector<ledger::StoredNotice> out;
  for (ledger::StoredNotice& letter : store_->notices().list(filter, window).items)
    if (kind.empty() || letter.facts.notice.kind == kind) out.push_back(std::move(letter));
  return out;
}

PageId OfficeCase::add_side(const BatchId& batch, const Paper& paper) {
  const std::string& kind = paper.kind;
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
  stored.reading.fields = paper.fields;
  for (const FieldReading& r : paper.fields)
    stored.dispositions[{r.field, r.row}] = context_.policy.judge(r, *context_.kinds.find(kind)->find(r.field));
  SideDetails details;
  details.kind = context_.templates.newest(kind) ? PageKind::Form : PageKind::Unknown;
  details.cards = paper.cards;
  ledger::SideOutcome outcome;
  outcome.status = SideStatus::Read;
  if (const FormTemplate* form = context_.templates.newest(kind)) outcome.form = form->ref;
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
