#include <algorithm>

#include "core/text/text.h"
#include "pipeline/office/register_file.h"

// Checks across the rows of a register file.
namespace uketsuke::pipeline {
namespace {

std::string at_line(const RegisterLine& other) { return std::to_string(other.line) + "行目"; }

/// Where a line stands: household and index in it.
struct LineAt {
  std::size_t house;
  std::size_t index;
};

class HouseChecks {
 public:
  explicit HouseChecks(RegisterFile& file) : file_(file) {}

  void run() {
    for (RegisterHouse& house : file_.houses) {
      check_branches(house);
      check_heads(house);
    }
    check_people();
    check_numbers();
  }

 private:
  void fault(RegisterHouse& house, const RegisterLine& line, const std::string& reason) {
    file_.faults.push_back({line.line, {}, reason, false});
    house.bad = true;
  }

  void check_branches(RegisterHouse& house) {
    std::map<int, const RegisterLine*> seen;
    for (const RegisterLine& line : house.lines) {
      if (line.membership.branch == 0) continue;  // told already
      const auto [first, fresh] = seen.try_emplace(line.membership.branch, &line);
      if (!fresh) fault(house, line, "記号・番号・枝番が" + at_line(*first->second) + "と同じです");
    }
  }

  // The 組合員 may have changed in the course of time, but there are never two at once. The last one counts.
  void check_heads(RegisterHouse& house) {
    std::vector<std::size_t> heads;
    for (std::size_t i = 0; i < house.lines.size(); ++i)
      if (house.lines[i].membership.relation == kHeadRelation) heads.push_back(i);
    if (heads.empty()) return fault(house, house.lines.front(), "世帯に組合員(続柄「本人」)の行がありません");
    for (std::size_t i = 0; i < heads.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k)
        if (overlap(house.lines[heads[k]].membership, house.lines[heads[i]].membership))
          fault(house, house.lines[heads[i]], "組合員(続柄「本人」)が" + at_line(house.lines[heads[k]]) + "にもいます");
      if (house.lines[heads[i]].membership.acquired_on >= house.lines[house.head].membership.acquired_on ||
          house.lines[house.head].membership.relation != kHeadRelation)
        house.head = heads[i];
    }
  }

  // Compares every line with those before it that share its key.
  template <class Key, class Judge>
  void meet(const Key& key_of, const Judge& judge) {
    std::map<std::string, std::vector<LineAt>> met;
    for (std::size_t h = 0; h < file_.houses.size(); ++h)
      for (std::size_t i = 0; i < file_.houses[h].lines.size(); ++i) {
        const RegisterLine& line = file_.houses[h].lines[i];
        const std::string key = key_of(line);
        if (key.empty()) continue;
        for (const LineAt& before : met[key]) {
          const RegisterLine& other = file_.houses[before.house].lines[before.index];
          if (const std::string reason = judge(line, other); !reason.empty()) {
            fault(file_.houses[h], line, at_line(other) + reason);
            file_.houses[before.house].bad = true;
          }
        }
        met[key].push_back({h, i});
      }
  }

  void check_people() {
    meet(
        [](const RegisterLine& line) {
          const ledger::Person& p = line.person;
          if (!p.birth_date || p.name.empty()) return std::string();
          return without_spaces(p.name) + "|" + kana_key(p.name_kana) + "|" + to_iso(*p.birth_date);
        },
        [](const RegisterLine& line, const RegisterLine& other) {
          return overlap(line.membership, other.membership) ? std::string("と同じ方です(資格の期間が重なります)")
                                                            : std::string();
        });
  }

  void check_numbers() {
    meet([](const RegisterLine& line) { return line.my_number; },
         [](const RegisterLine& line, const RegisterLine& other) {
           if (line.person.birth_date != other.person.birth_date) return std::string("の別の方と個人番号が同じです");
           return overlap(line.membership, other.membership) ? std::string("と個人番号が同じです") : std::string();
         });
  }

  RegisterFile& file_;
};

}  // namespace

bool overlap(const ledger::Membership& a, const ledger::Membership& b) {
  const auto ends_before = [](const ledger::Membership& first, const ledger::Membership& second) {
    return first.lost_on && *first.lost_on <= second.acquired_on;
  };
  return a.acquired_on.ok() && b.acquired_on.ok() && !ends_before(a, b) && !ends_before(b, a);
}

void check_register_houses(RegisterFile& file) { HouseChecks(file).run(); }

}  // namespace uketsuke::pipeline
