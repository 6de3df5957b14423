#include "pipeline/office/envelopes.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/assemble/batch_checks.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/intake/arrival_day.h"

namespace uketsuke::pipeline {
namespace {

constexpr std::string_view kDaySources[] = {"stamp", "postmark", "hand"};
constexpr std::size_t kMostLines = 200;

EnvelopePaperView paper_view(const Office& office, const EnvelopePaper& paper) {
  EnvelopePaperView view;
  view.document = paper.document;
  view.page = paper.page;
  if (const KindInfo* kind = office.context.kinds.find(paper.facts.kind)) view.kind_label = kind->label;
  if (!paper.facts.names.empty()) view.name = paper.facts.names.front();
  const auto cases = office.store.cases().of_document(paper.document);
  if (!cases.empty()) {
    view.by_case = cases.front();
    view.receipt_number = office.store.cases().get(cases.front()).file.number;
  }
  return view;
}

ledger::Envelope as_batch_says(const ledger::BatchState& batch) {
  ledger::Envelope out;
  out.sender = batch.facts.sender;
  out.received_on = batch.facts.received_on;
  out.expected_sheets = batch.facts.expected_sheets;
  out.both_sides = batch.facts.both_sides;
  out.note = batch.facts.note;
  return out;
}

void compare(const Office& office, EnvelopeView& view) {
  const auto& list = view.envelope.cover;
  const auto papers = envelope_papers(office.store, office.context, view.batch.id, list);
  for (const EnvelopePaper& paper : papers) view.papers.push_back(paper_view(office, paper));
  if (!view.envelope.has_cover) return;
  const validate::CoverComparison found = compare_with_cover(list, papers);
  for (std::size_t i = 0; i < list.size(); ++i) {
    CoverLineView line;
    line.line = list[i];
    if (const KindInfo* kind = office.context.kinds.find(list[i].kind)) line.kind_label = kind->label;
    line.verdict = found.lines[i].verdict;
    if (found.lines[i].paper) line.paper = view.papers[*found.lines[i].paper];
    view.lines.push_back(std::move(line));
  }
  for (const std::size_t paper : found.extra) view.extra.push_back(view.papers[paper]);
}

void check(const Office& office, const ledger::Envelope& envelope) {
  const bool known_source = std::find(std::begin(kDaySources), std::end(kDaySources), envelope.day_from) !=
                            std::end(kDaySources);
  if (envelope.received_on && !known_source)
    throw Failure("E-INPUT-VALUE", "到達日を何で確かめたかを選んでください");
  if (!envelope.received_on && !envelope.day_from.empty()) throw Failure("E-INPUT-VALUE", "到達日を入力してください");
  if (envelope.received_on) require_arrival_day(*envelope.received_on, japan_date(office.clock().now()));
  if (envelope.cover.size() > kMostLines || (!envelope.has_cover && !envelope.cover.empty()))
    throw Failure("E-INPUT-VALUE", "送付書の行");
  for (const ledger::CoverLine& line : envelope.cover) {
    if (line.name.empty()) throw Failure("E-INPUT-VALUE", "送付書の氏名を入力してください");
    if (!line.kind.empty() && office.context.kinds.find(line.kind) == nullptr)
      throw Failure("E-INPUT-VALUE", "書類の種類");
  }
}

// The cases that this envelope began and that are still open.
std::vector<CaseId> open_cases(ledger::Store& store, const BatchId& batch) {
  ledger::CaseFilter filter;
  filter.batch = batch;
  ledger::Window window;
  window.limit = 500;
  std::vector<CaseId> out;
  do {
    const auto part = store.cases().list(filter, window);
    for (const ledger::StoredCase& entry : part.items)
      if (entry.batch == batch && !is_settled(entry.file.state)) out.push_back(entry.file.id);
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  return out;
}

// They count from its day.
void pass_day_on(const Office& office, const Actor& actor, const BatchId& batch, Date day) {
  for (const CaseId& id : open_cases(office.store, batch)) {
    office.store.cases().set_received(id, day, {actor.name(), "received_on", {}});
    revalidate(office.store, office.context, id, actor.name());
  }
}

}  // namespace

EnvelopeView open_envelope(const Office& office, const Actor& actor, const BatchId& batch) {
  require_role(actor, {"mailroom", "reviewer", "approver", "admin", "auditor"});
  EnvelopeView view;
  view.batch = office.store.batches().get(batch);
  const auto versions = office.store.batches().envelopes(batch);
  view.keyed = !versions.empty();
  view.envelope = view.keyed ? versions.back() : as_batch_says(view.batch);
  view.keyed_by = actor_label(office, view.envelope.actor);
  view.may_key = actor.user.has("mailroom") || actor.user.has("reviewer") || actor.user.has("senior");
  compare(office, view);
  return view;
}

EnvelopeView key_envelope(const Office& office, const Actor& actor, const BatchId& batch,
                          const ledger::Envelope& envelope) {
  require_role(actor, {"mailroom", "reviewer"});
  check(office, envelope);
  office.store.transact([&] {
    office.store.batches().set_envelope(batch, actor.name(), envelope);
    if (envelope.received_on) {
      office.store.batches().clear_alarm(batch, "received_day_missing");
      pass_day_on(office, actor, batch, *envelope.received_on);
    } else {
      office.store.batches().raise_alarm(batch, "received_day_missing", {});
    }
    if (office.store.batches().get(batch).sides_pending == 0) settle_sheet_alarm(office.store, batch);
    settle_cover_alarm(office.store, office.context, batch);
  });
  return open_envelope(office, actor, batch);
}

int cases_without_day(ledger::Store& store, const BatchId& batch) {
  if (store.batches().get(batch).facts.received_on) return 0;
  return static_cast<int>(open_cases(store, batch).size());
}

}  // namespace uketsuke::pipeline
