#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace uketsuke::desk {

/// A JSON string literal (RFC 8259) of UTF-8 text; bytes that are not UTF-8 become U+FFFD, so that one bad byte in a
/// name read from a file cannot break an answer.
std::string json_string(std::string_view text);
/// A JSON number; what is not finite becomes 0.
std::string json_number(double value);

class JsonArray;

/// Writes one JSON object, field by field in the order given.
class JsonObject {
 public:
  JsonObject& put(std::string_view key, std::string_view text) { return raw(key, json_string(text)); }
  JsonObject& put(std::string_view key, const std::string& text) { return raw(key, json_string(text)); }
  JsonObject& put(std::string_view key, const char* text) { return raw(key, json_string(text)); }
  JsonObject& put(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
  JsonObject& put(std::string_view key, double value) { return raw(key, json_number(value)); }
  template <std::integral T>
  JsonObject& put(std::string_view key, T value) {
    return raw(key, std::to_string(value));
  }
  JsonObject& put(std::string_view key, const JsonObject& value) { return raw(key, value.text()); }
  JsonObject& put(std::string_view key, const JsonArray& value);
  /// Left out when empty: absent fields are how the API says "none".
  JsonObject& put_some(std::string_view key, const std::string& text) { return text.empty() ? *this : put(key, text); }
  template <class T>
  JsonObject& put_some(std::string_view key, const std::optional<T>& value) {
    return value ? put(key, *value) : *this;
  }
  /// Takes all fields of another object over.
  JsonObject& merge(const JsonObject& other);
  std::string text() const { return "{" + fields_ + "}"; }

 private:
  JsonObject& raw(std::string_view key, const std::string& value);
  std::string fields_;
};

/// Writes one JSON array.
class JsonArray {
 public:
  JsonArray& add(const JsonObject& value) { return raw(value.text()); }
  JsonArray& add(std::string_view text) { return raw(json_string(text)); }
  JsonArray& add(int value) { return raw(std::to_string(value)); }
  std::string text() const { return "[" + items_ + "]"; }

 private:
  JsonArray& raw(const std::string& value);
  std::string items_;
};

}  // namespace uketsuke::desk
