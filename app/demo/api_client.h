#pragma once

#include <memory>
#include <string>

namespace uketsuke::app {

/// What the desk answered.
struct ApiAnswer {
  int status = 0;
  std::string body;

  bool ok() const { return status >= 200 && status < 300; }
};

/// A client of the desk's public API: cookie session and CSRF token like a browser's. Nothing is reached past the
/// server's own rules.
class ApiClient {
 public:
  explicit ApiClient(int port);
  ~ApiClient();
  ApiClient(ApiClient&&) noexcept;
  ApiClient& operator=(ApiClient&&) noexcept;

  /// Token that every changing request carries; from the sign-in answer.
  void set_csrf(const std::string& token);
  ApiAnswer get(const std::string& path);
  ApiAnswer post(const std::string& path, const std::string& json);
  ApiAnswer put(const std::string& path, const std::string& json);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace uketsuke::app
