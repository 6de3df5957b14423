#include <algorithm>

#include <gtest/gtest.h>

#include "core/image/codec.h"
#include "desk/http/body.h"
#include "tests/desk/seeded_office.h"

namespace uketsuke::desk {
namespace {

bool holds(const Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// What browsers of several people get.
class Api : public testing::Test {
 protected:
  static Response get(const std::string& user, const std::string& path) {
    return SeededOffice::shared().send(user, "GET", path);
  }
  static Response post(const std::string& user, const std::string& path, const std::string& body = "{}") {
    return SeededOffice::shared().send(user, "POST", path, body);
  }
  static Response put(const std::string& user, const std::string& path, const std::string& body) {
    return SeededOffice::shared().send(user, "PUT", path, body);
  }
  /// Leases items until the one of the 個人番号 comes.
  static Body number_item(const std::string& user) {
    std::string holding;
    for (int i = 0; i < 3; ++i) {
      const Response next = post(user, "/api/review/next", "{\"holding\":[" + holding + "]}");
      if (next.status != 200) break;
      Body item = Body::parse(next.body);
      if (item.boolean("masked")) return item;
      holding += (holding.empty() ? "\"" : ",\"") + item.text("id") + "\"";
    }
    throw std::runtime_error("no item asks for the number");
  }
  static void give_back(const std::string& user) { SeededOffice::shared().store().review().release_all(user); }
};

TEST_F(Api, EveryOperationButSignInAndHealthAsksForASession) {
  const Router router = desk_routes(SeededOffice::shared().desk());
  for (const Route& route : router.routes()) {
    if (route.access == Access::Open) {
      EXPECT_TRUE(route.pattern == "/api/health" || (route.method == "POST" && route.pattern == "/api/session"))
          << route.pattern;
    } else {
      std::string path = route.pattern;
      for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{'))
        path.replace(at, path.find('}') - at + 1, "x");
      EXPECT_EQ(SeededOffice::shared().send("", route.method, path).status, 401)
          << route.method << " " << route.pattern;
    }
  }
}

TEST_F(Api, RolesAreEnforcedOnTheServer) {
  EXPECT_EQ(get("pri", "/api/batches").status, 403);
  EXPECT_EQ(get("mail", "/api/batches").status, 200);
  EXPECT_EQ(post("app", "/api/review/next", R"({"holding":[]})").status, 403);
  EXPECT_EQ(get("rev", "/api/users").status, 403);
  EXPECT_EQ(get("rev", "/api/access-log").status, 403);
  EXPECT_EQ(post("rev", "/api/users", R"({"name":"eve","display_name":"x","roles":["admin"]})").status, 403);
  EXPECT_EQ(put("mail", "/api/settings/association.name", R"({"value":"x","reason":"because","version":0})").status,
            403);
  EXPECT_EQ(post("mail", "/api/ledger/verify").status, 403);
  EXPECT_EQ(post("rev", "/api/review/next", R"({"holding":[],"queue":"postponed"})").status, 403);
}

TEST_F(Api, TheNumberIsClearOnlyForTheHolderOfItsLease) {
  const Body item = number_item("rev");
  EXPECT_EQ(item.text("clear_value"), kNumberAsRead);
  const std::string id = item.text("id");
  const Response seen_by_other = get("rev2", "/api/review/items/" + id);
  EXPECT_EQ(seen_by_other.status, 200);
  EXPECT_FALSE(holds(seen_by_other, kNumberAsRead));
  EXPECT_FALSE(holds(seen_by_other, kNumberOnPaper));
  // The name is withheld while the number is shown.
  EXPECT_TRUE(item.objects("neighbours", 10).empty());
  give_back("rev");
}

TEST_F(Api, TheServedPageShowsNoNumberToAnybody) {
  for (const char* user : {"rev", "sen", "app", "aud", "mail"}) {
    const Response page = get(user, "/api/pages/" + SeededOffice::shared().page().file.value + "-1/image");
    ASSERT_EQ(page.status, 200) << user << page.body;
    const Image image = decode_jpeg({reinterpret_cast<const std::uint8_t*>(page.body.data()), page.body.size()});
    int darkest = 255;
    int lightest = 0;
    for (int x = 320; x < 880; ++x) {
      const int grey = image.view().row(430)[static_cast<std::ptrdiff_t>(x) * channels(image.format())];
      darkest = std::min(darkest, grey);
      lightest = std::max(lightest, grey);
    }
    EXPECT_LT(lightest - darkest, 24) << user << " can still see strokes";  // JPEG leaves a little noise
  }
}

TEST_F(Api, NumberCheckIsForReviewersNeedsAReasonAndIsWrittenDown) {
  const DocumentId document =
      SeededOffice::shared().store().documents().of_page(SeededOffice::shared().page()).at(0).document.id;
  const std::string path = "/api/documents/" + document.value + "/fields/my_number";
  const std::string asked = R"({"row":0,"reason":"届書と番号確認書類の照合"})";
  for (const char* user : {"mail", "app", "pri", "adm", "aud"})
    EXPECT_EQ(post(user, path + "/reveal", asked).status, 403) << user;
  EXPECT_EQ(post("rev", path + "/reveal", R"({"row":0,"reason":""})").status, 422);
  EXPECT_EQ(get("rev", path + "/reveals").body.find("rev"), std::string::npos) << "nobody saw it yet";
  EXPECT_EQ(post("rev", "/api/documents/" + document.value + "/fields/name/reveal", asked).status, 422)
      << "only a 個人番号 is revealed here";
  const Response shown = post("rev", path + "/reveal", asked);
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_TRUE(holds(shown, kNumberAsRead));
  EXPECT_TRUE(holds(shown, "髙橋")) << "number and name together";
  EXPECT_TRUE(holds(shown, "data:image/png;base64,"));
  for (const char* user : {"rev2", "app", "aud", "adm"}) {
    const Response looks = get(user, path + "/reveals");
    ASSERT_EQ(looks.status, 200) << user << looks.body;
    EXPECT_TRUE(holds(looks, "\"user_label\":\"rev\"")) << user;
    EXPECT_TRUE(holds(looks, "届書と番号確認書類の照合")) << user;
    EXPECT_FALSE(holds(looks, kNumberAsRead)) << user;
  }
  EXPECT_EQ(get("pri", path + "/reveals").status, 403);
}

TEST_F(Api, AStaleOrForeignDecisionIsRefused) {
  const Body item = number_item("rev");
  const std::string path = "/api/review/items/" + item.text("id") + "/decision";
  EXPECT_EQ(
      post("rev2", path, R"({"action":"blank","version":)" + std::to_string(item.integer("version", 0, 1000)) + "}")
          .status,
      409);
  EXPECT_EQ(post("rev", path, R"({"action":"blank","version":999})").status, 409);
  EXPECT_EQ(post("rev", path, R"({"action":"blank"})").status, 422);
  EXPECT_EQ(post("rev", path, R"({"action":"dance","version":1})").status, 422);
  give_back("rev");
}

TEST_F(Api, AWrongNumberMustBeTypedAndItsCheckDigitMustHold) {
  const Body item = number_item("rev");
  const std::string path = "/api/review/items/" + item.text("id") + "/decision";
  const std::string version = std::to_string(item.integer("version", 0, 1000));
  EXPECT_TRUE(item.boolean("must_type"));
  EXPECT_EQ(post("rev", path, R"({"action":"confirm","version":)" + version + "}").status, 422);
  EXPECT_EQ(post("rev", path, R"({"action":"type","value":"123456789078","version":)" + version + "}").status, 422);
  const Response taken = post(
      "rev", path, R"({"action":"type","value":"１２３４ ５６７８ ９０１８","seconds":4.5,"version":)" + version + "}");
  ASSERT_EQ(taken.status, 200) << taken.body;
  EXPECT_FALSE(holds(taken, kNumberOnPaper));
  const Response mine = get("rev", "/api/review/history");
  EXPECT_EQ(mine.status, 200);
  EXPECT_FALSE(holds(mine, kNumberOnPaper));
  EXPECT_TRUE(holds(mine, "\"undoable\":true"));
  const Response again = post("rev", "/api/review/undo");
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(Body::parse(again.body).text("id"), item.text("id"));
  give_back("rev");
}

TEST_F(Api, TheCaseShowsItsSheetsAndNoNumber) {
  const Body list = Body::parse(get("rev", "/api/cases").body);
  const auto cases = list.objects("items", 10);
  ASSERT_EQ(cases.size(), 1U);
  const Response detail = get("app", "/api/cases/" + cases[0].text("id"));
  ASSERT_EQ(detail.status, 200) << detail.body;
  EXPECT_TRUE(holds(detail, "髙橋　花子"));
  EXPECT_FALSE(holds(detail, kNumberAsRead));
  EXPECT_FALSE(holds(detail, kNumberOnPaper));
  const Body body = Body::parse(detail.body);
  EXPECT_EQ(body.objects("documents", 10).size(), 1U);
  EXPECT_EQ(body.objects("actions", 10).size(), 5U);
  const std::string version = std::to_string(body.integer("version", 0, 1000));
  const std::string path = "/api/cases/" + cases[0].text("id");
  EXPECT_EQ(post("rev", path + "/approve", "{\"version\":" + version + "}").status, 403);
  EXPECT_EQ(post("app", path + "/approve", "{\"version\":" + version + "}").status, 409);
  EXPECT_EQ(post("rev", path + "/advance", "{\"version\":" + version + "}").status, 409);
}

TEST_F(Api, FindingsSayOnWhichSheetAndPeopleHaveNames) {
  const std::string batch = SeededOffice::shared().batch().value;
  const Body list = Body::parse(get("rev", "/api/cases?batch_id=" + batch).body);
  const auto cases = list.objects("items", 10);
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(Body::parse(get("rev", "/api/cases?batch_id=nothing").body).objects("items", 10).size(), 0U);
  const Response detail = get("rev", "/api/cases/" + cases[0].text("id"));
  EXPECT_TRUE(holds(detail, "資格取得届 ")) << "a finding names the sheet its field stands on";
  EXPECT_TRUE(holds(detail, "自動処理")) << "what no person did";
  EXPECT_FALSE(holds(detail, "\"actor\":\"pipeline\""));
  const Response batch_seen = get("mail", "/api/batches/" + batch);
  EXPECT_TRUE(holds(batch_seen, "\"created_by\":\"郵便 係\"")) << batch_seen.body;
}

TEST_F(Api, UploadsStoreWhatTheyCanAndSayWhatTheyCannot) {
  const Response none = post("mail", "/api/batches");
  EXPECT_EQ(none.status, 422);
  const Response batch = get("mail", "/api/batches/" + SeededOffice::shared().batch().value);
  ASSERT_EQ(batch.status, 200) << batch.body;
  const Body counts = Body::parse(batch.body).object("counts");
  EXPECT_EQ(counts.integer("sides", 0, 9), 1);
  EXPECT_EQ(counts.integer("read", 0, 9), 1);
  EXPECT_EQ(get("mail", "/api/batches/nothing").status, 404);
  EXPECT_EQ(get("mail", "/api/batches/" + SeededOffice::shared().batch().value + "/files").status, 200);
  EXPECT_TRUE(holds(get("mail", "/api/batches/" + SeededOffice::shared().batch().value + "/pages"), "資格取得届"));
}

// What docs/openapi.yaml promises of the form's values; a file that nobody would take is no batch without it.
TEST_F(Api, AnUploadIsCheckedBeforeItIsStored) {
  const Part file{"files", "a.tif", "no scan"};
  const auto send = [&](const std::vector<Part>& more) {
    std::vector<Part> parts{file};
    parts.insert(parts.end(), more.begin(), more.end());
    return SeededOffice::shared().send_form("mail", "/api/batches", parts);
  };
  const auto repeated = [](const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
  };
  const std::size_t before = Body::parse(get("mail", "/api/batches").body).objects("items", 200).size();
  const std::vector<Part> wrong{{"note", "", repeated("あ", 501)}, {"sender", "", repeated("あ", 101)},
                                {"sender", "", "\xFF\xFE"},        {"both_sides", "", "maybe"},
                                {"both_sides", "", "1"},           {"arrived_on", "", "0001-01-01"},
                                {"arrived_on", "", "2099-01-01"},  {"arrived_on", "", "2026-02-30"},
                                {"expected_sheets", "", "-1"},     {"other", "b.tif", "no scan either"}};
  for (const Part& part : wrong) {
    const Response answer = send({part});
    EXPECT_EQ(answer.status, 422) << part.name << " " << part.content.substr(0, 20) << " " << answer.body;
  }
  EXPECT_EQ(SeededOffice::shared().send_form("mail", "/api/batches", {{"other", "b.tif", "x"}}).status, 422);
  EXPECT_EQ(Body::parse(get("mail", "/api/batches").body).objects("items", 200).size(), before) << "nothing is stored";
  const Response good = send({{"note", "", repeated("あ", 500)}, {"sender", "", repeated("𠮷", 100)},
                              {"both_sides", "", "false"}, {"expected_sheets", "", "2"}, {"arrived_on", "", ""}});
  EXPECT_EQ(good.status, 201) << good.body;
  EXPECT_TRUE(holds(good, "E-INTAKE-UNKNOWN")) << "the file is told about, not lost";
}

TEST_F(Api, LooksAreRecordedForTheAuditor) {
  get("app", "/api/cases/" + Body::parse(get("app", "/api/cases").body).objects("items", 1)[0].text("id"));
  const Response log = get("aud", "/api/access-log?limit=50");
  ASSERT_EQ(log.status, 200);
  EXPECT_TRUE(holds(log, "\"user\":\"app\""));
  EXPECT_TRUE(holds(post("aud", "/api/ledger/verify"), "\"ok\":true"));
}

TEST_F(Api, SettingsKeepTheirHistory) {
  const Response changed =
      put("adm", "/api/settings/association.name",
          R"({"value":"見本国民健康保険組合","reason":"名称の登録","version":)" +
              std::to_string(SeededOffice::shared().store().settings().get("association.name")->version) + "}");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_TRUE(holds(get("aud", "/api/settings/association.name/history"), "名称の登録"));
  EXPECT_EQ(put("adm", "/api/settings/association.name", R"({"value":"x","reason":"old","version":0})").status, 409);
  EXPECT_EQ(put("adm", "/api/settings/no.such", R"({"value":"x","reason":"y","version":0})").status, 404);
}

TEST_F(Api, EveryListAndPageAnswers) {
  const Body kinds = Body::parse(get("rev", "/api/kinds").body);
  EXPECT_GE(kinds.objects("items", 100).size(), 5U);
  for (const char* path :
       {"/api/session", "/api/review/summary", "/api/attention-pages", "/api/register?date=2026-11-22",
        "/api/register.csv?date=2026-11-22", "/api/settings", "/api/status", "/api/search?name=髙橋"}) {
    EXPECT_EQ(get("sen", path).status, 200) << path;
  }
  EXPECT_EQ(get("sen", "/api/notices").status, 200);
  EXPECT_EQ(get("sen", "/api/hot-folder").status, 200);
  EXPECT_EQ(get("sen", "/api/search").status, 422);
  EXPECT_EQ(get("sen", "/api/register").status, 422);
  EXPECT_EQ(get("sen", "/api/cases?limit=0").status, 422);
  EXPECT_EQ(get("sen", "/api/cases?state=lost").status, 422);
}

}  // namespace
}  // namespace uketsuke::desk
