#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "pipeline/office/administration.h"

namespace uketsuke::desk {
namespace {

constexpr std::size_t kMostValueBytes = 2'500'000;  // a picture as data URL

std::string key_in_path(const Request& request) {
  const auto found = request.path_values.find("key");
  if (found == request.path_values.end() || found->second.size() > 64) throw Failure("E-LEDGER-NOTFOUND");
  return found->second;
}

JsonObject setting_json(const pipeline::SettingView& view) {
  const ledger::Setting& setting = view.setting;
  JsonObject out;
  out.put("key", setting.key)
      .put("group", view.info.group)
      .put("label", view.info.label)
      .put_some("description", view.info.description);
  out.put("type", view.info.type.empty() ? std::string("text") : view.info.type)
      .put("value", setting.value)
      .put("owner", setting.owner);
  out.put("assumed", setting.assumed).put("editable", view.editable).put("version", setting.version);
  if (setting.changed_at) out.put("changed_at", to_iso(*setting.changed_at)).put_some("changed_by", setting.changed_by);
  return out;
}

JsonObject change_json(const ledger::SettingChange& change) {
  return JsonObject()
      .put("at", to_iso(change.at))
      .put("by", change.by)
      .put("value", change.value)
      .put_some("reason", change.reason);
}

Response change(const Desk& desk, const Request& request) {
  const Body body = Body::parse(request.body);
  const auto version = static_cast<int>(body.integer("version", 0, 1'000'000'000));
  return answer(
      setting_json(pipeline::change_setting(desk.office, actor_of(desk, request), key_in_path(request),
                                            body.text("value", kMostValueBytes), version, body.text("reason"))));
}

}  // namespace

void add_setting_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/settings", Access::SignedIn, [&desk](const Request& request) {
    return answer(listed_all(pipeline::list_settings(desk.office, actor_of(desk, request)), setting_json));
  });
  router.add("PUT", "/api/settings/{key}", Access::SignedIn,
             [&desk](const Request& request) { return change(desk, request); });
  router.add("GET", "/api/settings/{key}/history", Access::SignedIn, [&desk](const Request& request) {
    return answer(
        listed_all(pipeline::setting_history(desk.office, actor_of(desk, request), key_in_path(request)), change_json));
  });
}

}  // namespace uketsuke::desk
