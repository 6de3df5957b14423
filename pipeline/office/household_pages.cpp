#include "pipeline/office/household_pages.h"

#include <algorithm>
#include <map>

#include "core/errors/failure.h"
#include "ledger/register_time.h"
#include "pipeline/case/certificates_out.h"
#include "pipeline/office/notices.h"
#include "pipeline/office/protection.h"

namespace uketsuke::pipeline {
namespace {

constexpr int kMostCases = 200;

// What was entered until that moment, newest first, as it stood then; void rows too.
template <class Row>
std::vector<Row> known_rows(const std::vector<Row>& rows, const ledger::AsOf& at) {
  std::vector<Row> out;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row)
    if (auto known = ledger::as_known(*row, at.known)) out.push_back(*std::move(known));
  return out;
}

// The label of a reason; some rows keep the value of the form's choice, others the words themselves.
std::string reason_words(const Office& office, const std::string& value) {
  for (const KindInfo& kind : office.context.kinds.kinds())
    for (const FieldInfo& field : kind.fields)
      if (field.concept_id == "membership.acquisition_reason" || field.concept_id == "membership.loss_reason")
        for (const ChoiceOption& option : field.options)
          if (option.value == value) return option.label;
  return value;
}

// Draws one household; asks the store for each case and user only once.
class Drawer {
 public:
  Drawer(const Office& office, const Actor& actor, const ledger::AsOf& at) : office_(office), actor_(actor), at_(at) {}

  HouseholdView draw(const HouseholdId& id) {
    const auto row = office_.store.members().household(id, at_);
    if (!row) throw Failure("E-LEDGER-NOTFOUND", "世帯");
    HouseholdView view;
    view.id = id;
    view.at = at_;
    view.symbol = row->value.symbol;
    view.number = row->value.number;
    view.is_protected = is_protected(office_, id);
    view.withheld = view.is_protected && !sees_protected(actor_);
    if (!view.withheld) {
      view.postal_code = row->value.postal_code;
      view.address = row->value.address;
      view.phone = row->value.phone;
      for (const auto& entry : known_rows(office_.store.members().history(id), at_))
        add_address(view, entry.recording, entry.recorded_at, {}, entry.value.postal_code, entry.value.address,
                    entry.value.phone);
    }
    add_members(view, row->value.head);
    add_cases(view);
    return view;
  }

 private:
  RegisterTimes times_of(const ledger::Recording& recording, Instant recorded_at) {
    RegisterTimes out{
        recording.valid_from, recording.valid_to, recorded_at, std::string(to_string(recording.status)), {}, {}, {}};
    auto label = labels_.find(recording.actor);
    if (label == labels_.end()) label = labels_.emplace(recording.actor, actor_label(office_, recording.actor)).first;
    out.actor = label->second;
    if (const ledger::StoredCase* stored = case_of(recording.by_case)) {
      out.by_case = stored->file.id;
      out.receipt_number = stored->file.number;
    }
    return out;
  }

  const ledger::StoredCase* case_of(const CaseId& id) {
    auto known = cases_.find(id);
    if (known == cases_.end()) {
      std::optional<ledger::StoredCase> stored;
      try {
        if (!id.value.empty()) stored = office_.store.cases().get(id);
      } catch (const Failure&) {
        // Disposed of, or an entry that no case brought: the row stands without its case.
      }
      known = cases_.emplace(id, std::move(stored)).first;
    }
    return known->second ? &*known->second : nullptr;
  }

  void add_address(HouseholdView& view, const ledger::Recording& recording, Instant recorded_at,
                   const std::string& person, const std::string& postal_code, const std::string& address,
                   const std::string& phone) {
    view.addresses.push_back({times_of(recording, recorded_at), person, postal_code, address, phone});
  }

  // A person's own address stands among their further concepts, when they live elsewhere.
  void add_own_addresses(HouseholdView& view, const PersonId& id, const std::string& name) {
    for (const ledger::PersonRow& row : known_rows(office_.store.members().history(id), at_)) {
      const auto& more = row.value.more;
      const auto text = [&](const char* key) { return more.contains(key) ? more.at(key) : std::string(); };
      if (!text("address.text").empty())
        add_address(view, row.recording, row.recorded_at, name, text("address.postal_code"), text("address.text"),
                    text("person.phone"));
    }
  }

  void add_members(HouseholdView& view, const PersonId& head) {
    std::map<ledger::MembershipId, std::vector<ledger::MembershipRow>> memberships;
    for (ledger::MembershipRow& row : office_.store.members().membership_history(view.id))
      memberships[row.id].push_back(std::move(row));
    for (auto& [id, rows] : memberships) {
      rows = known_rows(rows, at_);
      if (!rows.empty()) add_member(view, head, rows);
    }
    std::sort(view.members.begin(), view.members.end(),
              [](const MemberEntry& a, const MemberEntry& b) { return a.branch < b.branch; });
    std::stable_sort(view.addresses.begin(), view.addresses.end(), [](const AddressEntry& a, const AddressEntry& b) {
      return a.times.recorded_at > b.times.recorded_at;
    });
  }

  void add_member(HouseholdView& view, const PersonId& head, const std::vector<ledger::MembershipRow>& rows) {
    const PersonId person = rows.front().value.person;
    const auto row = office_.store.members().person(person, at_);
    // Everything that was entered of the person is void: they never became a member.
    if (!row) return;
    MemberEntry member;
    member.branch = rows.front().value.branch;
    member.is_head = person == head;
    member.name = row->value.name;
    member.kana = row->value.name_kana;
    member.birth_date = row->value.birth_date;
    member.sex = row->value.sex;
    member.number_known = !row->value.number_token.empty();
    for (const ledger::MembershipRow& standing : office_.store.members().members(view.id, at_)) {
      if (standing.value.person != person || standing.value.branch != member.branch) continue;
      const ledger::Membership& value = standing.value;
      member.relation = value.relation;
      member.acquired_on = value.acquired_on;
      member.lost_on = value.lost_on;
      member.insured = value.insured_on(at_.day);
    }
    for (const ledger::MembershipRow& entry : rows)
      member.history.push_back({times_of(entry.recording, entry.recorded_at), entry.value.relation,
                                entry.value.acquired_on, reason_words(office_, entry.value.acquired_why), entry.value.lost_on,
                                reason_words(office_, entry.value.lost_why)});
    add_certificates(member, person);
    if (!view.withheld) add_own_addresses(view, person, member.name);
    view.members.push_back(std::move(member));
  }

  void add_certificates(MemberEntry& member, const PersonId& person) {
    for (const ledger::CertificateRow& row : office_.store.members().certificates_of(person, at_))
      member.certificates.push_back({certificate_title(office_.context, row.value), row.value.issued_on,
                                     row.value.valid_until, std::string(ledger::to_string(row.value.state)),
                                     row.value.state_on, row.value.limit_until});
    std::stable_sort(member.certificates.begin(), member.certificates.end(),
                     [](const auto& a, const auto& b) { return a.issued_on > b.issued_on; });
  }

  // Cases that name the household, and those whose rows stand in it.
  void add_cases(HouseholdView& view) {
    ledger::SearchQuery query;
    query.symbol = view.symbol;
    query.number = view.number;
    ledger::Window window;
    window.limit = kMostCases;
    for (const ledger::StoredCase& stored : office_.store.cases().find(query, window).items)
      if (stored.subject.symbol == view.symbol) cases_.insert_or_assign(stored.file.id, stored);
    for (const auto& [id, stored] : cases_) {
      if (!stored || !has_duty(office_, actor_, stored->file.procedure)) continue;
      const validate::Procedure* procedure = office_.context.procedure(stored->file.procedure);
      view.cases.push_back({id, stored->file.number, procedure == nullptr ? stored->file.procedure : procedure->label,
                            stored->file.state, stored->file.received_on});
    }
    std::sort(view.cases.begin(), view.cases.end(), [](const auto& a, const auto& b) {
      return std::pair(a.received_on, a.receipt_number) > std::pair(b.received_on, b.receipt_number);
    });
  }

  const Office& office_;
  const Actor& actor_;
  ledger::AsOf at_;
  std::map<std::string, std::string> labels_;
  std::map<CaseId, std::optional<ledger::StoredCase>> cases_;
};

}  // namespace

HouseholdView open_household(const Office& office, const Actor& actor, const HouseholdId& id, const ledger::AsOf& at) {
  require_role(actor, {"reviewer", "approver", "admin", "auditor"});
  log_look(office, actor, "household.open", id.value);
  return Drawer(office, actor, at).draw(id);
}

}  // namespace uketsuke::pipeline
