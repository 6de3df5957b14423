#include "ledger/sqlite/numbers_sqlite.h"

#include <algorithm>
#include <charconv>

#include "core/calendar/wareki.h"
#include "core/errors/failure.h"

namespace uketsuke::ledger {
namespace {

/// Widest zero-padded number of a rule; a limit so that a rule cannot ask for megabytes.
constexpr std::size_t kMostDigits = 12;

[[noreturn]] void bad_rule(std::string_view what) {
  throw Failure("E-INPUT-VALUE", "numbering rule: " + std::string(what));
}

std::string padded(std::int64_t value, std::string_view width) {
  std::size_t digits = 0;
  if (!width.empty()) {
    const auto [end, error] = std::from_chars(width.data(), width.data() + width.size(), digits);
    if (error != std::errc{} || end != width.data() + width.size() || digits > kMostDigits) bad_rule(width);
  }
  std::string out = std::to_string(value);
  if (out.size() < digits) out.insert(0, digits - out.size(), '0');
  return out;
}

// The era in which the fiscal year is named on that day: 2020-01-10 lies in 令和元年度, 2019-04-10 in
// 平成31年度.
WarekiDate era_of(Date day) {
  WarekiDate wareki = to_wareki(day);
  const int year = fiscal_year(day) - info(wareki.era).offset;
  if (year >= 1) {
    wareki.year = year;
    return wareki;
  }
  return to_wareki(Date{std::chrono::year{fiscal_year(day)}, std::chrono::April, std::chrono::day{1}});
}

}  // namespace

int fiscal_year(Date day) {
  const int year = static_cast<int>(day.year());
  return static_cast<unsigned>(day.month()) >= 4 ? year : year - 1;
}

std::string fill_rule(std::string_view rule, Date day, std::int64_t sequence) {
  if (!day.ok()) throw Failure("E-INPUT-VALUE", "numbering date");
  const WarekiDate era = era_of(day);
  std::string out;
  bool counted = false;
  while (!rule.empty()) {
    const std::size_t open = rule.find('{');
    out += rule.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = rule.find('}', open);
    if (close == std::string_view::npos) bad_rule("missing }");
    const std::string_view inside = rule.substr(open + 1, close - open - 1);
    const std::string_view name = inside.substr(0, inside.find(':'));
    const std::string_view width = name.size() == inside.size() ? std::string_view{} : inside.substr(name.size() + 1);
    if (name == "seq") {
      out += padded(sequence, width);
      counted = true;
    } else if (name == "year") {
      out += padded(era.year, width);
    } else if (name == "western") {
      out += padded(fiscal_year(day), width);
    } else if (name == "letter" && width.empty()) {
      out += info(era.era).letter;
    } else if (name == "era" && width.empty()) {
      out += info(era.era).kanji;
    } else {
      bad_rule(inside);
    }
    rule.remove_prefix(close + 1);
  }
  if (!counted) bad_rule("no {seq}");
  return out;
}

std::int64_t SqliteNumbers::next(std::string_view counter) {
  return context_.writing<std::int64_t>([&] {
    Query q = context_.db.query(
        "INSERT INTO counter VALUES(?,1) ON CONFLICT(name) DO UPDATE SET last=last+1 RETURNING last", {counter});
    q.next();
    const std::int64_t value = q.whole(0);
    while (q.next()) {
    }
    return value;
  });
}

std::string SqliteNumbers::next(std::string_view series, std::string_view rule, Date day) {
  fill_rule(rule, day, 1);
  return context_.writing<std::string>([&] {
    return fill_rule(rule, day, next("series:" + std::string(series) + ":" + std::to_string(fiscal_year(day))));
  });
}

// The vault
// -------------------------------------------------------------------------------------------------------

Bytes SqliteVault::digest(std::string_view my_number) const { return hmac(context_.number_key.bytes(), my_number); }

std::string SqliteVault::keep(std::string_view my_number) {
  if (my_number.size() != 12 ||
      !std::all_of(my_number.begin(), my_number.end(), [](char c) { return c >= '0' && c <= '9'; }))
    throw Failure("E-INPUT-VALUE", "not 12 digits");
  return context_.writing<std::string>([&] {
    if (const auto known = find(my_number)) return *known;
    const std::string token = "mn_" + fresh_id();
    context_.db.run(
        "INSERT INTO vault VALUES(?,?,?,?)",
        {token, digest(my_number), context_.seal_text({"number", token}, "vault|" + token, my_number), context_.now()});
    return token;
  });
}

std::string SqliteVault::reveal(std::string_view token) {
  return context_.reading<std::string>([&] {
    Query q = context_.db.query("SELECT sealed FROM vault WHERE token=?", {token});
    if (!q.next()) throw Failure("E-LEDGER-NOTFOUND", "number");
    return context_.open_text({"number", std::string(token)}, "vault|" + std::string(token), q.bytes(0));
  });
}

std::optional<std::string> SqliteVault::find(std::string_view my_number) {
  return context_.reading<std::optional<std::string>>([&]() -> std::optional<std::string> {
    Query q = context_.db.query("SELECT token FROM vault WHERE digest=?", {digest(my_number)});
    return q.next() ? std::optional(q.text(0)) : std::nullopt;
  });
}

void SqliteVault::destroy(std::string_view token) {
  context_.write([&] {
    // The digest goes too: whoever held the key could try all numbers against it.
    if (context_.db.run("UPDATE vault SET digest=NULL WHERE token=?", {token}) == 0)
      throw Failure("E-LEDGER-NOTFOUND", "number");
    context_.keys.destroy({"number", std::string(token)}, context_.now());
  });
}

}  // namespace uketsuke::ledger
