#include "pipeline/quality/accuracy.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "validate/policy/bounds.h"
#include "validate/policy/drift.h"

namespace uketsuke::pipeline {
namespace {

constexpr double kAlpha = 0.05;

void add_samples(ClassAccuracy& row, const ledger::SampleFigures& figures) {
  row.samples_open += figures.open + figures.differs;
  if (figures.kind == ledger::SampleKind::Accepted) {
    row.samples = figures.settled();
    row.wrong = figures.reading_wrong;
  } else {
    // A known answer that turned out wrong says nothing about the person.
    row.known = figures.agreed + figures.person_wrong;
    row.known_wrong = figures.person_wrong;
  }
}

void add_watch(ClassAccuracy& row, ledger::Store& store) {
  validate::SequentialTest test(row.target_error);
  row.samples_to_notice_doubling =
      test.expected(row.target_error * validate::SequentialTest::kTimes).samples_to_alarm();
  for (const bool wrong : store.quality().verdicts(row.name)) test.add(wrong);
  row.watch_samples = test.samples();
  row.watch_level = test.level();
}

}  // namespace

AccuracyReport accuracy_report(ledger::Store& store, const Context& context, Date since) {
  const PolicyInForce now = policy_in_force(store, context);
  const auto figures = store.quality().figures(begin_in_japan(since));
  const auto tallies = store.policies().tallies(since);
  AccuracyReport out;
  out.policy = now.policy.id();
  out.policy_hash = now.policy.hash();
  out.adopted = store.policies().adopted().has_value();
  out.data = now.policy.data();
  for (const validate::PolicyClass& entry : now.policy.classes()) {
    ClassAccuracy row;
    row.name = entry.name;
    row.label = validate::policy_class_label(entry.name);
    row.target_error = entry.target_error;
    row.assumed = entry.assumed;
    row.stricter = now.stricter.contains(entry.name);
    row.least_confidence =
        row.stricter ? validate::stricter_confidence(entry.least_confidence) : entry.least_confidence;
    for (const ledger::PolicyTally& tally : tallies) {
      if (tally.field_class != row.name) continue;
      row.accepted += tally.accepted;
      row.asked += tally.asked;
      row.refused += tally.refused;
    }
    for (const ledger::SampleFigures& f : figures)
      if (f.field_class == row.name) add_samples(row, f);
    row.wrong_upper = validate::clopper_pearson_upper(row.wrong, row.samples, kAlpha);
    add_watch(row, store);
    out.classes.push_back(std::move(row));
  }
  return out;
}

AlarmWords words_of(const ledger::DriftAlarm& alarm) {
  return {"「" + std::string(validate::policy_class_label(alarm.field_class)) +
              "」で、自動確定した値の誤りが増えています(抜取確認 " + std::to_string(alarm.samples) + " 件中 " +
              std::to_string(alarm.wrong) + " 件)。この種類の項目は、確認済みにするまで人に多く尋ねます。",
          "用紙・読取機・書き方に変わったことがないか調べ、分かったことを理由に書いて確認済みにしてください。"};
}

void acknowledge_drift(const Office& office, const Actor& actor, const std::string& field_class,
                       const std::string& reason) {
  require_role(actor, {"senior", "admin"});
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  office.store.quality().acknowledge(field_class, actor.name(), reason);
}

validate::Policy adopt_policy(const Office& office, const Actor& actor, const std::string& text,
                              const std::string& file, const std::string& reason) {
  require_role(actor, {"admin"});
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  validate::Policy next = validate::Policy::parse(text, file);
  office.store.transact([&] {
    const PolicyInForce now = policy_in_force(office.store, office.context);
    if (next.name() != now.policy.name()) throw Failure("E-INPUT-VALUE", "id " + next.name());
    if (next.version() <= now.policy.version() && !office.store.policies().find(next.hash()))
      throw Failure("E-INPUT-VALUE", "version " + std::to_string(next.version()));
    office.store.policies().keep({now.policy.hash(), now.policy.id(), now.policy.text()});
    office.store.policies().adopt({next.hash(), next.id(), next.text()}, actor.name(), reason);
  });
  return next;
}

}  // namespace uketsuke::pipeline
