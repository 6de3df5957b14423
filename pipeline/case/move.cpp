#include "core/errors/failure.h"
#include "pipeline/case/register_case.h"

namespace uketsuke::pipeline {
namespace {

class Move {
 public:
  explicit Move(const RegisterCase& entering) : entering_(entering), form_(entering.application) {
    if (const auto day = form_.values.day("address.changed_on")) changed_on_ = *day;
    if (!changed_on_.ok()) missing("住所の変更年月日");
    if (form_.address.empty()) missing("新しい住所");
  }

  void run() {
    const ledger::HouseholdRow household = named_household(entering_, changed_on_);
    if (form_.values.text("address.scope") == "part")
      move_persons(household.id);
    else
      move_household(household);
    rename(household.id);
  }

 private:
  void move_household(const ledger::HouseholdRow& household) {
    ledger::Household moved = household.value;
    moved.postal_code = form_.postal_code;
    moved.address = form_.address;
    if (!form_.phone.empty()) moved.phone = form_.phone;
    entering_.store.members().revise_household(household.id, moved, entering_.recording(changed_on_));
  }

  // Who moves alone keeps the household's 記号番号; the address is the person's own from that day.
  void move_persons(const HouseholdId& household) {
    bool anybody = false;
    for (const ApplicationPerson& moving : form_.people) {
      if (moving.row == 0) continue;
      revise(household, as_known(household, moving), [&](ledger::Person& person) {
        person.more["address.postal_code"] = form_.postal_code;
        person.more["address.text"] = form_.address;
      });
      anybody = true;
    }
    if (!anybody) missing("住所を変更する方");
  }

  // 同時氏名変更: the new name stands on the form beside the former one.
  void rename(const HouseholdId& household) {
    for (const ApplicationPerson& named : form_.people) {
      const std::string former = form_.values.text("person.former_name", named.row);
      if (former.empty()) continue;
      revise(household, as_known(household, named), [&](ledger::Person& person) {
        person.name = named.name;
        if (!named.name_kana.empty()) person.name_kana = named.name_kana;
        person.more["person.former_name"] = former;
      });
    }
  }

  // As the register knows the person until this case: by the former name; the 組合員, who states no birth date, by the
  // register's.
  ApplicationPerson as_known(const HouseholdId& id, const ApplicationPerson& person) {
    ApplicationPerson known = person;
    if (const std::string former = form_.values.text("person.former_name", person.row); !former.empty()) known.name = former;
    if (known.birth_date || person.row != 0) return known;
    const auto household = entering_.store.members().household(id, {changed_on_, {}});
    const auto head = household ? entering_.store.members().person(household->value.head, {changed_on_, {}}) : std::nullopt;
    if (head) known.birth_date = head->value.birth_date;
    return known;
  }

  template <class Change>
  void revise(const HouseholdId& household, const ApplicationPerson& who, const Change& change) {
    const PersonId id = named_member(entering_, household, who, changed_on_).value.person;
    ledger::Person person = entering_.store.members().person(id, {changed_on_, {}})->value;
    change(person);
    entering_.store.members().revise_person(id, person, entering_.recording(changed_on_));
  }

  const RegisterCase& entering_;
  const Application& form_;
  Date changed_on_{};
};

}  // namespace

void enter_move(const RegisterCase& entering) { Move(entering).run(); }

}  // namespace uketsuke::pipeline
