#include <cmath>

#include <nlohmann/json.hpp>

#include "core/errors/failure.h"
#include "desk/http/body.h"

namespace uketsuke::desk {

using nlohmann::json;

struct Body::Node {
  json value;
};

namespace {

constexpr int kDeepest = 8;

[[noreturn]] void refuse(std::string_view key) { throw Failure("E-INPUT-VALUE", std::string(key)); }

}  // namespace

Body Body::parse(const std::string& text) {
  const auto shallow = [](int depth, json::parse_event_t, json&) {
    if (depth > kDeepest) throw Failure("E-INPUT-VALUE", "body");
    return true;
  };
  json value = json::parse(text.empty() ? "{}" : text, shallow, false);
  if (!value.is_object()) refuse("body");
  return Body(std::make_shared<const Node>(Node{std::move(value)}));
}

std::string Body::text(std::string_view key, std::size_t most) const {
  const auto found = node_->value.find(key);
  if (found == node_->value.end() || !found->is_string()) refuse(key);
  auto text = found->get<std::string>();
  if (text.size() > most || text.find('\0') != std::string::npos) refuse(key);
  return text;
}

std::string Body::text_or_empty(std::string_view key, std::size_t most) const {
  return node_->value.contains(key) ? text(key, most) : std::string();
}

std::int64_t Body::integer(std::string_view key, std::int64_t least, std::int64_t most) const {
  const auto found = node_->value.find(key);
  if (found == node_->value.end() || !found->is_number_integer()) refuse(key);
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) refuse(key);
  const auto value = found->get<std::int64_t>();
  if (value < least || value > most) refuse(key);
  return value;
}

std::optional<std::int64_t> Body::integer_if(std::string_view key, std::int64_t least, std::int64_t most) const {
  if (!node_->value.contains(key)) return std::nullopt;
  return integer(key, least, most);
}

double Body::number(std::string_view key) const {
  const auto found = node_->value.find(key);
  if (found == node_->value.end() || !found->is_number()) refuse(key);
  const auto value = found->get<double>();
  if (!std::isfinite(value)) refuse(key);
  return value;
}

double Body::number_or(std::string_view key, double absent) const {
  return node_->value.contains(key) ? number(key) : absent;
}

bool Body::boolean(std::string_view key) const {
  const auto found = node_->value.find(key);
  if (found == node_->value.end() || !found->is_boolean()) refuse(key);
  return found->get<bool>();
}

std::vector<std::string> Body::texts(std::string_view key, std::size_t most_items) const {
  const auto found = node_->value.find(key);
  if (found == node_->value.end() || !found->is_array() || found->size() > most_items) refuse(key);
  std::vector<std::string> out;
  for (const json& item : *found) {
    if (!item.is_string()) refuse(key);
    out.push_back(item.get<std::string>());
  }
  return out;
}

std::vector<Body> Body::objects(std::string_view key, std::size_t most_items) const {
  const auto found = node_->value.find(key);
  if (found == node_->value.end() || !found->is_array() || found->size() > most_items) refuse(key);
  std::vector<Body> out;
  for (const json& item : *found) {
    if (!item.is_object()) refuse(key);
    out.push_back(Body(std::make_shared<const Node>(Node{item})));
  }
  return out;
}

Body Body::object(std::string_view key) const {
  const auto found = node_->value.find(key);
  if (found == node_->value.end() || !found->is_object()) refuse(key);
  return Body(std::make_shared<const Node>(Node{*found}));
}

}  // namespace uketsuke::desk
