#include <charconv>
#include <map>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "desk/api/words.h"
#include "pipeline/office/administration.h"
#include "pipeline/office/pages.h"

namespace uketsuke::desk {
namespace {

using ledger::BatchState;

constexpr int kMostListed = 500;  // of a batch's files and sides looked through for its own page
constexpr std::size_t kMostRefused = 50;

bool running(const BatchState& batch) { return batch.sides_pending > 0 || batch.files_waiting > 0; }

int count_of(const BatchState& batch, SideStatus status) {
  const auto found = batch.counts.find(status);
  return found == batch.counts.end() ? 0 : found->second;
}

JsonObject counts_json(const BatchState& batch) {
  JsonObject out;
  out.put("sides", batch.sides).put("waiting", batch.sides_pending);
  for (const auto status : {SideStatus::Read, SideStatus::Unidentified, SideStatus::Refused, SideStatus::Blank,
                            SideStatus::Separator, SideStatus::Header, SideStatus::Duplicate, SideStatus::Rescan}) {
    out.put(to_string(status), count_of(batch, status));
  }
  return out;
}

JsonObject sheets_json(const BatchState& batch) {
  const std::optional<int> expected = batch.header_sheets ? batch.header_sheets : batch.facts.expected_sheets;
  JsonObject out;
  out.put("counted", batch.sheets).put("others", batch.other_sheets).put_some("expected", expected);
  if (!expected) return out.put("verdict", "unknown");
  if (running(batch)) return out.put("verdict", "pending");
  return out.put("verdict", *expected == batch.sheets ? "match" : "differs");
}

std::string state_of(const BatchState& batch) {
  if (running(batch)) return "running";
  const int waiting = count_of(batch, SideStatus::Refused) + count_of(batch, SideStatus::Unidentified) +
                      count_of(batch, SideStatus::Rescan);
  return waiting > 0 || batch.files_refused > 0 || !batch.alarms.empty() ? "attention" : "done";
}

JsonArray alarms_json(const BatchState& batch) {
  JsonArray out;
  for (const auto& alarm : batch.alarms) {
    const auto [message, hint] = pipeline::words_of(alarm.code, alarm.detail);
    out.add(JsonObject()
                .put("code", alarm.code)
                .put("message", message)
                .put("hint", hint)
                .put("acknowledgeable", pipeline::ends_by_acknowledging(alarm.code)));
  }
  return out;
}

JsonObject file_json(const Desk& desk, const ledger::StoredArrival& stored) {
  JsonObject out;
  out.put_some("id", stored.arrival.file.value)
      .put("name", stored.arrival.original_name)
      .put("bytes", stored.byte_count);
  out.put("state", ledger::to_string(stored.state)).put("sides", stored.page_count).put_some("code", stored.code);
  if (!stored.code.empty()) {
    const auto [message, hint] = pipeline::words_of(stored.code);
    out.put("message", message).put("hint", hint);
  }
  if (stored.first) {
    if (const auto first = desk.office.store.originals().arrival(*stored.first)) {
      out.put("duplicate_of",
              JsonObject().put("batch_id", first->arrival.batch.value).put("name", first->arrival.original_name));
    }
  }
  return out;
}

JsonObject batch_json(const Desk& desk, const BatchState& batch) {
  const std::string& door = batch.facts.door;
  JsonObject out;
  out.put("id", batch.id.value).put("source", door == "desk" ? "upload" : door).put("state", state_of(batch));
  out.put_some("label", batch.facts.name);
  out.put("arrived_on", to_iso(batch.facts.received_on.value_or(japan_date(batch.created_at))));
  out.put("arrived_assumed", !batch.facts.received_on.has_value()).put("both_sides", batch.facts.both_sides);
  out.put("created_at", to_iso(batch.created_at))
      .put("created_by", pipeline::actor_label(desk.office, batch.facts.operator_name));
  out.put_some("sender", batch.facts.sender).put_some("note", batch.facts.note);
  out.put("files", batch.files)
      .put("files_done", batch.files - batch.files_waiting)
      .put("files_refused", batch.files_refused);
  out.put("counts", counts_json(batch)).put("sheets", sheets_json(batch)).put("alarms", alarms_json(batch));
  out.put("fields_total", batch.fields).put("fields_accepted", batch.fields_accepted);
  return out.put("fields_asked", batch.fields_asked + batch.fields_refused);
}

/// One batch with its refused files and the cases it brought.
JsonObject whole_batch_json(const Desk& desk, const pipeline::Actor& actor, const BatchId& id) {
  JsonArray refused;
  std::size_t shown = 0;
  for (const auto& file : pipeline::batch_files(desk.office, actor, id, {"", kMostListed}).items) {
    if (file.state == ledger::ArrivalState::Refused && shown++ < kMostRefused) refused.add(file_json(desk, file));
  }
  std::map<std::string, std::string> cases;
  for (const auto& page : pipeline::batch_pages(desk.office, actor, id, {"", kMostListed}).items) {
    if (page.by_case) cases.emplace(page.receipt_number, page.by_case->value);
  }
  JsonArray cases_json;
  for (const auto& [number, case_id] : cases)
    cases_json.add(JsonObject().put("id", case_id).put("receipt_number", number));
  JsonObject out = batch_json(desk, pipeline::batch(desk.office, actor, id));
  JsonArray acknowledged;
  for (const pipeline::AcknowledgedAlarm& alarm : pipeline::acknowledged_alarms(desk.office, id))
    acknowledged.add(JsonObject()
                         .put("message", alarm.message)
                         .put("actor", alarm.actor)
                         .put("reason", alarm.reason)
                         .put("at", to_iso(alarm.at)));
  return out.put("refused", refused).put("cases", cases_json).put("acknowledged", acknowledged);
}

std::optional<int> sheets_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > 99'999)
    throw Failure("E-INPUT-VALUE", "expected_sheets");
  return value;
}

/// A value of the form, as long as docs/openapi.yaml lets it be.
std::string text_of(const Part& part, std::size_t most_characters) {
  if (!is_utf8(part.content) || length(part.content) > most_characters) throw Failure("E-INPUT-VALUE", part.name);
  return part.content;
}

bool flag_of(const Part& part) {
  if (part.content != "true" && part.content != "false") throw Failure("E-INPUT-VALUE", part.name);
  return part.content == "true";
}

pipeline::UploadFacts facts_of(const std::vector<Part>& parts) {
  constexpr std::size_t kMostSender = 100;
  constexpr std::size_t kMostNote = 500;
  pipeline::UploadFacts facts;
  for (const Part& part : parts) {
    // A file that nobody takes would be lost without a word.
    if (part.name != "files" && !part.file_name.empty()) throw Failure("E-INPUT-VALUE", "files");
    if (part.name == "arrived_on") facts.received_on = date_of(part.content, "arrived_on");
    if (part.name == "sender") facts.sender = text_of(part, kMostSender);
    if (part.name == "note") facts.note = text_of(part, kMostNote);
    if (part.name == "both_sides") facts.both_sides = flag_of(part);
    if (part.name == "expected_sheets") facts.expected_sheets = sheets_of(part.content);
  }
  return facts;
}

Response upload(const Desk& desk, const Request& request) {
  const pipeline::Actor actor = actor_of(desk, request);
  std::vector<pipeline::UploadFile> files;
  for (const Part& part : request.parts) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(part.content.data());
    if (part.name == "files") files.push_back({part.file_name, {bytes, part.content.size()}});
  }
  if (files.empty()) throw Failure("E-INPUT-VALUE", "files");
  const BatchId id = pipeline::upload(desk.office, actor, facts_of(request.parts), files);
  return answer(whole_batch_json(desk, actor, id), 201);
}

JsonObject hot_folder_json(const HotFolder& folder) {
  JsonArray waiting;
  for (const WaitingFile& file : folder.waiting) {
    waiting.add(JsonObject()
                    .put("name", file.name)
                    .put("bytes", file.bytes)
                    .put("age_s", file.age_s)
                    .put("reason", file.reason)
                    .put("message", waiting_label(file.reason)));
  }
  JsonObject out;
  out.put("enabled", folder.enabled).put_some("path", folder.path);
  if (folder.checked_at) out.put("checked_at", to_iso(*folder.checked_at));
  return out.put("waiting", waiting);
}

}  // namespace

void add_batch_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/batches", Access::SignedIn, [&desk](const Request& request) {
    const auto part = pipeline::list_batches(desk.office, actor_of(desk, request), window_of(request));
    return answer(
        listed(part, [&](const BatchState& batch) { return batch_json(desk, batch).put("refused", JsonArray()); }));
  });
  router.add("POST", "/api/batches", Access::SignedIn,
             [&desk](const Request& request) { return upload(desk, request); });
  router.add("GET", "/api/batches/{batch_id}", Access::SignedIn, [&desk](const Request& request) {
    return answer(whole_batch_json(desk, actor_of(desk, request), BatchId(id_in_path(request, "batch_id"))));
  });
  router.add("POST", "/api/batches/{batch_id}/alarms/{code}/acknowledge", Access::SignedIn,
             [&desk](const Request& request) {
               const pipeline::Actor actor = actor_of(desk, request);
               const BatchId id(id_in_path(request, "batch_id"));
               pipeline::acknowledge_alarm(desk.office, actor, id, id_in_path(request, "code"),
                                           Body::parse(request.body).text("reason"));
               return answer(whole_batch_json(desk, actor, id));
             });
  router.add("GET", "/api/batches/{batch_id}/files", Access::SignedIn, [&desk](const Request& request) {
    const auto part = pipeline::batch_files(desk.office, actor_of(desk, request),
                                            BatchId(id_in_path(request, "batch_id")), window_of(request));
    return answer(listed(part, [&](const ledger::StoredArrival& file) { return file_json(desk, file); }));
  });
  router.add("GET", "/api/batches/{batch_id}/pages", Access::SignedIn, [&desk](const Request& request) {
    const auto part = pipeline::batch_pages(desk.office, actor_of(desk, request),
                                            BatchId(id_in_path(request, "batch_id")), window_of(request));
    return answer(listed(part, page_json));
  });
  router.add("GET", "/api/hot-folder", Access::SignedIn, [&desk](const Request& request) {
    pipeline::require_role(actor_of(desk, request), {"mailroom", "senior", "admin"});
    return answer(hot_folder_json(desk.hot_folder ? desk.hot_folder() : HotFolder()));
  });
}

}  // namespace uketsuke::desk
