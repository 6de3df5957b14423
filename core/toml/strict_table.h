#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke {

/// One table of a TOML file, read strictly: a missing key or a wrong type is a Failure E-TEMPLATE-INVALID
/// naming file:line, and finish() refuses keys that nobody asked for. Copies share the parsed file.
class StrictTable {
 public:
  /// The whole file's top table; refuses more than limits::kMaxTemplateBytes.
  static StrictTable read(const std::filesystem::path& file);
  /// The same from text that is already in memory; `file` is only used in messages.
  static StrictTable parse(std::string_view text, const std::string& file);

  bool has(std::string_view key) const;

  std::string text(std::string_view key);
  std::string text_or(std::string_view key, std::string_view otherwise);
  /// A finite number; integers count as numbers.
  double number(std::string_view key);
  double number_or(std::string_view key, double otherwise);
  int whole(std::string_view key);
  int whole_or(std::string_view key, int otherwise);
  bool flag_or(std::string_view key, bool otherwise);
  /// Exactly `count` finite numbers; any number of them when count is 0.
  std::vector<double> numbers(std::string_view key, std::size_t count);
  /// A list whose members are lists of exactly `count` numbers.
  std::vector<std::vector<double>> number_lists(std::string_view key, std::size_t count);
  std::vector<std::string> texts(std::string_view key);
  StrictTable table(std::string_view key);
  /// A list of tables; empty when the key is absent.
  std::vector<StrictTable> tables(std::string_view key);
  /// Names of all keys, in the file's alphabetical order (for tables whose keys are data).
  std::vector<std::string> keys() const;

  /// Refuses the first key that was not asked for. Call once everything has been read.
  void finish() const;
  /// Throws E-TEMPLATE-INVALID at the place of a key (or of the table when the key is empty or absent).
  [[noreturn]] void fail(const std::string& what, std::string_view key = {}) const;
  /// "file:line" of the table.
  std::string place() const;

 private:
  struct Impl;
  explicit StrictTable(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<Impl> impl_;
};

}  // namespace uketsuke
