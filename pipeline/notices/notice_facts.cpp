#include "pipeline/notices/notice_facts.h"

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "pipeline/case/card_state.h"
#include "pipeline/case/limit.h"
#include "pipeline/settings/association.h"

namespace uketsuke::pipeline {
namespace {

using Texts = std::map<std::string, std::string>;
using validate::RegisterEffect;

constexpr const char* kInfoLetter = "shikaku_johosho";  // as templates/tables/certificate_rules.toml calls it

std::string text_of(const std::optional<Date>& day) { return day ? to_iso(*day) : std::string(); }

// The last day on which a card that begins on `from` is valid: the next occurrence of the association's month and day.
Date valid_until(Date from, const std::string& month_day) {
  Date day = date_from_iso(fmt::format("{:04}-{}", static_cast<int>(from.year()), month_day));
  if (!day.ok()) throw Failure("E-INPUT-VALUE", "certificate.valid_month_day");
  return day < from ? Date{day.year() + std::chrono::years(1), day.month(), day.day()} : day;
}

// The month before the one of the loss: a month is charged when the person is a member at its end, as 国保組合 mostly
// have it in their 規約; the setting says whether this association charges the month of the loss too.
std::string last_charged_month(Date lost_on, bool month_of_loss) {
  const auto month = lost_on.year() / lost_on.month() - std::chrono::months(month_of_loss ? 0 : 1);
  return fmt::format("{:04}-{:02}-01", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

class Gathering {
 public:
  Gathering(ledger::Store& store, const Context& context, const ledger::StoredCase& stored, const Texts& settings,
            Date issued_on)
      : store_(store), context_(context), stored_(stored), settings_(settings), issued_on_(issued_on) {
    const validate::Procedure* procedure = context.procedure(stored.file.procedure);
    const auto application = application_of(store, context, stored.file);
    if (procedure == nullptr || !application) throw Failure("E-CASE-UNFINISHED", "届書");
    effect_ = procedure->effect;
    form_ = *application;
    household_ = facts_of(store, stored.file, form_, effect_);
  }

  NoticeFacts run() {
    gather_common();
    gather_employer();
    for (const EnteredPerson& entered : household_.entered) out_.people.push_back(person_of(entered));
    if (effect_ == RegisterEffect::Acquire) add_premium(out_, household_, settings_, holidays(store_), issued_on_);
    if (effect_ == RegisterEffect::Lose) gather_loss();
    if (effect_ == RegisterEffect::Limit) gather_limit();
    return std::move(out_);
  }

 private:
  void gather_common() {
    out_.head = household_.household.head;
    out_.head_name = household_.head.name;
    out_.common = form_.values.open_values(0);
    out_.common["recipient.postal_code"] = household_.household.postal_code;
    out_.common["recipient.address"] = household_.household.address;
    out_.common["recipient.name"] = household_.head.name;
    out_.common["recipient.reference"] = stored_.file.number;
    out_.common["household.head"] = household_.head.name;
    out_.common["household.symbol"] = household_.household.symbol;
    out_.common["household.number"] = household_.household.number;
    out_.facts.insert("always");
  }

  // The 事業主 as the form names it, else as the register knows the 組合員's workplace.
  void gather_employer() {
    const auto known = [&](const char* concept_id) {
      const std::string written = form_.values.text(concept_id);
      const auto kept = household_.head.more.find(concept_id);
      return !written.empty() ? written : kept == household_.head.more.end() ? std::string() : kept->second;
    };
    std::string name = known("workplace.name");
    if (name.empty()) name = known("employer.name");
    std::string address = known("employer.address");
    if (address.empty()) address = known("workplace.address");
    if (name.empty() || address.empty()) return;
    out_.employer = {{"recipient.name", name},
                     {"recipient.address", address},
                     {"recipient.postal_code", known("employer.postal_code")},
                     {"recipient.reference", stored_.file.number},
                     {"employer.name", name}};
    out_.facts.insert("employer");
  }

  NoticePerson person_of(const EnteredPerson& entered) const {
    NoticePerson out;
    out.id = entered.id;
    const std::string& sex = entered.person.sex;
    out.values = {{"person.name", entered.person.name},
                  {"person.name_kana", entered.person.name_kana},
                  {"person.relation", entered.membership.relation},
                  {"person.birth_date", text_of(entered.person.birth_date)},
                  {"person.sex", sex == "male" ? "男" : sex == "female" ? "女" : ""},
                  {"membership.acquired_on", to_iso(entered.membership.acquired_on)},
                  {"membership.lost_on", text_of(entered.membership.lost_on)},
                  {"membership.loss_reason", entered.membership.lost_why},
                  {"membership.branch", fmt::format("{:02}", entered.membership.branch)},
                  {"household.symbol", household_.household.symbol},
                  {"household.number", household_.household.number}};
    const Date from = std::max(issued_on_, entered.membership.acquired_on);
    out.values["certificate.expires_on"] = to_iso(valid_until(from, settings_.at("certificate.valid_month_day")));
    if (effect_ == RegisterEffect::Acquire) choose_certificate(out, entered);
    const bool address_printed = settings_.at("certificate.prints_address") == "true";
    if (effect_ == RegisterEffect::Move && (entered.renamed || (household_.moved && address_printed))) {
      out.facts.insert("print_changed");
      out.values["certificate.reissue_reason"] = entered.renamed ? "氏名の変更" : "住所の変更";
    }
    return out;
  }

  // Which of 資格確認書 and 資格情報通知書 a new member gets: a person's word, else the association's rules.
  void choose_certificate(NoticePerson& out, const EnteredPerson& entered) const {
    int row = 0;
    for (const ApplicationPerson& person : form_.people)
      if (person.name == entered.person.name && person.birth_date == entered.person.birth_date) row = person.row;
    if (const std::string word = recorded_choice(row); !word.empty()) {
      if (word == "card" || word == "both") out.facts.insert("card");
      if (word == "info_letter" || word == "both") out.facts.insert("info_letter");
      return;
    }
    validate::CertificateFacts facts;
    facts.new_member = true;
    facts.card = card_state(store_, stored_.file.id, row);
    if (const std::string wish = form_.values.text("certificate.wanted"); !wish.empty()) facts.wanted = wish == "yes";
    facts.to_all_new_members = settings_.at("certificate.to_all_new_members") == "true";
    facts.birth_date = entered.person.birth_date.value_or(Date{});
    facts.issued_on = issued_on_;
    const validate::CertificateChoice choice = context_.certificates.choose(facts);
    if (choice.ask) throw Failure("E-CASE-UNFINISHED", entered.person.name + "さんの資格確認書の交付の判断");
    for (const std::string& kind : choice.kinds) out.facts.insert(kind == kInfoLetter ? "info_letter" : "card");
  }

  std::string recorded_choice(int row) const {
    std::string out;
    for (const ledger::CaseRecord& record : store_.cases().records(stored_.file.id))
      if (record.kind == "certificate" && record.subject == std::to_string(row)) out = record.facts.at("gives");
    return out;
  }

  void gather_loss() {
    Date last{};
    for (const EnteredPerson& entered : household_.entered)
      if (entered.membership.lost_on && (!last.ok() || *entered.membership.lost_on > last)) last = *entered.membership.lost_on;
    if (!last.ok()) return;
    const bool month_of_loss = settings_.at("premium.charged_in_month_of_loss") == "true";
    out_.common["premium.last_charged_month"] = last_charged_month(last, month_of_loss);
    for (NoticePerson& person : out_.people)
      person.values["premium.last_charged_month"] =
          last_charged_month(date_from_iso(person.values.at("membership.lost_on")), month_of_loss);
  }

  void gather_limit() {
    const LimitDecision limit = decided_limit(store_, stored_.file.id);
    NoticePerson& person = out_.people.front();
    person.values["limit.category"] = limit.category;
    person.values["limit.valid_from"] = text_of(limit.valid_from);
    person.values["limit.valid_until"] = text_of(limit.valid_until);
    person.values["limit.long_stay_from"] = text_of(limit.long_stay_from);
    person.values["notice.reason"] = limit.reason;
    person.facts.insert(limit.output);
  }

  ledger::Store& store_;
  const Context& context_;
  const ledger::StoredCase& stored_;
  const Texts& settings_;
  Date issued_on_;
  RegisterEffect effect_ = RegisterEffect::None;
  Application form_;
  HouseholdFacts household_;
  NoticeFacts out_;
};

}  // namespace

NoticeFacts notice_facts(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                         const Texts& settings, Date issued_on) {
  return Gathering(store, context, stored, settings, issued_on).run();
}

}  // namespace uketsuke::pipeline
