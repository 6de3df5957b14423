#include "pipeline/notices/notice_facts.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "pipeline/case/case_records.h"
#include "pipeline/case/certificates_out.h"
#include "pipeline/case/limit.h"
#include "pipeline/case/protected_household.h"
#include "pipeline/case/reissue.h"
#include "pipeline/settings/association.h"
#include "validate/days/ages.h"
#include "validate/rules/days.h"

namespace uketsuke::pipeline {
namespace {

using Texts = std::map<std::string, std::string>;
using validate::RegisterEffect;

// As templates/tables/certificate_rules.toml calls them.
constexpr const char* kCard = "shikaku_kakuninsho";
constexpr const char* kInfoLetter = "shikaku_johosho";

// 枝番 stands with two digits.
std::string branch_text(int branch) { return fmt::format("{:02}", branch); }

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
  return to_iso(Date{month / 1});
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
    records_ = store.cases().records(stored.file.id);
    tells_employer_ = std::any_of(procedure->outputs.begin(), procedure->outputs.end(), [](const auto& output) {
      return output.per == validate::ProcedureOutput::Per::Employer;
    });
    form_ = *application;
    household_ = facts_of(store, stored.file, form_, effect_);
    protected_ = is_protected(store, stored, issued_on) ||
                 (!household_.id.empty() && is_protected(store, household_.id, issued_on));
  }

  NoticeFacts run() {
    gather_common();
    gather_employer();
    for (const EnteredPerson& entered : household_.entered) out_.people.push_back(person_of(entered));
    if (effect_ == RegisterEffect::Acquire) add_premium(out_, household_, settings_, holidays(store_), issued_on_);
    if (effect_ == RegisterEffect::Lose) gather_loss();
    if (effect_ == RegisterEffect::Limit)
      for (std::size_t i = 0; i < out_.people.size(); ++i) {
        gather_limit(out_.people[i], household_.entered[i].row);
        // A card that a 併記 begins ahead of time ends after that day, not before it.
        out_.people[i].values["certificate.expires_on"] =
            expiry(out_.people[i].holds_from, household_.entered[i].person.birth_date);
      }
    if (effect_ == RegisterEffect::Reissue)
      for (std::size_t i = 0; i < out_.people.size(); ++i) gather_reissue(out_.people[i], household_.entered[i].row);
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
    out_.common["address.text"] = household_.household.address;
    out_.addressed_to = address_letters(store_, stored_.file.id, form_, protected_, out_.common);
    out_.common["application.received_on"] = to_iso(stored_.file.received_on);
    out_.common["office.reference"] = stored_.file.number;
    out_.facts.insert("always");
  }

  // The 事業主 as a person recorded it, else as the form or the register names it. A form that came through the 事業主
  // is answered there too: then an address must be found.
  void gather_employer() {
    Texts to{{"employer.name", known("workplace.name")},
             {"employer.postal_code", known("employer.postal_code")},
             {"employer.address", known("workplace.address")}};
    if (protected_) to["employer.address"].clear();  // only where a person recorded it for this case
    if (const ledger::CaseRecord* recorded = newest_record(records_, "employer"))
      for (const auto& [id, text] : recorded->facts) to["employer." + id] = text;
    if (std::none_of(to.begin(), to.end(), [](const auto& entry) { return entry.second.empty(); })) {
      out_.employer = std::move(to);
      out_.facts.insert("employer");
    } else if (!form_.values.text("employer.name").empty() && tells_employer_) {
      throw Failure("E-CASE-UNFINISHED", "事業主の宛先");
    }
  }

  std::string known(const char* concept_id) const {
    if (std::string written = form_.values.text(concept_id); !written.empty()) return written;
    const auto kept = household_.head.more.find(concept_id);
    return kept == household_.head.more.end() ? std::string() : kept->second;
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
                  {"membership.branch", branch_text(entered.membership.branch)},
                  {"household.symbol", household_.household.symbol},
                  {"household.number", household_.household.number}};
    out.holds_from = std::max(issued_on_, entered.membership.acquired_on);
    if (effect_ == RegisterEffect::Copayment)
      out.holds_from = std::max(out.holds_from, form_.values.day("certificate.copayment_from").value_or(out.holds_from));
    out.values["certificate.expires_on"] = expiry(out.holds_from, entered.person.birth_date);
    if (effect_ == RegisterEffect::Acquire || effect_ == RegisterEffect::Copayment) choose_certificate(out, entered);
    add_copayment(out, entered);
    const bool address_printed = settings_.at("certificate.prints_address") == "true";
    if (effect_ == RegisterEffect::Move && (entered.renamed || (household_.moved && address_printed))) {
      out.facts.insert("print_changed");
      out.values["certificate.reissue_reason"] = entered.renamed ? "氏名の変更" : "住所の変更";
      keep_printed_limit(out);
    }
    return out;
  }

  // Of a 資格確認書 that begins on a day: the association's month and day, cut at 75.
  std::string expiry(Date from, const std::optional<Date>& birth_date) const {
    Date until = valid_until(from, settings_.at("certificate.valid_month_day"));
    if (birth_date) until = std::min(until, validate::last_day_before_75(*birth_date));
    return to_iso(until);
  }

  // 併記: what the old card says of the 適用区分, as long as it holds, stands on the new one.
  void keep_printed_limit(NoticePerson& out) const {
    for (ledger::CertificateRow& held : certificates_out(store_, out.id, out.holds_from)) {
      const ledger::CertificateRow row = with_printed_limit(store_, context_, std::move(held));
      if (row.value.kind != kCard || !row.value.limit_until || *row.value.limit_until < out.holds_from) continue;
      for (const auto& [id, text] : printed_before(store_, row))
        if (id.starts_with("limit.")) out.values[id] = text;
      out.values["limit.valid_until"] = to_iso(*row.value.limit_until);
    }
  }

  // From 70 on the paper carries the share that the patient pays; a senior judges it.
  void add_copayment(NoticePerson& out, const EnteredPerson& entered) const {
    if (!entered.person.birth_date || out.holds_from <= validate::last_day_under_70(*entered.person.birth_date)) return;
    out.facts.insert("from_70");
    const ledger::CaseRecord* judged = newest_record(records_, "copayment", row_of(entered));
    if (judged == nullptr) {
      if (effect_ == RegisterEffect::Acquire || effect_ == RegisterEffect::Copayment)
        throw Failure("E-CASE-UNFINISHED", entered.person.name + "さんの一部負担金の割合の判定");
      return;
    }
    out.values["certificate.copayment"] = fact(judged, "ratio");
    out.values["certificate.copayment_from"] = fact(judged, "from");
  }

  int row_of(const EnteredPerson& entered) const {
    int row = entered.row;
    if (row > 0) return row;
    for (const ApplicationPerson& person : form_.people)
      if (person.name == entered.person.name && person.birth_date == entered.person.birth_date) row = person.row;
    return row;
  }

  // Which of 資格確認書 and 資格情報通知書 a new member gets: a person's word, else the association's rules.
  void choose_certificate(NoticePerson& out, const EnteredPerson& entered) const {
    const int row = row_of(entered);
    if (const ledger::CaseRecord* judged = newest_record(records_, "certificate", row)) {
      const std::string word = fact(judged, "gives");
      if (word == "card" || word == "both") out.facts.insert("card");
      if (word == "info_letter" || word == "both") out.facts.insert("info_letter");
      return;
    }
    validate::CertificateFacts facts;
    facts.new_member = effect_ == RegisterEffect::Acquire;
    facts.card = card_state(records_, row);
    if (const std::string wish = form_.values.text("certificate.wanted"); !wish.empty()) facts.wanted = wish == "yes";
    facts.to_all_new_members = settings_.at("certificate.to_all_new_members") == "true";
    facts.birth_date = entered.person.birth_date.value_or(Date{});
    facts.issued_on = issued_on_;
    // Who has a 資格確認書 already goes on having one, unless somebody learned of マイナ保険証.
    if (!facts.new_member && facts.card == validate::CardState::Unknown && holds(entered.id, kCard)) {
      out.facts.insert("card");
      return;
    }
    const validate::CertificateChoice choice = context_.certificates.choose(facts);
    if (choice.ask) throw Failure("E-CASE-UNFINISHED", entered.person.name + "さんの資格確認書の交付の判断");
    for (const std::string& kind : choice.kinds) out.facts.insert(kind == kInfoLetter ? "info_letter" : "card");
  }

  bool holds(const PersonId& person, const char* kind) const {
    const auto out = certificates_out(store_, person, issued_on_);
    return std::any_of(out.begin(), out.end(), [&](const auto& row) { return row.value.kind == kind; });
  }

  void gather_loss() {
    const bool month_of_loss = settings_.at("premium.charged_in_month_of_loss") == "true";
    for (NoticePerson& person : out_.people)
      if (const Date lost_on = date_from_iso(person.values.at("membership.lost_on")); lost_on.ok())
        person.values["premium.last_charged_month"] = last_charged_month(lost_on, month_of_loss);
    gather_cards();
  }

  // What is still out: asked back with the letter.
  void gather_cards() {
    std::vector<NoticeRow>& cards = out_.tables["cards"];
    for (const EnteredPerson& entered : household_.entered)
      for (const ledger::CertificateRow& row : store_.members().unreturned_certificates(entered.id, {issued_on_, {}}))
        cards.push_back(card_row(context_, entered.membership, entered.person.name, row.value));
    if (!cards.empty())
      out_.common["notice.reply_by"] = to_iso(validate::last_day_to_notify(
          issued_on_, std::stoi(settings_.at("notice.return_days")), holidays(store_)));
  }

  void gather_limit(NoticePerson& person, int row) {
    const LimitDecision limit = decided_limit(records_, row);
    if (limit.valid_from) person.holds_from = std::max(person.holds_from, *limit.valid_from);
    person.values["limit.category"] = limit.category;
    person.values["limit.valid_from"] = text_of(limit.valid_from);
    person.values["limit.valid_until"] = text_of(limit.valid_until);
    person.values["limit.long_stay_from"] = text_of(limit.long_stay_from);
    person.values["notice.reason"] = limit.reason;
    const bool by_category = limit.category == "一般" || limit.category == "現役並みⅢ";
    person.values["notice.advice"] = settings_.at(by_category ? "limit.advice_category" : "limit.advice_card");
    person.values["certificate.kind"] = "限度額適用認定証";
    person.facts.insert(limit.output);
  }

  // The new certificate says what the old one said. What this office never printed must be judged by a person.
  void gather_reissue(NoticePerson& person, int row) {
    const std::string kind = form_.values.text("certificate.reissue_kind", row);
    const auto old = voided_by(store_, stored_.file.id, person.id, kind, issued_on_);
    if (!old) throw Failure("E-CASE-UNFINISHED", person.values.at("person.name") + "さんの再交付する証");
    const Texts before = printed_before(store_, *old);
    if (before.empty() && is_limit_certificate(context_, kind)) gather_limit(person, row);
    for (const auto& [id, text] : before) person.values[id] = text;
    if (old->value.valid_until) person.values["certificate.expires_on"] = to_iso(*old->value.valid_until);
    if (old->value.limit_until) person.values["limit.valid_until"] = to_iso(*old->value.limit_until);
    const bool by_70 = person.facts.contains("from_70") && !is_limit_certificate(context_, kind);
    if (by_70 && person.values["certificate.copayment"].empty())
      throw Failure("E-CASE-UNFINISHED", person.values.at("person.name") + "さんの一部負担金の割合の判定");
    const std::string written = form_.values.text("certificate.reissue_other", row);
    const std::string reason = form_.values.label("certificate.reissue_cause", row);
    person.values["certificate.reissue_reason"] = written.empty() ? reason : written;
    person.facts.insert("reissue." + kind);
  }

  ledger::Store& store_;
  const Context& context_;
  const ledger::StoredCase& stored_;
  const Texts& settings_;
  Date issued_on_;
  RegisterEffect effect_ = RegisterEffect::None;
  bool tells_employer_ = false;
  bool protected_ = false;  // 支援措置
  std::vector<ledger::CaseRecord> records_;
  Application form_;
  HouseholdFacts household_;
  NoticeFacts out_;
};

}  // namespace

NoticeRow card_row(const Context& context, const ledger::Membership& membership, const std::string& name,
                   const ledger::Certificate& card) {
  return {{"certificate.kind", context.notices.find(card.kind).title},
          {"person.name", name},
          {"membership.branch", branch_text(membership.branch)},
          {"certificate.issued_on", to_iso(card.issued_on)},
          {"membership.lost_on", text_of(membership.lost_on)}};
}

NoticeFacts notice_facts(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                         const Texts& settings, Date issued_on) {
  return Gathering(store, context, stored, settings, issued_on).run();
}

}  // namespace uketsuke::pipeline
