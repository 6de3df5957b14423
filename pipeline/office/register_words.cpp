#include <fmt/format.h>

#include "core/calendar/wareki.h"
#include "pipeline/case/certificates_out.h"
#include "pipeline/office/register_view.h"

namespace uketsuke::pipeline {
namespace {

// Era dates begin in 明治6; before that the day as it is stored.
std::string day_words(Date day) {
  if (!day.ok()) return "不明";
  return day < eras().front().first ? to_iso(day) : format_wareki(day);
}

std::string sex_words(const std::string& sex) { return sex == "male" ? "男" : sex == "female" ? "女" : "性別不明"; }

std::string line_of(std::string_view label, const std::string& value) {
  return value.empty() ? std::string{} : fmt::format("{}\t{}\n", label, value);
}

std::string period_words(const ledger::Membership& m) {
  std::string out = day_words(m.acquired_on) + "取得";
  if (!m.acquired_why.empty()) out += fmt::format("({})", m.acquired_why);
  if (m.lost_on) out += " " + day_words(*m.lost_on) + "喪失";
  if (m.lost_on && !m.lost_why.empty()) out += fmt::format("({})", m.lost_why);
  return out;
}

std::string certificate_words(const Office& office, const ledger::Certificate& c) {
  std::string out =
      fmt::format("\t{} {}交付 {}", certificate_title(office.context, c), day_words(c.issued_on), to_japanese(c.state));
  if (c.state_on) out += fmt::format("({})", day_words(*c.state_on));
  if (c.valid_until) out += fmt::format(" 有効期限 {}", day_words(*c.valid_until));
  if (c.limit_until) out += fmt::format(" 適用区分は{}まで", day_words(*c.limit_until));
  return out + "\n";
}

std::string member_words(const Office& office, const RegisterMember& member) {
  const ledger::Person& p = member.person;
  std::string out = fmt::format("{:02}\t{}\t{}({})\t{}生\t{}\t{}\t{}\t個人番号 {}\n", member.membership.value.branch,
                                member.membership.value.relation, p.name, p.name_kana,
                                p.birth_date ? day_words(*p.birth_date) : "不明", sex_words(p.sex),
                                period_words(member.membership.value), member.insured ? "加入中" : "加入していません",
                                member.number_masked.empty() ? "未取得" : member.number_masked);
  for (const ledger::CertificateRow& row : member.certificates) out += certificate_words(office, row.value);
  return out;
}

std::string history_words(const Office& office, const ledger::MembershipRow& row) {
  return fmt::format("{:02}\t{}から\t{}\t{}\t{}に{}が登録\n", row.value.branch, day_words(row.recording.valid_from),
                     to_japanese(row.recording.status), period_words(row.value), day_words(japan_date(row.recorded_at)),
                     actor_label(office, row.recording.actor));
}

}  // namespace

std::string_view to_japanese(ledger::RegisterStatus status) {
  switch (status) {
    case ledger::RegisterStatus::Provisional: return "仮登録";
    case ledger::RegisterStatus::Final: return "確定";
    case ledger::RegisterStatus::Void: return "取消";
  }
  return {};
}

std::string_view to_japanese(ledger::CertificateState state) {
  switch (state) {
    case ledger::CertificateState::Issued: return "交付済";
    case ledger::CertificateState::Returned: return "返納済";
    case ledger::CertificateState::Lost: return "紛失";
    case ledger::CertificateState::Void: return "無効";
  }
  return {};
}

std::string household_words(const Office& office, const RegisterHouseholdView& view) {
  const ledger::Household& h = view.household.value;
  std::string out = line_of("記号・番号", h.symbol.empty() ? h.number : h.symbol + "-" + h.number);
  out += line_of("基準日", day_words(view.at.day));
  if (view.at.known) out += line_of("知り得た時点", to_iso(*view.at.known));
  out += line_of("登録", std::string(to_japanese(view.household.recording.status)));
  for (const RegisterMember& member : view.members)
    if (member.membership.value.person == h.head) out += line_of("組合員", member.person.name);
  out += line_of("郵便番号", h.postal_code) + line_of("住所", h.address) + line_of("電話番号", h.phone);
  if (view.withheld)
    out += "支援措置の対象者がいるため、住所・電話番号・異動の履歴は支援措置情報の役割を持つ人にだけ表示します。\n";
  out += "\n加入者\n";
  for (const RegisterMember& member : view.members) out += member_words(office, member);
  if (!view.history.empty()) out += "\n異動の履歴\n";
  for (const ledger::MembershipRow& row : view.history) out += history_words(office, row);
  return out;
}

}  // namespace uketsuke::pipeline
