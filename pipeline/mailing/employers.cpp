#include "pipeline/mailing/employers.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/crypto/hash.h"
#include "core/text/text.h"
#include "validate/compare/addresses.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

// Short signs of legal forms as NFKC leaves them (㈱ becomes (株)). 前株 and 後株 are two firms, so the place counts.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kLegalForms{{
    {"(株)", "株式会社"},
    {"(有)", "有限会社"},
    {"(同)", "合同会社"},
    {"(資)", "合資会社"},
    {"(名)", "合名会社"},
    {"(一社)", "一般社団法人"},
    {"(一財)", "一般財団法人"},
    {"(公社)", "公益社団法人"},
    {"(公財)", "公益財団法人"},
    {"(医)", "医療法人"},
    {"(福)", "社会福祉法人"},
    {"(学)", "学校法人"},
    {"(特非)", "特定非営利活動法人"},
    {"(協)", "協同組合"},
}};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

bool is_compatibility_ideograph(char32_t c) { return c >= 0xF900 && c <= 0xFAFF; }

// NFKC but for ideographs, which it would fold into others (神 U+FA19): whether those are one, a person says.
std::string same_width(std::string_view text) {
  std::string out;
  std::vector<char32_t> run;
  for (const char32_t c : code_points(text)) {
    if (!is_compatibility_ideograph(c)) {
      run.push_back(c);
      continue;
    }
    out += nfkc(to_utf8(run)) + to_utf8(c);
    run.clear();
  }
  return out + nfkc(to_utf8(run));
}

std::string firm_name(std::string_view name) {
  std::string out = without_spaces(same_width(name));
  for (const auto& [sign, form] : kLegalForms) replace_all(out, sign, form);
  return out;
}

// For asking only.
std::string bare_name(std::string_view name) {
  std::string out = firm_name(name);
  for (const auto& [sign, form] : kLegalForms) replace_all(out, form, "");
  return validate::name_key(out);
}

std::string place_key(const ledger::Addressee& to) {
  const validate::AddressParts parts = validate::take_apart(to.address);
  std::string postal_code = nfkc(to.postal_code);
  std::erase_if(postal_code, [](char c) { return c < '0' || c > '9'; });
  std::string out = postal_code + "|" + (postal_code.empty() ? parts.prefecture : "") + "|" + parts.area + "|";
  for (const std::string& number : parts.numbers) out += number + "-";
  return out + "|" + parts.building;
}

constexpr std::size_t kLeastBareName = 2;  // characters that must agree before anybody is asked

// Of two bare names, the one begins with the other.
bool names_probably_same(const std::string& one, const std::string& other) {
  return std::min(length(one), length(other)) >= kLeastBareName && (one.starts_with(other) || other.starts_with(one));
}

bool places_probably_same(const ledger::Addressee& a, const ledger::Addressee& b) {
  return validate::compare_addresses(a.address, b.address) != validate::Comparison::Different;
}

using Pair = std::pair<std::string, std::string>;

Pair pair_of(const std::string& a, const std::string& b) { return a < b ? Pair(a, b) : Pair(b, a); }

class Joining {
 public:
  Joining(const std::vector<MailItem>& items, const std::vector<EmployerDecision>& decisions) {
    for (const MailItem& item : items) {
      if (!concerns(item)) continue;
      const ledger::Addressee& to = item.notice.facts.addressee;
      WaitingEmployer& known = waiting_[employer_key(to)];
      if (known.letters++ == 0) known.addressee = to;
    }
    for (auto& [key, employer] : waiting_) {
      employer.key = key;
      joined_[key] = {key};
      bare_[key] = bare_name(employer.addressee.name);
    }
    for (const EmployerDecision& one : decisions) decided_[pair_of(one.first, one.second)] = one.same;
    for (const auto& [pair, same] : decided_)
      if (same && waiting_.contains(pair.first) && waiting_.contains(pair.second)) join(pair.first, pair.second);
  }

  static bool concerns(const MailItem& item) {
    return item.notice.facts.addressee.role == ledger::AddresseeRole::Employer && !item.is_protected;
  }

  // The least key of those that are one.
  const std::string& joined_key(const ledger::Addressee& to) const { return *joined_.at(employer_key(to)).begin(); }

  std::vector<EmployerPair> pairs() const {
    std::vector<EmployerPair> out;
    for (auto first = waiting_.begin(); first != waiting_.end(); ++first)
      for (auto second = std::next(first); second != waiting_.end(); ++second) {
        const auto decision = decided_.find({first->first, second->first});
        const bool decided = decision != decided_.end();
        if (!decided && (!names_probably_same(bare_.at(first->first), bare_.at(second->first)) ||
                         !places_probably_same(first->second.addressee, second->second.addressee)))
          continue;
        if (!decided && joined_.at(first->first).contains(second->first)) continue;
        const auto state = !decided           ? EmployerPair::State::Open
                           : decision->second ? EmployerPair::State::Same
                                              : EmployerPair::State::Apart;
        out.push_back({first->second, second->second, state});
      }
    return out;
  }

 private:
  void join(const std::string& a, const std::string& b) {
    std::set<std::string> all = joined_.at(a);
    all.insert(joined_.at(b).begin(), joined_.at(b).end());
    for (const std::string& one : all)
      for (const std::string& other : all)
        if (const auto decision = decided_.find(pair_of(one, other)); decision != decided_.end() && !decision->second) return;
    for (const std::string& one : all) joined_[one] = all;
  }

  std::map<std::string, WaitingEmployer> waiting_;
  std::map<std::string, std::string> bare_;  // names, which every pair asks for
  std::map<Pair, bool> decided_;
  std::map<std::string, std::set<std::string>> joined_;  // by each of those that are one
};

}  // namespace

std::string employer_key(const ledger::Addressee& employer) {
  return sha256_hex(firm_name(employer.name) + "|" + place_key(employer));
}

bool probably_same(const ledger::Addressee& a, const ledger::Addressee& b) {
  return names_probably_same(bare_name(a.name), bare_name(b.name)) && places_probably_same(a, b);
}

std::string_view to_string(EmployerPair::State state) {
  switch (state) {
    case EmployerPair::State::Open: return "open";
    case EmployerPair::State::Same: return "same";
    case EmployerPair::State::Apart: return "apart";
  }
  return {};
}

std::vector<EmployerPair> join_employers(std::vector<MailItem>& items, const std::vector<EmployerDecision>& decisions) {
  const Joining joining(items, decisions);
  for (MailItem& item : items)
    if (Joining::concerns(item)) item.joined_key = joining.joined_key(item.notice.facts.addressee);
  return joining.pairs();
}

}  // namespace uketsuke::pipeline
