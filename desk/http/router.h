#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/http/message.h"

namespace uketsuke::desk {

using Handler = std::function<Response(const Request&)>;

/// What a route demands of the caller before its handler runs.
enum class Access {
  Open,      ///< nobody needs to be signed in (sign-in, health)
  SignedIn,  ///< a session; a CSRF token with every change; the password no longer a one-time one
  Renewing   ///< as SignedIn, but also for a user who still has to change the one-time password
};

/// One operation of docs/openapi.yaml.
struct Route {
  std::string method;
  std::string pattern;  ///< "/api/cases/{case_id}"
  Access access = Access::SignedIn;
  Handler handler;
};

/// Outcome of looking a request up.
struct Match {
  const Route* route = nullptr;
  std::map<std::string, std::string> path_values;
  bool path_known = false;  ///< the path exists with another method: 405 and not 404
};

/// The table of operations. Patterns are literal segments and {name} segments; a {name} never spans a slash.
class Router {
 public:
  void add(std::string method, std::string pattern, Access access, Handler handler);
  Match find(std::string_view method, std::string_view path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace uketsuke::desk
