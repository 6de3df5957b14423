#include <cmath>
#include <limits>
#include <set>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/os/files.h"
#include "core/toml/strict_table.h"

namespace uketsuke {
namespace {

[[noreturn]] void refuse(const std::string& file, const toml::source_region& where, const std::string& what) {
  throw Failure("E-TEMPLATE-INVALID", file + ":" + std::to_string(where.begin.line) + ": " + what);
}

}  // namespace

struct StrictTable::Impl {
  std::shared_ptr<const toml::table> root;  // keeps the file alive
  const toml::table* here = nullptr;
  std::string file;
  std::set<std::string, std::less<>> asked;

  [[noreturn]] void refuse_at(const toml::node& node, const std::string& what) const {
    refuse(file, node.source(), what);
  }
  const toml::node* optional(std::string_view key) {
    asked.emplace(key);
    return here->get(key);
  }
  const toml::node& need(std::string_view key) {
    const toml::node* node = optional(key);
    if (node == nullptr) refuse_at(*here, "the key '" + std::string(key) + "' is missing");
    return *node;
  }
  const toml::array& list(std::string_view key) {
    const toml::node& node = need(key);
    if (!node.is_array()) refuse_at(node, fmt::format("'{}' must be a list", key));
    return *node.as_array();
  }
  double number_of(const toml::node& node, std::string_view key) const {
    const auto value = node.is_number() ? node.value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value)) refuse_at(node, fmt::format("'{}' must hold numbers", key));
    return *value;
  }
  std::vector<double> numbers_of(const toml::node& node, std::string_view key, std::size_t count) const {
    if (!node.is_array()) refuse_at(node, fmt::format("'{}' must be a list of numbers", key));
    std::vector<double> out;
    for (const toml::node& member : *node.as_array()) out.push_back(number_of(member, key));
    if (count != 0 && out.size() != count)
      refuse_at(node, fmt::format("'{}' must hold {} numbers", key, count));
    return out;
  }
  std::string text_of(const toml::node& node, std::string_view key) const {
    if (!node.is_string()) refuse_at(node, fmt::format("'{}' must be a text", key));
    return node.as_string()->get();
  }
  std::shared_ptr<Impl> inner(const toml::node& node, std::string_view key) const {
    if (!node.is_table()) refuse_at(node, fmt::format("'{}' must be a table", key));
    return std::make_shared<Impl>(Impl{root, node.as_table(), file, {}});
  }
};

StrictTable StrictTable::read(const std::filesystem::path& file) {
  return parse(read_text_file(file, limits::kMaxTemplateBytes), file.string());
}

StrictTable StrictTable::parse(std::string_view text, const std::string& file) {
  try {
    auto root = std::make_shared<const toml::table>(toml::parse(text, file));
    const toml::table* here = root.get();
    return StrictTable(std::make_shared<Impl>(Impl{std::move(root), here, file, {}}));
  } catch (const toml::parse_error& error) {
    refuse(file, error.source(), std::string(error.description()));
  }
}

bool StrictTable::has(std::string_view key) const { return impl_->here->contains(key); }

std::string StrictTable::text(std::string_view key) { return impl_->text_of(impl_->need(key), key); }
std::string StrictTable::text_or(std::string_view key, std::string_view otherwise) {
  const toml::node* node = impl_->optional(key);
  return node == nullptr ? std::string(otherwise) : impl_->text_of(*node, key);
}
double StrictTable::number(std::string_view key) { return impl_->number_of(impl_->need(key), key); }
double StrictTable::number_or(std::string_view key, double otherwise) {
  const toml::node* node = impl_->optional(key);
  return node == nullptr ? otherwise : impl_->number_of(*node, key);
}
int StrictTable::whole(std::string_view key) {
  const toml::node& node = impl_->need(key);
  const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
  if (!value || *value < std::numeric_limits<int>::min() || *value > std::numeric_limits<int>::max())
    impl_->refuse_at(node, fmt::format("'{}' must be a whole number", key));
  return static_cast<int>(*value);
}
int StrictTable::whole_or(std::string_view key, int otherwise) {
  return impl_->optional(key) == nullptr ? otherwise : whole(key);
}
bool StrictTable::flag_or(std::string_view key, bool otherwise) {
  const toml::node* node = impl_->optional(key);
  if (node == nullptr) return otherwise;
  if (!node->is_boolean()) impl_->refuse_at(*node, fmt::format("'{}' must be true or false", key));
  return node->as_boolean()->get();
}
std::vector<double> StrictTable::numbers(std::string_view key, std::size_t count) {
  return impl_->numbers_of(impl_->need(key), key, count);
}
std::vector<std::vector<double>> StrictTable::number_lists(std::string_view key, std::size_t count) {
  std::vector<std::vector<double>> out;
  for (const toml::node& member : impl_->list(key)) out.push_back(impl_->numbers_of(member, key, count));
  return out;
}
std::vector<std::string> StrictTable::texts(std::string_view key) {
  std::vector<std::string> out;
  for (const toml::node& member : impl_->list(key)) out.push_back(impl_->text_of(member, key));
  return out;
}
StrictTable StrictTable::table(std::string_view key) { return StrictTable(impl_->inner(impl_->need(key), key)); }
std::vector<StrictTable> StrictTable::tables(std::string_view key) {
  std::vector<StrictTable> out;
  if (impl_->optional(key) == nullptr) return out;
  for (const toml::node& member : impl_->list(key)) out.push_back(StrictTable(impl_->inner(member, key)));
  return out;
}
std::vector<std::string> StrictTable::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, node] : *impl_->here) out.emplace_back(key.str());
  return out;
}

void StrictTable::finish() const {
  for (const auto& [key, node] : *impl_->here)
    if (impl_->asked.find(key.str()) == impl_->asked.end())
      refuse(impl_->file, key.source(), "the key '" + std::string(key.str()) + "' is not known here");
}

void StrictTable::fail(const std::string& what, std::string_view key) const {
  const toml::node* node = key.empty() ? nullptr : impl_->here->get(key);
  impl_->refuse_at(node == nullptr ? *impl_->here : *node, what);
}

std::string StrictTable::place() const { return impl_->file + ":" + std::to_string(impl_->here->source().begin.line); }

}  // namespace uketsuke
