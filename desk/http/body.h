#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::desk {

/// The JSON object of a request's body. Every getter throws Failure E-INPUT-VALUE naming the field when it is missing
/// or of another type; texts must be UTF-8 and at most `most` bytes.
class Body {
 public:
  /// Throws Failure E-INPUT-VALUE when the text is no JSON object or nests deeper than 8 levels.
  static Body parse(const std::string& text);

  std::string text(std::string_view key, std::size_t most = 2000) const;
  std::string text_or_empty(std::string_view key, std::size_t most = 2000) const;
  std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most) const;
  std::optional<std::int64_t> integer_if(std::string_view key, std::int64_t least, std::int64_t most) const;
  double number_or(std::string_view key, double absent) const;
  double number(std::string_view key) const;
  bool boolean(std::string_view key) const;
  std::vector<std::string> texts(std::string_view key, std::size_t most_items) const;
  std::vector<Body> objects(std::string_view key, std::size_t most_items) const;
  Body object(std::string_view key) const;

 private:
  struct Node;
  explicit Body(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  std::shared_ptr<const Node> node_;
};

}  // namespace uketsuke::desk
