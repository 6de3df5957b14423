#include <algorithm>
#include <map>

#include "core/errors/failure.h"
#include "ledger/register_time.h"
#include "pipeline/case/correction.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kNeverInsured = "訂正(資格取得の取消し)";

// Both times stay apart: the corrected rows begin where the wrong ones or the right ones begin, whichever is earlier, so
// that no day is left to the wrong ones.
class Correcting {
 public:
  Correcting(const RegisterCase& entering, const CaseId& wrong)
      : entering_(entering), members_(entering.store.members()), form_(entering.application), wrong_(wrong) {
    if (!form_.acquired_on) missing("資格取得年月日");
    const auto before = application_of(entering.store, entering.context, entering.store.cases().get(wrong).file);
    if (!before) missing("訂正する届書");
    if (before->kind != form_.kind) throw Failure("E-CONFLICT", "届出区分は訂正できません。取下げと新しい届で処理してください");
    const auto persons = members_.persons_of_case(wrong);
    std::size_t next = 0;
    for (const ApplicationPerson& person : before->people)
      if ((person.row > 0 || form_.kind != "add_family") && next < persons.size()) known_[person.row] = persons[next++];
  }

  void run() {
    const auto memberships = members_.memberships_of_case(wrong_);
    if (memberships.empty()) missing("訂正する資格");
    household_ = memberships.front().value.household;
    for (const ledger::MembershipRow& row : memberships) membership_of_[row.value.person] = row;
    if (form_.kind != "add_family") correct_household();
    for (const ApplicationPerson& person : form_.people) {
      if (person.row == 0 && form_.kind == "add_family") continue;
      const auto known = known_.find(person.row);
      known == known_.end() ? add(person) : correct(known->second, person);
      if (known != known_.end()) known_.erase(known);
    }
    for (const auto& [row, person] : known_) take_back(person);
  }

 private:
  template <class Row>
  ledger::Recording from_either(const Row& wrong) const {
    return entering_.recording(std::min(*form_.acquired_on, wrong.recording.valid_from));
  }

  void correct_household() {
    const ledger::HouseholdRow wrong = *ledger::newest_standing(members_.history(household_));
    ledger::Household household = wrong.value;
    household.postal_code = form_.postal_code;
    household.address = form_.address;
    household.phone = form_.phone;
    members_.revise_household(household_, household, from_either(wrong));
  }

  ledger::Person person_as_said(const ApplicationPerson& said, ledger::Person person) const {
    if (said.name.empty()) missing("氏名");
    if (!said.birth_date) missing("生年月日");
    person.name = said.name;
    person.name_kana = said.name_kana;
    person.birth_date = said.birth_date;
    person.sex = said.sex;
    if (!said.my_number.empty()) person.number_token = entering_.store.vault().keep(said.my_number);
    return person;
  }

  ledger::Membership membership_as_said(const ApplicationPerson& said, ledger::Membership membership) const {
    membership.relation = said.row == 0 ? "本人" : said.relation;
    membership.acquired_on = *form_.acquired_on;
    membership.acquired_why = form_.reason;
    return membership;
  }

  void correct(const PersonId& id, const ApplicationPerson& said) {
    const ledger::PersonRow person = *ledger::newest_standing(members_.history(id));
    members_.revise_person(id, person_as_said(said, person.value), from_either(person));
    const ledger::MembershipRow& wrong = membership_of_.at(id);
    members_.revise_membership(wrong.id, membership_as_said(said, wrong.value), from_either(wrong));
  }

  void add(const ApplicationPerson& said) {
    const ledger::Recording recording = entering_.recording(*form_.acquired_on);
    ledger::Membership membership;
    membership.household = household_;
    membership.person = members_.add_person(person_as_said(said, {}), recording);
    members_.add_membership(membership_as_said(said, membership), recording);
  }

  void take_back(const PersonId& id) {
    const ledger::MembershipRow& wrong = membership_of_.at(id);
    ledger::Membership membership = wrong.value;
    membership.lost_on = membership.acquired_on;
    membership.lost_why = kNeverInsured;
    members_.revise_membership(wrong.id, membership, entering_.recording(wrong.recording.valid_from));
  }

  const RegisterCase& entering_;
  ledger::Register& members_;
  const Application& form_;
  CaseId wrong_;
  HouseholdId household_;
  std::map<int, PersonId> known_;  // by the row of the form
  std::map<PersonId, ledger::MembershipRow> membership_of_;
};

}  // namespace

void correct_acquisition(const RegisterCase& entering, const CaseId& wrong) { Correcting(entering, wrong).run(); }

}  // namespace uketsuke::pipeline
