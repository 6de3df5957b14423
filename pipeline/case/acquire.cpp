#include "core/errors/failure.h"
#include "pipeline/case/register_case.h"
#include "pipeline/settings/association.h"

namespace uketsuke::pipeline {
namespace {

class Acquisition {
 public:
  explicit Acquisition(const RegisterCase& entering)
      : entering_(entering), store_(entering.store), application_(entering.application) {
    if (!application_.acquired_on) missing("資格取得年月日");
    recording_ = entering.recording(*application_.acquired_on);
  }

  void run() {
    if (application_.people.empty() || application_.people.front().name.empty()) missing("組合員の氏名");
    application_.kind == "add_family" ? add_to_household() : new_household();
  }

 private:
  PersonId enter_person(const ApplicationPerson& from) {
    if (from.name.empty()) missing("氏名");
    if (!from.birth_date) missing("生年月日");
    ledger::Person person;
    person.name = from.name;
    person.name_kana = from.name_kana;
    person.birth_date = from.birth_date;
    person.sex = from.sex;
    if (!from.my_number.empty()) person.number_token = store_.vault().keep(from.my_number);
    if (from.row == 0)
      for (const char* concept_id : {"workplace.name", "workplace.address"})
        if (std::string value = application_.values.text(concept_id); !value.empty())
          person.more[concept_id] = std::move(value);
    for (const PersonId& known : store_.members().find_persons(from.name_kana, from.birth_date, person.number_token))
      for (const auto& membership : store_.members().memberships_of(known, {recording_.valid_from, {}}))
        if (!membership.value.lost_on && membership.recording.status != ledger::RegisterStatus::Void)
          throw Failure("E-CONFLICT", "この方は既に被保険者として登録されています");
    return store_.members().add_person(person, recording_);
  }

  void enter_membership(const HouseholdId& household, const PersonId& person, const std::string& relation) {
    ledger::Membership membership;
    membership.household = household;
    membership.person = person;
    membership.relation = relation;
    membership.acquired_on = *application_.acquired_on;
    membership.acquired_why = application_.reason;
    store_.members().add_membership(membership, recording_);
  }

  void new_household() {
    ledger::Household household;
    household.head = enter_person(application_.people.front());
    household.symbol = setting(store_, "household.symbol");
    household.postal_code = application_.postal_code;
    household.address = application_.address;
    household.phone = application_.phone;
    const ledger::HouseholdRow row = store_.members().add_household(household, recording_);
    enter_membership(row.id, household.head, "本人");
    add_family(row.id);
  }

  void add_to_household() {
    const ledger::HouseholdRow household = named_household(entering_, recording_.valid_from);
    if (application_.people.size() < 2) missing("追加する家族");
    add_family(household.id);
  }

  void add_family(const HouseholdId& household) {
    for (std::size_t i = 1; i < application_.people.size(); ++i)
      enter_membership(household, enter_person(application_.people[i]), application_.people[i].relation);
  }

  const RegisterCase& entering_;
  ledger::Store& store_;
  const Application& application_;
  ledger::Recording recording_;
};

}  // namespace

void enter_acquisition(const RegisterCase& entering) { Acquisition(entering).run(); }

}  // namespace uketsuke::pipeline
