#include "pipeline/notices/issue.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/certificates_out.h"
#include "pipeline/case/reissue.h"
#include "pipeline/case/protected_household.h"
#include "pipeline/notices/correction_letter.h"
#include "pipeline/notices/notice_facts.h"
#include "pipeline/notices/seal_image.h"
#include "render/notice/notice_renderer.h"

namespace uketsuke::pipeline {
namespace {

using Texts = std::map<std::string, std::string>;

constexpr const char* kCorrected = "訂正後";  // printed on every letter that replaces a wrong one
using validate::ProcedureOutput;

Texts settings_of(ledger::Store& store) {
  Texts out;
  for (const ledger::Setting& setting : store.settings().list()) out[setting.key] = setting.value;
  out["envelope.window_mm"] = out["notice.window_mm"];
  return out;
}

const validate::Procedure& procedure_of(ledger::Store& store, const Context& context, const CaseId& id) {
  const validate::Procedure* procedure = context.procedure(store.cases().get(id).file.procedure);
  if (procedure == nullptr) throw Failure("E-TEMPLATE-INVALID", "procedure");
  return *procedure;
}

class Issuing {
 public:
  Issuing(ledger::Store& store, const Context& context, const CaseId& id, std::int64_t sequence, Date issued_on)
      : store_(store),
        context_(context),
        case_(store.cases().get(id)),
        settings_(settings_of(store)),
        sequence_(sequence),
        issued_on_(issued_on) {}

  /// Only asks whether everything can be printed.
  void check(const validate::Procedure& procedure) {
    only_check_ = true;
    run(procedure);
  }

  void run(const validate::Procedure& procedure) {
    facts_ = notice_facts(store_, context_, case_, settings_, issued_on_);
    correction_ = correction_letter(store_, context_, case_.file, issued_on_);
    for (const ProcedureOutput& output : procedure.outputs) {
      switch (output.per) {
        case ProcedureOutput::Per::Household:
          if (wanted(output, nullptr)) issue(output, facts_.common, nullptr, facts_.head, facts_.head_name);
          break;
        case ProcedureOutput::Per::Employer: issue_to_employer(output); break;
        case ProcedureOutput::Per::Person:
          for (const NoticePerson& person : facts_.people)
            if (wanted(output, &person)) issue_to_person(output, person);
          break;
      }
    }
    if (correction_) tell_correction(procedure);
  }

  /// The letter as it would be issued.
  Notice draft(const Letter& what) {
    only_check_ = true;
    letter(what, 0);
    return draft_;
  }

  /// A letter to the applicant as the form names them; `number` tells letters of one kind apart.
  void letter(const Letter& letter, int number) {
    const auto application = application_of(store_, context_, case_.file);
    if (!application) throw Failure("E-CASE-UNFINISHED", "届書");
    facts_.common = application->values.open_values(0);
    facts_.common["recipient.postal_code"] = application->postal_code;
    facts_.common["recipient.address"] = application->address;
    facts_.common["recipient.name"] = application->people.front().name;
    facts_.common["recipient.reference"] = case_.file.number;
    facts_.common["person.name"] = application->people.front().name;
    facts_.common["household.head"] = application->people.front().name;
    facts_.common["application.received_on"] = to_iso(case_.file.received_on);
    facts_.common["office.reference"] = case_.file.number;
    facts_.common["notice.subject"] = procedure_of(store_, context_, case_.file.id).label;
    facts_.addressed_to = address_letters(store_, case_.file.id, *application,
                                          is_protected(store_, case_, issued_on_), facts_.common);
    for (const auto& [id, text] : letter.variables) facts_.common[id] = text;
    facts_.tables = letter.tables;
    ProcedureOutput output;
    output.notice = letter.kind;
    issue(output, facts_.common, nullptr, PersonId("applicant#" + std::to_string(number)),
          facts_.common.at("recipient.name"));
  }

 private:
  // What the corrected letters replace, and what must come back, in a letter of its own.
  void tell_correction(const validate::Procedure& procedure) {
    const Letter letter = *correction_;
    correction_.reset();
    Texts variables = facts_.common;
    variables["notice.subject"] = procedure.label;
    for (const auto& [id, text] : letter.variables) variables[id] = text;
    facts_.tables = letter.tables;
    ProcedureOutput output;
    output.notice = letter.kind;
    issue(output, variables, nullptr, facts_.head, facts_.head_name);
  }

  bool wanted(const ProcedureOutput& output, const NoticePerson* person) const {
    if (!output.when_concept.empty()) {
      const auto value = facts_.common.find(output.when_concept);
      if (value == facts_.common.end() || value->second != output.when_value) return false;
    }
    if (output.when.empty()) return true;
    return facts_.facts.contains(output.when) || (person != nullptr && person->facts.contains(output.when));
  }

  void issue_to_employer(const ProcedureOutput& output) {
    if (!facts_.facts.contains("employer") || !wanted(output, nullptr)) return;
    Texts variables = facts_.common;
    for (const auto& [id, text] : facts_.employer) variables[id] = text;
    issue(output, variables, nullptr, PersonId("employer"), facts_.employer.at("employer.name"));
  }

  void issue_to_person(const ProcedureOutput& output, const NoticePerson& person) {
    Texts variables = facts_.common;
    for (const auto& [id, text] : person.values) variables[id] = text;
    // Papers without an end of their own carry one only where the age demands it (70歳以上).
    if (output.valid_until.empty() && !person.facts.contains("from_70")) variables.erase("certificate.expires_on");
    if (output.certificate && variables.contains("certificate.reissue_reason")) {
      const int number = next_issue(store_, person.id, output.notice, valid_until(output, person), person.holds_from);
      variables["certificate.issue"] = std::to_string(number);
      variables["certificate.remarks"] = "再交付（" + variables["certificate.issue"] + "回目の交付）";
    }
    issue(output, variables, &person, person.id, person.values.at("person.name"));
    if (output.certificate && !only_check_) enter_certificate(output, person);
  }

  static std::optional<Date> valid_until(const ProcedureOutput& output, const NoticePerson& person) {
    const auto until = person.values.find(output.valid_until);
    const Date day = until == person.values.end() ? Date{} : date_from_iso(until->second);
    return day.ok() ? std::optional(day) : std::nullopt;
  }

  void enter_certificate(const ProcedureOutput& output, const NoticePerson& person) {
    ledger::Recording recording;
    recording.by_case = case_.file.id;
    recording.actor = "pipeline";
    recording.status = ledger::RegisterStatus::Final;
    recording.valid_from = person.holds_from;
    ledger::Certificate certificate;
    certificate.person = person.id;
    certificate.kind = output.notice;
    certificate.issued_on = issued_on_;
    certificate.valid_until = recording.valid_to = valid_until(output, person);
    if (!is_limit_certificate(context_, output.notice)) add_printed_limit(certificate, person);
    certificate.issue =
        next_issue(store_, person.id, output.notice, certificate.valid_until, recording.valid_from);
    replace(person.id, output.notice, store_.members().add_certificate(certificate, recording), recording);
  }

  // 併記: a 適用区分 printed on the 資格確認書 counts in the register as an 認定証 does.
  static void add_printed_limit(ledger::Certificate& certificate, const NoticePerson& person) {
    const auto category = person.values.find("limit.category");
    if (category == person.values.end() || category->second.empty()) return;
    certificate.limit_category = category->second;
    const auto until = person.values.find("limit.valid_until");
    const Date day = until == person.values.end() ? Date{} : date_from_iso(until->second);
    certificate.limit_until = day.ok() ? std::optional(day) : certificate.valid_until;
  }

  // 再交付: an older certificate of the kind that is still out is void from now on.
  void replace(const PersonId& person, const std::string& kind, const ledger::CertificateId& by,
               const ledger::Recording& recording) {
    for (const ledger::CertificateRow& row : store_.members().certificates_of(person, {recording.valid_from, {}})) {
      const bool voided_here = row.value.state_by == case_.file.id && !row.value.replaced_by;
      const bool out = row.value.state == ledger::CertificateState::Issued || voided_here;
      if (row.value.kind != kind || row.id == by || !out) continue;
      ledger::Certificate old = row.value;
      if (!voided_here) old.state_on = recording.valid_from;
      old.state = ledger::CertificateState::Void;
      old.state_by = case_.file.id;
      old.replaced_by = by;
      store_.members().revise_certificate(row.id, old, recording);
    }
  }

  // Only what the template asks for goes into a notice: nothing can leak into it by accident.
  void fill(Notice& notice, const Texts& facts, const NoticePerson* only) const {
    const auto needs = render::notice_variables(context_.notices, notice.kind);
    for (const auto& variable : needs.variables) {
      const auto& from = variable.setting ? settings_ : facts;
      if (const auto it = from.find(variable.id); it != from.end() && !it->second.empty())
        notice.variables[variable.id] = it->second;
    }
    for (const auto& table : needs.tables) {
      if (const auto own = facts_.tables.find(table.id); own != facts_.tables.end()) {
        notice.tables[table.id] = own->second;
        continue;
      }
      for (const NoticePerson& person : facts_.people) {
        if (only != nullptr && person.id != only->id) continue;
        NoticeRow row;
        for (const std::string& column : table.columns)
          if (const auto value = person.values.find(column); value != person.values.end()) row[column] = value->second;
        notice.tables[table.id].push_back(std::move(row));
      }
    }
  }

  // As it stands in the window: the same texts. Throws while a person must still choose.
  ledger::Addressee addressee_of(const ProcedureOutput& output, const Texts& variables) const {
    const bool employer = output.per == ProcedureOutput::Per::Employer;
    const std::string who = employer ? "employer." : "recipient.";
    const auto text = [&](const char* part) {
      const auto found = variables.find(who + part);
      return found == variables.end() ? std::string() : found->second;
    };
    if ((!employer || facts_.addressed_to.for_all) && !facts_.addressed_to.question.empty())
      throw Failure("E-CASE-UNFINISHED", facts_.addressed_to.question);
    return {employer ? ledger::AddresseeRole::Employer : facts_.addressed_to.role, text("name"), text("postal_code"),
            text("address")};
  }

  void issue(const ProcedureOutput& output, const Texts& variables, const NoticePerson* only, const PersonId& recipient,
             const std::string& name) {
    ledger::NewNotice fresh;
    fresh.addressee = addressee_of(output, variables);
    fresh.notice.kind = output.notice;
    fresh.notice.template_version = context_.notices.find(output.notice).version;
    fresh.notice.issued_on = to_iso(issued_on_);
    fresh.notice.case_token = case_.file.token;
    fresh.notice.seal_png = seal_image(settings_.at("association.seal"));
    fresh.notice.specimen = settings_.at("demo.specimen") == "true";
    fill(fresh.notice, variables, only);
    if (correction_) fresh.notice.variables["notice.correction"] = kCorrected;
    // What cannot be printed (a character no font holds, a text that does not fit) must stop the case, not the print job
    // after it; the number it will get stands in for the check.
    Notice probe = fresh.notice;
    probe.document_number = settings_.at("notice.number_rule");
    render::check_notice(probe, context_.notices);
    draft_ = std::move(probe);
    draft_.document_number = "(発行のときに付番)";
    if (only_check_) return;
    fresh.by_case = case_.file.id;
    fresh.recipient = recipient.value;
    fresh.recipient_name = name;
    fresh.sequence = sequence_;
    fresh.number_rule = settings_.at("notice.number_rule");
    fresh.issued_on = issued_on_;
    store_.notices().issue(fresh);
  }

  ledger::Store& store_;
  const Context& context_;
  ledger::StoredCase case_;
  Texts settings_;
  NoticeFacts facts_;
  std::optional<Letter> correction_;  // while the letters that it corrects are written
  std::int64_t sequence_;
  Date issued_on_;
  bool only_check_ = false;
  Notice draft_;
};

}  // namespace

void issue_notices(ledger::Store& store, const Context& context, const CaseId& id, std::int64_t approval_sequence,
                   Date issued_on) {
  Issuing(store, context, id, approval_sequence, issued_on).run(procedure_of(store, context, id));
}

void check_letters(ledger::Store& store, const Context& context, const CaseId& id, Date issued_on) {
  Issuing(store, context, id, 0, issued_on).check(procedure_of(store, context, id));
}

void issue_letter(ledger::Store& store, const Context& context, const CaseId& id, const Letter& letter, int number,
                  std::int64_t sequence, Date issued_on) {
  Issuing(store, context, id, sequence, issued_on).letter(letter, number);
}

Notice draft_letter(ledger::Store& store, const Context& context, const CaseId& id, const Letter& letter,
                    Date issued_on) {
  return Issuing(store, context, id, 0, issued_on).draft(letter);
}

}  // namespace uketsuke::pipeline
