// Rules about days: 届出期限, 届出日, 証明書の発行日.

#include "validate/rules/context.h"
#include "validate/rules/days.h"
#include "validate/rules/event_window.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {
namespace {

// 住民票等は受付日からさかのぼって3か月以内 (the usual rule of 国保組合; assumed, an association may set
// another).
constexpr int kCertificateMonths = 3;
constexpr int kOldSubmission_days = 365;

constexpr EventWindow kAcquisitionWindow{messages::kAcquiredFarAway, messages::kAcquiredInFuture};

void check_event(const RuleContext& context, const DocumentFacts& form) {
  const FieldFacts* reason = form.by_concept("membership.acquisition_reason");
  const EventDay* rule = has_value(reason) ? context.event_days.acquisition(reason->value) : nullptr;
  check_event_window(context, form.by_concept("membership.acquired_on"), kAcquisitionWindow,
                     rule == nullptr ? 0 : rule->future_days);
}

void check_submission(const RuleContext& context, const DocumentFacts& form) {
  const FieldFacts* submitted = form.by_concept("application.submitted_on");
  const Date day = day_of(submitted);
  if (!day.ok()) return;
  if (day > context.facts.received_on) context.out.add(messages::kSubmittedAfterReceipt, {submitted}, submitted->value);
  if (days_between(day, context.facts.received_on) > kOldSubmission_days)
    context.out.add(messages::kSubmittedLongAgo, {submitted}, submitted->value);
}

void check_version(const RuleContext& context, const DocumentFacts& form) {
  const FormVersion* version = context.form_versions.find(form.kind, form.version);
  if (version == nullptr) return;
  const Date received = context.facts.received_on;
  if (received < version->from)
    context.out.add(messages::kFormTooEarly, {}, version->version + " " + to_iso(version->from));
  if (version->until && received > *version->until)
    context.out.add(messages::kFormNoLongerTaken, {}, version->version + " " + to_iso(*version->until));
}

void check_issue(const RuleContext& context, const DocumentFacts& certificate) {
  const FieldFacts* issued = certificate.by_concept("document.issued_on");
  const Date day = day_of(issued);
  if (!day.ok()) return;
  if (day > context.facts.received_on)
    context.out.add(messages::kIssuedAfterReceipt, {issued}, issued->value);
  else if (months_later(day, kCertificateMonths) < context.facts.received_on)
    context.out.add(messages::kIssuedTooOld, {issued}, issued->value);
}

}  // namespace

bool is_business_day(Date day, const std::set<Date>& holidays) {
  const std::chrono::weekday weekday{std::chrono::sys_days{day}};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !holidays.contains(day);
}

Date next_business_day(Date day, const std::set<Date>& holidays) {
  while (!is_business_day(day, holidays)) day = plus_days(day, 1);
  return day;
}

Date last_day_to_notify(Date event, int days, const std::set<Date>& holidays) {
  return next_business_day(plus_days(event, days), holidays);
}

Date months_later(Date day, int months) {
  const Date moved = day + std::chrono::months{months};
  return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

void check_event_window(const RuleContext& context, const FieldFacts* event, const EventWindow& window,
                        int ahead_days) {
  const Date day = day_of(event);
  const Date received = context.facts.received_on;
  if (!day.ok() || !received.ok()) return;
  const int late = days_between(day, received);
  if (late > kFarAway_days || late < -kFarAway_days) {
    context.out.add(window.far, {event}, event->value);
  } else if (late < -ahead_days) {
    context.out.add(window.future, {event}, event->value);
  } else {
    const Date limit = last_day_to_notify(day, context.procedure.notify_within_days, context.facts.holidays);
    if (received > limit)
      context.out.add(messages::kNotifiedLate, {event}, "期限 " + to_iso(limit) + " 到達 " + to_iso(received));
  }
}

void check_days(const RuleContext& context) {
  if (!context.facts.received_on.ok()) return;
  for (const DocumentFacts& document : context.facts.documents) {
    if (document.form) {
      check_event(context, document);
      check_submission(context, document);
      check_version(context, document);
    } else {
      check_issue(context, document);
    }
  }
}

}  // namespace uketsuke::validate
