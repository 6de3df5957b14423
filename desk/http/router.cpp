#include "desk/http/router.h"

#include <optional>

namespace uketsuke::desk {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    out.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
    if (path.empty()) out.push_back(path);
  }
  return out;
}

bool is_name(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }

std::optional<std::map<std::string, std::string>> match(std::string_view pattern, std::string_view path) {
  const auto wanted = segments(pattern);
  const auto given = segments(path);
  if (wanted.size() != given.size()) return std::nullopt;
  std::map<std::string, std::string> values;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_name(wanted[i])) {
      if (given[i].empty()) return std::nullopt;
      values.emplace(wanted[i].substr(1, wanted[i].size() - 2), given[i]);
    } else if (wanted[i] != given[i]) {
      return std::nullopt;
    }
  }
  return values;
}

}  // namespace

void Router::add(std::string method, std::string pattern, Access access, Handler handler) {
  routes_.push_back({std::move(method), std::move(pattern), access, std::move(handler)});
}

Match Router::find(std::string_view method, std::string_view path) const {
  Match found;
  for (const Route& route : routes_) {
    auto values = match(route.pattern, path);
    if (!values) continue;
    found.path_known = true;
    if (route.method != method) continue;
    found.route = &route;
    found.path_values = std::move(*values);
    return found;
  }
  return found;
}

}  // namespace uketsuke::desk
