#include "bench/office_clerk/staff.h"

#include "core/crypto/hash.h"
#include "core/errors/failure.h"

namespace uketsuke::office_day {
namespace {

struct Person {
  const char* name;
  const char* display_name;
  std::vector<std::string> roles;
};

const std::vector<Person>& people() {
  static const std::vector<Person> all{{"kakunin", "確認 花子", {"mailroom", "reviewer"}},
                                       {"shunin", "主任 三郎", {"reviewer", "senior"}},
                                       {"kessai", "決裁 次郎", {"approver"}},
                                       {"insatsu", "印刷 四子", {"print"}},
                                       {"kanri", "管理 五郎", {"admin"}}};
  return all;
}

}  // namespace

ledger::StoreOptions data_in(const std::filesystem::path& work) {
  ledger::StoreOptions out;
  out.data = work / "data";
  out.key_file = work / "master.key";
  out.head_file = work / "chain.head";
  return out;
}

std::string hire(ledger::Store& store) {
  constexpr int kDay_s = 24 * 3600;
  std::string token;
  for (const Person& person : people()) {
    const std::string once = store.users().add(person.name, person.display_name, person.roles, {}, "office_day");
    const UserId id = store.users().by_name(person.name)->id;
    const std::string bytes = random_bytes(16);
    store.users().change_password(id, once, to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}));
    if (token.empty()) token = store.users().add_token(id, "office_day", kDay_s, person.name);
  }
  return token;
}

Staff staff_of(ledger::Store& store) {
  const auto actor = [&](std::size_t index) {
    return pipeline::Actor{*store.users().by_name(people().at(index).name), "command_line"};
  };
  return {actor(0), actor(1), actor(2), actor(3), actor(4)};
}

bool tried(std::vector<Trouble>& troubles, const std::string& where, const std::string& step,
           const std::function<void()>& act) {
  try {
    act();
    return true;
  } catch (const Failure& failure) {
    troubles.push_back({where, step, std::string(failure.code()), failure.what()});
    return false;
  }
}

}  // namespace uketsuke::office_day
