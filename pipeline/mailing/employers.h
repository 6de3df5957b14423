#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/mailing/pieces.h"

/// Which employers (事業主) are one though forms write them differently: a letter in a stranger's packet is a privacy breach, so
/// only what is certainly the same joins by itself, and what is probably the same is asked.
namespace uketsuke::pipeline {

/// Opaque key of an employer: the same for two ways of writing it that are certainly the same. Width, spaces and the legal form's
/// short signs (株式会社, (株), ㈱; at the same place) do not count in the name; in the address neither do width, kinds of hyphens,
/// 丁目・番・号, kanji numerals, and the prefecture that the postal code says anyway. A 支店 and a building count.
std::string employer_key(const ledger::Addressee& employer);

/// Whether two employers of different keys are probably one: the same name but for its legal form, old forms of characters or
/// what stands behind it (支店), at addresses that are not different.
bool probably_same(const ledger::Addressee& a, const ledger::Addressee& b);

/// What a person decided about two employers; a later decision replaces an earlier one.
struct EmployerDecision {
  std::string first;  ///< employer_key()
  std::string second;
  bool same = false;
};

/// One employer among the letters that wait.
struct WaitingEmployer {
  std::string key;
  ledger::Addressee addressee;  ///< as it is written first
  int letters = 0;
};

/// Two employers about whom people are asked, or were.
struct EmployerPair {
  enum class State { Open, Same, Apart };
  WaitingEmployer first, second;
  State state = State::Open;
};
/// open, same, apart.
std::string_view to_string(EmployerPair::State state);

/// Gives the letters to employers the key under which they join (MailItem::joined_key), and tells the pairs that are probably one or
/// that a person decided about. Nobody's decision to join brings two together whom a decision keeps apart. Letters under 支援措置
/// stay out of it.
std::vector<EmployerPair> join_employers(std::vector<MailItem>& items, const std::vector<EmployerDecision>& decisions);

}  // namespace uketsuke::pipeline
