#include "pipeline/case/registration.h"

#include "core/errors/failure.h"
#include "pipeline/case/application.h"
#include "pipeline/settings/association.h"

namespace uketsuke::pipeline {
namespace {

[[noreturn]] void missing(const char* what) { throw Failure("E-CASE-UNFINISHED", what); }

class Registration {
 public:
  Registration(ledger::Store& store, const CaseFile& file, const Application& application, const std::string& actor)
      : store_(store), application_(application) {
    if (!application.acquired_on) missing("資格取得年月日");
    recording_.by_case = file.id;
    recording_.actor = actor;
    recording_.valid_from = *application.acquired_on;
    recording_.status = ledger::RegisterStatus::Provisional;
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
    const auto household = store_.members().household_by_number(application_.symbol, application_.number);
    if (!household) throw Failure("E-LEDGER-NOTFOUND", "記号番号の世帯");
    if (application_.people.size() < 2) missing("追加する家族");
    add_family(household->id);
  }

  void add_family(const HouseholdId& household) {
    for (std::size_t i = 1; i < application_.people.size(); ++i)
      enter_membership(household, enter_person(application_.people[i]), application_.people[i].relation);
  }

  ledger::Store& store_;
  const Application& application_;
  ledger::Recording recording_;
};

}  // namespace

void register_provisionally(ledger::Store& store, const Context& context, const CaseFile& file,
                            const std::string& actor) {
  const auto application = application_of(store, context, file);
  if (!application) missing("届書");
  Registration(store, file, *application, actor).run();
}

}  // namespace uketsuke::pipeline
