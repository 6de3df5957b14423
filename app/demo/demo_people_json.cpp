#include <algorithm>
#include <chrono>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/demo/api_client.h"
#include "app/demo/demo_people.h"
#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/os/files.h"

namespace uketsuke::app {
namespace {

using Json = nlohmann::json;

Json parsed(const ApiAnswer& answer) {
  if (!answer.ok()) throw Failure("E-INPUT-VALUE", "the desk answered " + answer.body);
  return answer.body.empty() ? Json() : Json::parse(answer.body);
}

// Signs in; the one-time password is changed at once, as the desk demands.
ApiClient signed_in(int port, DemoPerson& person) {
  ApiClient client(port);
  Json session = parsed(client.post("/api/session", Json{{"user", person.user}, {"password", person.password}}.dump()));
  client.set_csrf(session.at("csrf"));
  if (session.at("must_change_password").get<bool>()) {
    const std::string bytes = random_bytes(12);
    const std::string fresh = to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    session = parsed(client.put("/api/session/password", Json{{"current", person.password}, {"next", fresh}}.dump()));
    client.set_csrf(session.at("csrf"));
    person.password = fresh;
  }
  return client;
}

// What a person who looks at the paper answers.
Json answer_for(const Json& item, const std::string& file, const PaperTruth& truth) {
  const std::string field = item.at("spec").at("id");
  const int row = item.at("spec").at("row");
  Json answer{{"version", item.at("version")}};
  std::string state;
  std::string value;
  // A household's rows go on counting over its pages; the truth of each page begins again at 1.
  bool known = false;
  for (int of_page = row; of_page >= std::min(row, 1) && !known; --of_page)
    known = truth.find(file, field, of_page, state, value);
  if (!known) {
    answer["action"] = "postpone";
    answer["reason"] = "other";
    return answer;
  }
  const std::string read = item.value("clear_value", item.at("reading").at("value").get<std::string>());
  const bool same = item.at("reading").at("state") == state && (state != "read" || read == value);
  if (state == "read" && !(same && !item.at("must_type").get<bool>())) {
    answer["action"] = "type";
    answer["value"] = value;
  } else {
    answer["action"] = same && !item.at("must_type").get<bool>() ? "confirm" : state;
  }
  return answer;
}

std::string file_of(ApiClient& client, const Json& item) {
  return parsed(client.get("/api/pages/" + item.at("page").at("id").get<std::string>())).at("file_name");
}

void answer_queue(ApiClient& client, const PaperTruth& truth, DemoWork& work) {
  for (;;) {
    const ApiAnswer next = client.post("/api/review/next", R"({"holding":[]})");
    if (next.status == 204) return;
    const Json item = parsed(next);
    const std::string path = "/api/review/items/" + item.at("id").get<std::string>() + "/decision";
    Json answer = answer_for(item, file_of(client, item), truth);
    if (!client.post(path, answer.dump()).ok()) {
      // A value that a hard rule refuses (the paper itself is wrong): the applicant must be asked.
      answer = {{"version", item.at("version")}, {"action", "postpone"}, {"reason", "ask_applicant"}};
      parsed(client.post(path, answer.dump()));
    }
    const std::string action = answer.at("action");
    ++(action == "confirm" ? work.confirmed : action == "postpone" ? work.postponed : work.corrected);
  }
}

// Plain warnings are accepted with a reason; errors and real mismatches stay for the viewer of the demo.
void accept_warnings(ApiClient& client, const std::string& id, DemoWork& work) {
  const Json detail = parsed(client.get("/api/cases/" + id));
  for (const Json& finding : detail.at("findings")) {
    if (finding.at("state") != "open" || finding.at("severity") != "warning") continue;
    bool mismatch = false;
    for (const Json& comparison : detail.at("comparisons"))
      mismatch = mismatch ||
                 (comparison.value("finding_id", "") == finding.at("id") && comparison.at("verdict") == "different");
    if (mismatch) continue;
    const Json now = parsed(client.get("/api/cases/" + id));
    const std::string path = "/api/cases/" + id + "/findings/" + finding.at("id").get<std::string>() + "/accept";
    if (client.post(path, Json{{"version", now.at("version")}, {"reason", "見本のため確認済みとする"}}.dump()).ok())
      work.lines.push_back(fmt::format("{} 指摘を確認: {}", detail.at("receipt_number").get<std::string>(),
                                       finding.at("message").get<std::string>()));
  }
}

// Every case id with its state as listed.
std::vector<std::pair<std::string, std::string>> cases_of(ApiClient& client) {
  std::vector<std::pair<std::string, std::string>> out;
  const Json list = parsed(client.get("/api/cases?limit=100"));
  for (const Json& entry : list.at("items")) out.emplace_back(entry.at("id"), entry.at("state"));
  return out;
}

// What still stands against a case, each sentence once.
std::vector<std::string> open_findings(const Json& detail) {
  std::vector<std::string> out;
  for (const Json& finding : detail.at("findings")) {
    if (finding.at("state") != "open" || finding.at("severity") == "info") continue;
    const std::string sentence = finding.at("message");
    if (std::find(out.begin(), out.end(), sentence) == out.end()) out.push_back(sentence);
  }
  return out;
}

void step(ApiClient& client, const std::string& id, const char* name, const char* words, DemoWork& work) {
  const Json detail = parsed(client.get("/api/cases/" + id));
  const std::string number = detail.at("receipt_number");
  const ApiAnswer answer =
      client.post("/api/cases/" + id + "/" + name, Json{{"version", detail.at("version")}, {"reason", "見本"}}.dump());
  if (answer.ok()) {
    work.lines.push_back(fmt::format("{} {}", number, words));
    return;
  }
  work.lines.push_back(fmt::format("{} 保留: {}", number, Json::parse(answer.body).at("message").get<std::string>()));
  for (const std::string& reason : open_findings(detail))
    work.lines.push_back(fmt::format("{}   - {}", number, reason));
}

}  // namespace

DemoWork review_demo(int port, DemoPerson& person, const PaperTruth& truth) {
  ApiClient client = signed_in(port, person);
  DemoWork work;
  answer_queue(client, truth, work);
  for (const auto& [id, state] : cases_of(client)) accept_warnings(client, id, work);
  answer_queue(client, truth, work);
  for (const auto& [id, state] : cases_of(client)) step(client, id, "advance", "決裁へ", work);
  return work;
}

DemoWork approve_demo(int port, DemoPerson& person) {
  ApiClient client = signed_in(port, person);
  DemoWork work;
  for (const auto& [id, state] : cases_of(client))
    if (state == "awaiting_approval") step(client, id, "approve", "決裁", work);
  return work;
}

DemoWork print_demo(int port, DemoPerson& person, const std::filesystem::path& folder) {
  ApiClient client = signed_in(port, person);
  DemoWork work;
  std::filesystem::create_directories(folder);
  // The workers make the PDFs; ten seconds are ample for a few notices.
  for (int attempt = 0; attempt < 100; ++attempt) {
    const Json list = parsed(client.get("/api/notices?limit=100"));
    bool all = true;
    for (const Json& notice : list.at("items")) all = all && notice.at("pages").get<int>() > 0;
    if (!all) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      continue;
    }
    for (const Json& notice : list.at("items")) {
      const std::string id = notice.at("id");
      const ApiAnswer pdf = client.get("/api/notices/" + id + "/pdf");
      if (!pdf.ok()) continue;
      const auto path = folder / fmt::format("{}_{}.pdf", notice.at("kind").get<std::string>(), id);
      real_file_system().write_durably(path, Bytes(pdf.body.begin(), pdf.body.end()));
      work.lines.push_back(path.string());
    }
    break;
  }
  return work;
}

}  // namespace uketsuke::app
