#include "pipeline/notices/issue.h"

#include <fmt/format.h>

#include "core/calendar/wareki.h"
#include "core/errors/failure.h"
#include "pipeline/notices/household_facts.h"
#include "pipeline/notices/seal_image.h"
#include "pipeline/settings/association.h"
#include "render/notice/notice_renderer.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kDecision = "shikaku_shutoku_kettei";
constexpr const char* kCertificate = "shikaku_kakuninsho";

using Variables = std::map<std::string, std::string>;
using std::chrono::year_month;

std::string iso_month(year_month m) {
  return fmt::format("{:04}-{:02}-01", static_cast<int>(m.year()), static_cast<unsigned>(m.month()));
}

std::string text_of(const std::optional<Date>& day) { return day ? to_iso(*day) : std::string(); }

// "令和8年度": the fiscal year of a month, by the era of its first of April.
std::string fiscal_year_text(year_month month) {
  const auto year = month.month() < std::chrono::April ? month.year() - std::chrono::years(1) : month.year();
  const WarekiDate w = to_wareki(year / std::chrono::April / 1);
  return fmt::format("{}{}年度", info(w.era).kanji, w.year == 1 ? "元" : std::to_string(w.year));
}

void add_parts(Variables& out, const std::string& suffix, const PremiumParts& parts) {
  out["premium.medical" + suffix] = std::to_string(parts.medical_yen);
  out["premium.support" + suffix] = std::to_string(parts.support_yen);
  out["premium.care" + suffix] = std::to_string(parts.care_yen);
  out["premium.child" + suffix] = std::to_string(parts.child_yen);
}

// The last day on which a card that begins on `from` is valid: the next occurrence of the association's month and day.
Date valid_until(Date from, const std::string& month_day) {
  Date day = date_from_iso(fmt::format("{:04}-{}", static_cast<int>(from.year()), month_day));
  if (!day.ok()) throw Failure("E-INPUT-VALUE", "certificate.valid_month_day");
  return day < from ? Date{day.year() + std::chrono::years(1), day.month(), day.day()} : day;
}

class Issuing {
 public:
  Issuing(ledger::Store& store, const Context& context, const CaseId& id, std::int64_t sequence, Date issued_on)
      : store_(store),
        context_(context),
        case_(store.cases().get(id)),
        facts_(facts_of(store, id)),
        sequence_(sequence),
        issued_on_(issued_on) {
    for (const ledger::Setting& setting : store.settings().list()) settings_[setting.key] = setting.value;
    settings_["envelope.window_mm"] = settings_["notice.window_mm"];
  }

  void run() {
    issue_decision();
    if (settings_["certificate.to_all_new_members"] != "true") return;
    for (const EnteredPerson& entered : facts_.entered) issue_certificate(entered);
  }

 private:
  Variables recipient() const {
    return {{"recipient.postal_code", facts_.household.postal_code},
            {"recipient.address", facts_.household.address},
            {"recipient.name", facts_.head_name},
            {"recipient.reference", case_.file.number}};
  }

  NoticeRow member_row(const EnteredPerson& entered) const {
    return {{"person.name", entered.person.name},
            {"person.relation", entered.membership.relation},
            {"person.birth_date", text_of(entered.person.birth_date)},
            {"membership.acquired_on", to_iso(entered.membership.acquired_on)},
            {"household.symbol", facts_.household.symbol},
            {"household.number", facts_.household.number},
            {"membership.branch", fmt::format("{:02}", entered.membership.branch)}};
  }

  NoticeRow premium_row(const EnteredPerson& entered, const PremiumParts& parts) const {
    NoticeRow row{{"person.name", entered.person.name},
                  {"premium.category", entered.id == facts_.household.head ? "組合員" : "家族"},
                  {"premium.total_yen", std::to_string(parts.total_yen())}};
    add_parts(row, "_yen", parts);
    return row;
  }

  // Only what the template asks for goes into a notice: nothing can leak into it by accident.
  void fill(Notice& notice, const Variables& facts) const {
    for (const auto& variable : render::notice_variables(context_.notices, notice.kind).variables) {
      const auto& from = variable.setting ? settings_ : facts;
      if (const auto it = from.find(variable.id); it != from.end() && !it->second.empty())
        notice.variables[variable.id] = it->second;
    }
  }

  Notice begin(const char* kind) const {
    Notice notice;
    notice.kind = kind;
    notice.issued_on = to_iso(issued_on_);
    notice.case_token = case_.file.token;
    notice.seal_png = seal_image(settings_.at("association.seal"));
    notice.specimen = settings_.at("demo.specimen") == "true";
    return notice;
  }

  void issue(Notice notice, const PersonId& recipient, const std::string& name) {
    // What cannot be printed (a character no font holds, a text that does not fit) must stop the approval, not the
    // print job after it; the number it will get stands in for the check.
    Notice probe = notice;
    probe.document_number = settings_.at("notice.number_rule");
    render::check_notice(probe, context_.notices);
    ledger::NewNotice fresh;
    fresh.notice = std::move(notice);
    fresh.by_case = case_.file.id;
    fresh.recipient = recipient.value;
    fresh.recipient_name = name;
    fresh.sequence = sequence_;
    fresh.number_rule = settings_.at("notice.number_rule");
    fresh.issued_on = issued_on_;
    store_.notices().issue(fresh);
  }

  void issue_decision() {
    const PremiumPlan plan = premium_plan(facts_, PremiumTable::parse(settings_.at("premium.table")));
    Notice notice = begin(kDecision);
    Variables variables = recipient();
    variables["premium.fiscal_year"] = fiscal_year_text(plan.months.front());
    variables["premium.first_month"] = iso_month(plan.months.front());
    variables["premium.last_month"] = iso_month(plan.months.back());
    variables["premium.months"] = std::to_string(plan.months.size());
    add_parts(variables, "_monthly_yen", plan.of_month.front());
    variables["premium.monthly_yen"] = std::to_string(plan.of_month.front().total_yen());
    add_parts(variables, "_yearly_yen", plan.year);
    variables["premium.yearly_yen"] = std::to_string(plan.year.total_yen());
    fill(notice, variables);
    for (std::size_t i = 0; i < facts_.entered.size(); ++i) {
      notice.tables["members"].push_back(member_row(facts_.entered[i]));
      notice.tables["premiums"].push_back(premium_row(facts_.entered[i], plan.of_person[i]));
    }
    notice.tables["due_dates"] = due_dates(plan);
    issue(std::move(notice), facts_.household.head, facts_.head_name);
  }

  std::vector<NoticeRow> due_dates(const PremiumPlan& plan) const {
    const auto closed = holidays(store_);
    const int offset = std::stoi(settings_.at("premium.due_month_offset"));
    std::vector<NoticeRow> rows;
    for (std::size_t i = 0; i < plan.months.size(); ++i) {
      const year_month due_month = plan.months[i] + std::chrono::months(offset);
      // A month whose date is past when the notice goes out is paid with the first one that is not.
      Date due = next_working_day(Date{std::chrono::sys_days{due_month / std::chrono::last}}, closed);
      const Date earliest = Date{std::chrono::sys_days{issued_on_.year() / issued_on_.month() / std::chrono::last}};
      if (due < issued_on_) due = next_working_day(earliest, closed);
      rows.push_back({{"premium.month", iso_month(plan.months[i])},
                      {"premium.due_on", to_iso(due)},
                      {"premium.amount_yen", std::to_string(plan.of_month[i].total_yen())}});
    }
    return rows;
  }

  void issue_certificate(const EnteredPerson& entered) {
    Notice notice = begin(kCertificate);
    Variables variables = recipient();
    for (const auto& [key, value] : member_row(entered)) variables[key] = value;
    const Date until =
        valid_until(std::max(issued_on_, entered.membership.acquired_on), settings_.at("certificate.valid_month_day"));
    variables["person.sex"] = entered.person.sex == "male" ? "男" : entered.person.sex == "female" ? "女" : "";
    variables["household.head"] = facts_.head_name;
    variables["certificate.expires_on"] = to_iso(until);
    fill(notice, variables);
    issue(std::move(notice), entered.id, entered.person.name);
    ledger::Recording recording;
    recording.by_case = case_.file.id;
    recording.actor = "pipeline";
    recording.valid_from = entered.membership.acquired_on;
    recording.valid_to = until;
    recording.status = ledger::RegisterStatus::Final;
    store_.members().add_certificate({entered.id, kCertificate, issued_on_, until, {}}, recording);
  }

  ledger::Store& store_;
  const Context& context_;
  ledger::StoredCase case_;
  HouseholdFacts facts_;
  std::int64_t sequence_;
  Date issued_on_;
  Variables settings_;
};

}  // namespace

void issue_notices(ledger::Store& store, const Context& context, const CaseId& id, std::int64_t approval_sequence,
                   Date issued_on) {
  Issuing(store, context, id, approval_sequence, issued_on).run();
}

}  // namespace uketsuke::pipeline
