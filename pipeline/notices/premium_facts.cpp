#include <fmt/format.h>

#include "core/calendar/wareki.h"
#include "pipeline/notices/notice_facts.h"
#include "pipeline/settings/association.h"
#include "validate/rules/days.h"

namespace uketsuke::pipeline {
namespace {

using std::chrono::year_month;
using Texts = std::map<std::string, std::string>;

std::string iso_month(year_month m) { return to_iso(Date{m / 1}); }

// "令和8年度": the fiscal year of a month, by the era of its first of April.
std::string fiscal_year_text(year_month month) {
  const auto year = month.month() < std::chrono::April ? month.year() - std::chrono::years(1) : month.year();
  const WarekiDate w = to_wareki(year / std::chrono::April / 1);
  return fmt::format("{}{}年度", info(w.era).kanji, w.year == 1 ? "元" : std::to_string(w.year));
}

void add_parts(Texts& out, const std::string& suffix, const PremiumParts& parts) {
  out["premium.medical" + suffix] = std::to_string(parts.medical_yen);
  out["premium.support" + suffix] = std::to_string(parts.support_yen);
  out["premium.care" + suffix] = std::to_string(parts.care_yen);
  out["premium.child" + suffix] = std::to_string(parts.child_yen);
}

NoticeRow premium_row(const EnteredPerson& entered, bool member, const PremiumParts& parts) {
  NoticeRow row{{"person.name", entered.person.name},
                {"premium.category", member ? "組合員" : "家族"},
                {"premium.total_yen", std::to_string(parts.total_yen())}};
  add_parts(row, "_yen", parts);
  return row;
}

std::vector<NoticeRow> due_dates(const PremiumPlan& plan, int offset, const std::set<Date>& closed, Date issued_on) {
  std::vector<NoticeRow> rows;
  for (std::size_t i = 0; i < plan.months.size(); ++i) {
    const year_month due_month = plan.months[i] + std::chrono::months(offset);
    // A month whose date is past when the notice goes out is paid with the first one that is not.
    Date due = validate::next_business_day(Date{std::chrono::sys_days{due_month / std::chrono::last}}, closed);
    const Date earliest = Date{std::chrono::sys_days{issued_on.year() / issued_on.month() / std::chrono::last}};
    if (due < issued_on) due = validate::next_business_day(earliest, closed);
    rows.push_back({{"premium.month", iso_month(plan.months[i])},
                    {"premium.due_on", to_iso(due)},
                    {"premium.amount_yen", std::to_string(plan.of_month[i].total_yen())}});
  }
  return rows;
}

}  // namespace

void add_premium(NoticeFacts& out, const HouseholdFacts& household, const Texts& settings,
                 const std::set<Date>& holidays, Date issued_on) {
  const PremiumPlan plan = premium_plan(household, PremiumTable::parse(settings.at("premium.table")));
  out.common["premium.fiscal_year"] = fiscal_year_text(plan.months.front());
  out.common["premium.first_month"] = iso_month(plan.months.front());
  out.common["premium.last_month"] = iso_month(plan.months.back());
  out.common["premium.months"] = std::to_string(plan.months.size());
  add_parts(out.common, "_monthly_yen", plan.of_month.front());
  out.common["premium.monthly_yen"] = std::to_string(plan.of_month.front().total_yen());
  add_parts(out.common, "_yearly_yen", plan.year);
  out.common["premium.yearly_yen"] = std::to_string(plan.year.total_yen());
  for (std::size_t i = 0; i < household.entered.size(); ++i)
    out.tables["premiums"].push_back(premium_row(household.entered[i],
                                                 household.entered[i].id == household.household.head, plan.of_person[i]));
  out.tables["due_dates"] = due_dates(plan, std::stoi(settings.at("premium.due_month_offset")), holidays, issued_on);
}

}  // namespace uketsuke::pipeline
