#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "validate/limits/limit_paper.h"

namespace uketsuke::validate {

/// What decides which certificate a person gets.
struct CertificateFacts {
  bool new_member = false;  ///< joins with this case (新規加入, 家族追加)
  CardState card = CardState::Unknown;
  std::optional<bool> wanted;     ///< 資格確認書の発行 on the form; empty when nothing is marked
  bool to_all_new_members = false;  ///< the association's policy (setting certificate.to_all_new_members)
  Date birth_date{};
  Date issued_on{};
};

/// What a person gets.
struct CertificateChoice {
  std::vector<std::string> kinds;   ///< notices: "shikaku_kakuninsho", "shikaku_johosho"
  std::vector<std::string> yearly;  ///< of these, the ones that end on the next 31 July because of the age
  bool ask = false;                 ///< a person confirms first
  std::string rule;                 ///< id of the rule
  std::string ground;               ///< Japanese
  bool assumed = false;
};

/// One rule: it decides when every condition that it states holds.
struct CertificateRule {
  std::string id;
  std::optional<bool> new_member;
  std::optional<bool> policy;
  std::optional<CardState> card;
  std::string wish;  ///< "yes", "no", "none"; empty: any
  std::vector<std::string> gives;
  bool ask = false;
  std::string ground;
  bool assumed = false;

  bool holds(const CertificateFacts& facts) const;
};

/// 資格確認書・資格情報通知書の交付の表 (templates/tables/certificate_rules.toml).
class CertificateRules {
 public:
  /// Throws Failure E-TEMPLATE-INVALID naming file:line, also when the rules leave a state of the card undecided.
  static CertificateRules load(const std::filesystem::path& certificate_rules_toml);

  /// By the first rule that holds.
  CertificateChoice choose(const CertificateFacts& facts) const;

 private:
  std::vector<CertificateRule> rules_;
  std::vector<std::string> yearly_from_70_;
};

}  // namespace uketsuke::validate
