#include <algorithm>

#include <gtest/gtest.h>

#include "core/image/codec.h"
#include "desk/http/body.h"
#include "pipeline/office/notices.h"
#include "pipeline/office/protection.h"
#include "pipeline/page/pictures.h"
#include "pipeline/page/side_details.h"
#include "tests/desk/seeded_office.h"
#include "tests/failure_code.h"

// 支援措置 and quarantine at the desk, role by role: what an answer says and which pixels a picture shows.
namespace uketsuke::desk {
namespace {

constexpr const char* kAddress = "東京都千代田区霞が関9-8-7";
constexpr const char* kPhone = "0398761234";
constexpr Rect<CleanPx> kNamePlace{300, 200, 600, 60};
constexpr Rect<CleanPx> kPlantedPlace{300, 1500, 600, 60};
constexpr std::uint8_t kPaint = 0xA0;

/// The seeded case with every address and telephone field of its form read, of a household in the register.
class Protection : public testing::Test {
 protected:
  explicit Protection(const std::vector<std::string>& users) : office_(users) {
    read_again();
    const CaseId id = the_case().file.id;
    office_.store().transact([&] {
      ledger::Register& members = office_.store().members();
      const ledger::Recording from{id, "rev", date_from_iso("2020-04-01"), {}, ledger::RegisterStatus::Final};
      ledger::Person person;
      person.name = "髙橋　花子";
      person.name_kana = "タカハシ　ハナコ";
      household_.head = members.add_person(person, from);
      household_.symbol = "01";
      household_.address = kAddress;
      const auto row = members.add_household(household_, from);
      household_id_ = row.id;
      household_ = row.value;
    });
  }

  void protect() {
    household_.more = {{"protected", "yes"}};
    office_.store().transact([&] {
      office_.store().members().revise_household(
          household_id_, household_,
          {the_case().file.id, "rev", date_from_iso("2024-10-01"), {}, ledger::RegisterStatus::Final});
    });
  }

  ledger::StoredCase the_case() { return office_.store().cases().list({}, {}).items.at(0); }
  DocumentId document() { return the_case().file.documents.at(0); }
  std::string page_path() {
    return "/api/pages/" + office_.page().file.value + "-" + std::to_string(office_.page().number);
  }
  std::string field_path(const std::string& field) { return "/api/documents/" + document().value + "/fields/" + field; }
  Response get(const std::string& user, const std::string& path) { return office_.send(user, "GET", path); }
  const KindInfo& kind() { return *office_.desk().office.context.kinds.find("shikaku_shutoku"); }

  /// Reads the side again with a value in each field of a place, on a picture with ink at every field, and a number
  /// planted below them.
  void read_again() {
    Image paper(1240, 1754, PixelFormat::Grey8, 255);
    ledger::StoredReading stored = *office_.store().readings().latest(office_.page());
    stored.reading.recompute_key = "again";
    double y = 600;
    for (const FieldInfo& field : kind().fields) {
      if (!pipeline::is_place(field.concept_id) || field.office_use) continue;
      FieldReading reading;
      reading.field = field.id;
      reading.state = ReadState::Read;
      reading.value = reading.raw = field.concept_id == "person.phone" ? kPhone : kAddress;
      reading.confidence = 0.9;
      reading.candidates = {{reading.value, 0.9}};
      reading.rect = places_[field.id] = {300, y, 600, 60};
      stored.reading.fields.push_back(reading);
      stored.dispositions[{field.id, 0}] = Disposition::Asked;
      y += 100;
    }
    for (const FieldReading& field : stored.reading.fields) ink(paper, field.rect);
    ink(paper, kPlantedPlace);
    const auto side = office_.store().sides().get(office_.page());
    ledger::SideOutcome outcome = *side->outcome;
    pipeline::SideDetails details = pipeline::side_details_from_json(outcome.details);
    details.searched = true;
    details.hidden = {{Hidden::Number, kPlantedPlace}};
    outcome.details = pipeline::to_json(details);
    preview_ = encode_jpeg(paper, 95);
    const auto pack =
        office_.store().readings().stage(office_.page(), {{pipeline::kPreviewBlob, "image/jpeg", preview_}});
    office_.store().transact([&] {
      office_.store().readings().attach(pack);
      office_.store().readings().store(stored);
      office_.store().sides().record(office_.page(), outcome);
    });
  }
  static void ink(Image& paper, const Rect<CleanPx>& place) {
    for (int y = 0; y < static_cast<int>(place.h); ++y)
      for (int x = 0; x < static_cast<int>(place.w); x += 7)
        paper.row(static_cast<int>(place.y) + y)[static_cast<int>(place.x) + x] = 0;
  }

  /// What stands at a place of the picture served to a user.
  enum class Shown { Ink, Paint, Neither };
  Shown shown(const std::string& user, const Rect<CleanPx>& place) {
    const Response response = get(user, page_path() + "/image");
    EXPECT_EQ(response.status, 200) << user << response.body;
    return shown(decode_jpeg(Bytes(response.body.begin(), response.body.end())), place);
  }
  static Shown shown(const Image& picture, const Rect<CleanPx>& place) {
    int dark = 0, painted = 0, all = 0;
    for (int y = static_cast<int>(place.y) + 4; y < static_cast<int>(place.bottom()) - 4; ++y)
      for (int x = static_cast<int>(place.x) + 4; x < static_cast<int>(place.right()) - 4; ++x) {
        const int grey = picture.row(y)[x];
        dark += grey < 128 ? 1 : 0;
        painted += std::abs(grey - kPaint) <= 3 ? 1 : 0;
        ++all;
      }
    return painted == all ? Shown::Paint : dark > all / 20 ? Shown::Ink : Shown::Neither;
  }

  SeededOffice office_;
  HouseholdId household_id_;
  ledger::Household household_;
  std::map<std::string, Rect<CleanPx>> places_;
  Bytes preview_;
};

const std::vector<std::string> kOthers = {"mail", "rev", "sen", "app", "aud"};

class ProtectionOfPictures : public Protection {
 protected:
  ProtectionOfPictures() : Protection({"mail", "rev", "sen", "app", "aud", "pro", "acc"}) {}
};

TEST_F(ProtectionOfPictures, APicturePaintsPlacesForAllButTheNamedRoleAndTheOriginalStays) {
  const Bytes original = office_.store().originals().read(office_.page().file);
  ASSERT_GE(places_.size(), 3U);
  for (const auto& [field, place] : places_) EXPECT_EQ(shown("rev", place), Shown::Ink) << "not protected yet";
  protect();
  for (const std::string& user : kOthers) {
    for (const auto& [field, place] : places_) EXPECT_EQ(shown(user, place), Shown::Paint) << user << field;
    EXPECT_EQ(shown(user, kNamePlace), Shown::Ink) << user;
    EXPECT_EQ(shown(user, kNumberPlace), Shown::Paint) << user;
  }
  for (const auto& [field, place] : places_) EXPECT_EQ(shown("pro", place), Shown::Ink) << field;
  EXPECT_EQ(shown("pro", kNumberPlace), Shown::Paint) << "the right is about places only";
  EXPECT_EQ(get("acc", page_path() + "/image").status, 403);
  EXPECT_EQ(office_.store().readings().blob(office_.page(), pipeline::kPreviewBlob)->bytes, preview_);
  EXPECT_EQ(office_.store().originals().read(office_.page().file), original);
}

TEST_F(ProtectionOfPictures, AStripOfAPlaceIsPaintedAndItsValueIsNowhere) {
  protect();
  for (const char* user : {"rev", "sen", "app", "aud"}) {
    const Response strip = get(user, field_path("address") + "/strip?row=0");
    ASSERT_EQ(strip.status, 200) << user;
    const Image picture = decode_png(Bytes(strip.body.begin(), strip.body.end()));
    const Rect<CleanPx> inside{2, 2, picture.width() - 4.0, picture.height() - 4.0};
    EXPECT_EQ(shown(picture, inside), Shown::Paint) << user;
    EXPECT_EQ(get(user, field_path("address") + "/history?row=0").status, 403) << user;
    const Response page = get(user, "/api/documents/" + document().value);
    EXPECT_EQ(page.body.find(kAddress), std::string::npos) << user;
    EXPECT_EQ(page.body.find(kPhone), std::string::npos) << user;
  }
  const std::string typed = R"({"row":0,"action":"type","value":"東京都港区1-1","version":)" +
                            std::to_string(office_.store().documents().get(document()).version) + "}";
  EXPECT_EQ(office_.send("sen", "PUT", field_path("address"), typed).status, 403);
  const Response strip = get("pro", field_path("address") + "/strip?row=0");
  const Image picture = decode_png(Bytes(strip.body.begin(), strip.body.end()));
  EXPECT_EQ(shown(picture, {24, 24, 600, 60}), Shown::Ink);
  EXPECT_NE(get("pro", "/api/documents/" + document().value).body.find(kAddress), std::string::npos);
  EXPECT_EQ(get("pro", field_path("address") + "/history?row=0").status, 200);
  EXPECT_EQ(office_.send("pro", "PUT", field_path("address"), typed).status, 200);
}

TEST_F(ProtectionOfPictures, ASideOfUnknownLayoutIsRefusedWithAReason) {
  ledger::SideOutcome outcome = *office_.store().sides().get(office_.page())->outcome;
  outcome.status = SideStatus::Unidentified;
  outcome.code = "E-PAGE-UNKNOWN";
  office_.store().sides().record(office_.page(), outcome);
  EXPECT_EQ(get("sen", page_path() + "/image").status, 200) << "senior sees an unidentified side";
  protect();
  const Response refused = get("sen", page_path() + "/image");
  EXPECT_EQ(refused.status, 403);
  EXPECT_NE(refused.body.find("支援措置"), std::string::npos) << refused.body;
}

TEST_F(ProtectionOfPictures, AQuestionAboutAPlaceGoesOnlyToTheNamedRole) {
  protect();
  ledger::NewReviewItem ask;
  ask.field = {document(), "address", 0};
  ask.page = office_.page();
  ask.priority = 100;
  const ReviewItemId id = office_.store().review().add(ask);
  const std::string item = "/api/review/items/" + id.value;
  for (const char* user : {"rev", "sen"}) {
    const Response next = office_.send(user, "POST", "/api/review/next", R"({"holding":[]})");
    ASSERT_EQ(next.status, 200) << user << " gets the next question that is not about a place";
    EXPECT_NE(Body::parse(next.body).object("spec").text("id"), "address");
    EXPECT_EQ(next.body.find(kAddress), std::string::npos) << "nor does it stand beside another question";
    EXPECT_EQ(get(user, item).status, 403);
  }
  EXPECT_EQ(office_.store().review().get(id).state, ledger::ReviewState::Waiting);
  const Response next = office_.send("pro", "POST", "/api/review/next", R"({"holding":[]})");
  ASSERT_EQ(next.status, 200);
  EXPECT_EQ(Body::parse(next.body).text("id"), id.value);
  EXPECT_NE(next.body.find(kAddress), std::string::npos);
}

class ProtectionOfLetters : public Protection {
 protected:
  ProtectionOfLetters() : Protection({"sen", "app", "pri", "aud", "rev"}) {
    ledger::NewNotice fresh;
    fresh.notice.kind = "shikaku_shutoku_kettei";
    fresh.notice.variables = {{"recipient.address", kAddress}};
    fresh.by_case = the_case().file.id;
    fresh.recipient = "one";
    fresh.recipient_name = "髙橋　花子";
    notice_ = office_.store().notices().issue(fresh).facts.notice.id;
    office_.store().notices().attach_pdf(notice_, Bytes{'%', 'P', 'D', 'F'}, 1);
  }
  NoticeId notice_;
};

TEST_F(ProtectionOfLetters, PreviewAndPdfGoOnlyToTheNamedRole) {
  const std::string path = "/api/notices/" + notice_.value;
  EXPECT_EQ(get("pri", path + "/pdf").status, 200) << "not protected yet";
  protect();
  for (const char* user : {"sen", "app", "pri", "aud"}) {
    EXPECT_EQ(get(user, path + "/pdf").status, 403) << user;
    EXPECT_EQ(get(user, path + "/preview").status, 403) << user;
    for (const std::string& list : {path, std::string("/api/notices")})
      EXPECT_EQ(get(user, list).body.find("霞が関"), std::string::npos) << user;
  }
  pipeline::Actor named{*office_.store().users().by_name("pri"), "desk"};
  named.user.roles.push_back("protected_data");
  EXPECT_EQ(pipeline::notice_pdf(office_.desk().office, named, notice_).size(), 4U);
}

TEST_F(ProtectionOfLetters, NobodyIsFoundByAnAddress) {
  protect();
  for (const std::string& address : {std::string(kAddress), std::string("霞が関")}) {
    for (const std::string& path : {"/api/search?name=" + address, "/api/search?kana=" + address,
                                    "/api/households?name=" + address, "/api/households?kana=" + address}) {
      const Response found = get("rev", path);
      EXPECT_EQ(found.status, 200) << path;
      EXPECT_TRUE(Body::parse(found.body).objects("items", 50).empty()) << path;
    }
    EXPECT_EQ(get("rev", "/api/search?address=" + address).status, 422) << "there is no such search";
    EXPECT_EQ(get("rev", "/api/households?address=" + address).status, 422);
  }
}

class Quarantine : public Protection {
 protected:
  Quarantine() : Protection({"rev", "sen", "aud", "pro"}) {}
  std::string path() { return page_path() + "/quarantine"; }
};

TEST_F(Quarantine, APlantedNumberIsHiddenFromEverybodyUntilAPersonDecides) {
  for (const char* user : {"rev", "sen", "aud", "pro"}) EXPECT_EQ(shown(user, kPlantedPlace), Shown::Paint) << user;
  EXPECT_EQ(Body::parse(get("rev", path()).body).objects("items", 5).at(0).text("state"), "open");
  const std::string reveal = R"({"reason":"隔離の判断"})";
  for (const char* user : {"rev", "aud", "pro"}) {
    EXPECT_EQ(office_.send(user, "POST", path() + "/1/reveal", reveal).status, 403) << user;
    EXPECT_EQ(office_.send(user, "PUT", path() + "/1", R"({"decision":"masked","reason":"不要"})").status, 403) << user;
  }
  EXPECT_EQ(office_.send("sen", "POST", path() + "/1/reveal", R"({"reason":""})").status, 422);
  EXPECT_EQ(office_.send("sen", "POST", path() + "/2/reveal", reveal).status, 404);
  const Response seen = office_.send("sen", "POST", path() + "/1/reveal", reveal);
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_NE(seen.body.find("data:image/png;base64,"), std::string::npos);
  const auto looks = office_.store().audit().looks({}, {}).items;
  EXPECT_EQ(std::count_if(looks.begin(), looks.end(),
                          [](const auto& look) { return look.look.action == "number.quarantine"; }),
            1);
  const std::string number = std::string(R"({"decision":"no_number","reason":"これは )") + kNumberOnPaper + R"("})";
  EXPECT_EQ(office_.send("sen", "PUT", path() + "/1", number).status, 422) << "no number in a reason";
  const Response done =
      office_.send("sen", "PUT", path() + "/1", R"({"decision":"masked","reason":"どの手続にも使わない"})");
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(Body::parse(done.body).objects("items", 5).at(0).text("state"), "masked");
  EXPECT_EQ(shown("sen", kPlantedPlace), Shown::Paint) << "for good";
  EXPECT_EQ(office_.send("sen", "POST", path() + "/1/reveal", reveal).status, 409);
}

TEST_F(Quarantine, WhatIsNoNumberIsShownAgain) {
  const Response done =
      office_.send("sen", "PUT", path() + "/1", R"({"decision":"no_number","reason":"会員番号"})");
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(shown("rev", kPlantedPlace), Shown::Ink);
  EXPECT_EQ(office_.send("sen", "PUT", path() + "/1", R"({"decision":"masked","reason":"不要"})").status, 409);
}

TEST_F(Quarantine, AFindingHoldsTheCaseUntilItIsDecided) {
  const auto open = [&] {
    const auto findings = office_.store().cases().findings(the_case().file.id);
    return std::count_if(findings.begin(), findings.end(), [](const ledger::StoredFinding& finding) {
      return finding.finding.message == "my_number.out_of_place" && finding.finding.severity == Severity::Error;
    });
  };
  const std::string typed = R"({"row":0,"action":"type","value":"1980-04-12","version":)" +
                            std::to_string(office_.store().documents().get(document()).version) + "}";
  ASSERT_EQ(office_.send("rev", "PUT", field_path("birth_date"), typed).status, 200) << "validates anew";
  EXPECT_EQ(open(), 1);
  ASSERT_EQ(office_.send("sen", "PUT", path() + "/1", R"({"decision":"masked","reason":"不要"})").status, 200);
  EXPECT_EQ(open(), 0);
}

}  // namespace
}  // namespace uketsuke::desk
