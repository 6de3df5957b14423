#include "desk/api/support.h"

#include <charconv>

#include "core/errors/failure.h"
#include "desk/http/cookie.h"

namespace uketsuke::desk {
namespace {

constexpr std::size_t kLongestId = 100;

bool consists_of(std::string_view text, std::string_view extra) {
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && extra.find(c) == std::string_view::npos) return false;
  }
  return !text.empty() && text.size() <= kLongestId;
}

std::optional<int> whole_int(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class SessionGate final : public Gate {
 public:
  explicit SessionGate(ledger::Store& store) : store_(store) {}
  std::optional<Visitor> visitor(const std::string& token) override {
    const auto session = store_.users().session(token);
    if (!session) return std::nullopt;
    return Visitor{session->csrf, session->user.must_change_password};
  }

 private:
  ledger::Store& store_;
};

}  // namespace

std::shared_ptr<Gate> session_gate(ledger::Store& store) { return std::make_shared<SessionGate>(store); }

pipeline::Actor actor_of(const Desk& desk, const Request& request) {
  auto session = desk.office.store.users().session(cookie_value(request.cookie, kSessionCookie));
  if (!session) throw Failure("E-AUTH-SIGNIN");
  return pipeline::Actor{std::move(session->user), "desk"};
}

std::string id_in_path(const Request& request, const std::string& name) {
  const auto found = request.path_values.find(name);
  if (found == request.path_values.end() || !consists_of(found->second, "_-")) throw Failure("E-LEDGER-NOTFOUND");
  return found->second;
}

std::string field_in_path(const Request& request) {
  const auto found = request.path_values.find("field_id");
  if (found == request.path_values.end() || !consists_of(found->second, "_.")) throw Failure("E-LEDGER-NOTFOUND");
  return found->second;
}

std::string to_text(const PageId& page) { return page.file.value + "-" + std::to_string(page.number); }

PageId page_from(const std::string& text) {
  const std::size_t dash = text.rfind('-');
  const auto number = dash == std::string::npos ? std::nullopt : whole_int(std::string_view(text).substr(dash + 1));
  if (!number || *number < 1 || !consists_of(std::string_view(text).substr(0, dash), ""))
    throw Failure("E-LEDGER-NOTFOUND");
  return PageId{ScanFileId(text.substr(0, dash)), *number};
}

std::string query_text(const Request& request, const std::string& name, std::size_t most) {
  const auto found = request.query.find(name);
  if (found == request.query.end()) return {};
  if (found->second.size() > most || found->second.find('\0') != std::string::npos)
    throw Failure("E-INPUT-VALUE", name);
  return found->second;
}

int query_int(const Request& request, const std::string& name, int absent, int least, int most) {
  const std::string text = query_text(request, name, 12);
  if (text.empty()) return absent;
  const auto value = whole_int(text);
  if (!value || *value < least || *value > most) throw Failure("E-INPUT-VALUE", name);
  return *value;
}

std::optional<Date> query_date(const Request& request, const std::string& name) {
  return date_of(query_text(request, name, 10), name);
}

ledger::Window window_of(const Request& request) {
  return {query_text(request, "cursor"), query_int(request, "limit", 50, 1, 200)};
}

std::optional<Date> date_of(const std::string& text, std::string_view name) {
  if (text.empty()) return std::nullopt;
  const Date day = date_from_iso(text);
  if (!day.ok()) throw Failure("E-INPUT-VALUE", name);
  return day;
}

Response answer(const JsonObject& body, int status) {
  Response response;
  response.status = status;
  response.body = body.text();
  return response;
}

Router desk_routes(const Desk& desk) {
  Router router;
  add_session_routes(router, desk);
  add_batch_routes(router, desk);
  add_envelope_routes(router, desk);
  add_search_routes(router, desk);
  add_review_routes(router, desk);
  add_page_routes(router, desk);
  add_quarantine_routes(router, desk);
  add_document_routes(router, desk);
  add_case_routes(router, desk);
  add_household_routes(router, desk);
  add_notice_routes(router, desk);
  add_mailing_routes(router, desk);
  add_setting_routes(router, desk);
  add_user_routes(router, desk);
  add_audit_routes(router, desk);
  add_status_routes(router, desk);
  return router;
}

}  // namespace uketsuke::desk
