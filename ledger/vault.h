#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"

namespace uketsuke::ledger {

/// The number vault (個人番号保管庫): each number is kept once, sealed under a key of its own; everything
/// else refers to it by a token that says nothing about it (番号法ガイドライン: 独立区画).
class Vault {
 public:
  virtual ~Vault() = default;
  /// Token of a number, the same for the same number. 12 ASCII digits, else E-INPUT-VALUE.
  virtual std::string keep(std::string_view my_number) = 0;
  /// The number. Throws E-LEDGER-NOTFOUND, E-LEDGER-DISPOSED. Looking is the caller's to log.
  virtual std::string reveal(std::string_view token) = 0;
  /// Token of a number already kept.
  virtual std::optional<std::string> find(std::string_view my_number) = 0;
  /// Destroys the number's key: it cannot be had again, not from a backup either once its key file is gone.
  virtual void destroy(std::string_view token) = 0;
};

/// Numbers that are given once (採番). Counters are transactional: a rolled back number is given again, a
/// number once committed never.
class Numbers {
 public:
  virtual ~Numbers() = default;
  /// Next text of a series by rule, counted from 1 per fiscal year (年度, April to March, JST) of `day`.
  /// Placeholders: {letter} R, {era} 令和, {year} or {year:2} era year of the fiscal year, {western} its
  /// western year, {seq} or {seq:6} the running number. Throws E-INPUT-VALUE for a rule without {seq} or with
  /// an unknown placeholder.
  virtual std::string next(std::string_view series, std::string_view rule, Date day) = 0;
  /// Next whole number of a counter, from 1.
  virtual std::int64_t next(std::string_view counter) = 0;
};

}  // namespace uketsuke::ledger
