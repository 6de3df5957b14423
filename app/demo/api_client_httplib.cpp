#include <httplib.h>

#include "app/demo/api_client.h"
#include "core/errors/failure.h"

namespace uketsuke::app {

struct ApiClient::Impl {
  httplib::Client client;
  std::string cookie;
  std::string csrf;

  explicit Impl(int port) : client("127.0.0.1", port) {
    client.set_tcp_nodelay(true);
    client.set_read_timeout(60, 0);
  }

  httplib::Headers headers() const {
    httplib::Headers out;
    if (!cookie.empty()) out.emplace("Cookie", cookie);
    if (!csrf.empty()) out.emplace("X-CSRF-Token", csrf);
    return out;
  }

  ApiAnswer take(const httplib::Result& result) {
    if (!result) throw Failure("E-ENV-FILE", "the desk does not answer");
    if (result->has_header("Set-Cookie")) {
      const std::string set = result->get_header_value("Set-Cookie");
      cookie = set.substr(0, set.find(';'));
    }
    return {result->status, result->body};
  }
};

ApiClient::ApiClient(int port) : impl_(std::make_unique<Impl>(port)) {}
ApiClient::~ApiClient() = default;
ApiClient::ApiClient(ApiClient&&) noexcept = default;
ApiClient& ApiClient::operator=(ApiClient&&) noexcept = default;

void ApiClient::set_csrf(const std::string& token) { impl_->csrf = token; }

ApiAnswer ApiClient::get(const std::string& path) {
  return impl_->take(impl_->client.Get(path.c_str(), impl_->headers()));
}

ApiAnswer ApiClient::post(const std::string& path, const std::string& json) {
  return impl_->take(impl_->client.Post(path.c_str(), impl_->headers(), json, "application/json"));
}

ApiAnswer ApiClient::put(const std::string& path, const std::string& json) {
  return impl_->take(impl_->client.Put(path.c_str(), impl_->headers(), json, "application/json"));
}

}  // namespace uketsuke::app
