#include "pipeline/mailing/pieces.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/crypto/hash.h"
#include "core/os/files.h"
#include "pipeline/intake/count_sides.h"
#include "pipeline/mailing/cover_letter.h"
#include "pipeline/mailing/employers.h"
#include "render/notice/notice_renderer.h"
#include "render/notice/notice_templates.h"
#include "tests/failure_code.h"
#include "tests/pipeline/office_case.h"

// Which letters share an envelope.
namespace uketsuke::pipeline {
namespace {

using ledger::AddresseeRole;
using test::code_of;

const MailingTable& released() {
  static const MailingTable table = MailingTable::load(Assets::locate().templates / "tables" / "mailing.toml");
  return table;
}

/// The released table with one text in the place of another.
MailingTable changed(const std::string& from, const std::string& to) {
  std::string text = read_text_file(Assets::locate().templates / "tables" / "mailing.toml", 1 << 20);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  const auto file = std::filesystem::path(UKETSUKE_TEST_TMP) / (fresh_id() + ".toml");
  std::ofstream(file) << text;
  MailingTable out = MailingTable::load(file);
  std::filesystem::remove(file);
  return out;
}

int one_sheet(const std::vector<MailItem>&) { return 1; }

MailItem item(const std::string& kind, const std::string& by_case = "c1", const std::string& key = "k1", int sheets = 1) {
  static int made = 0;
  MailItem out;
  out.notice.facts.notice.id = NoticeId("n" + std::to_string(1000 + ++made));
  out.notice.facts.notice.kind = kind;
  out.notice.facts.by_case = CaseId(by_case);
  out.notice.facts.addressee.name = key;
  out.notice.facts.addressee.postal_code = "100000" + key.substr(key.size() - 1);
  out.notice.addressee_key = key;
  out.sheets = sheets;
  out.shows_address = true;
  return out;
}

MailItem to_employer(MailItem one) {
  one.notice.facts.addressee.role = AddresseeRole::Employer;
  return one;
}

std::vector<PlannedPiece> plan(std::vector<MailItem> items, const MailingTable& table = released()) {
  return plan_pieces(std::move(items), table, one_sheet);
}

std::vector<std::string> kinds_in(const PlannedPiece& piece) {
  std::vector<std::string> out;
  for (const MailItem& one : piece.items) out.push_back(one.notice.facts.notice.kind);
  return out;
}

TEST(MailingTable, ListsEveryNoticeButThe送付書) {
  for (const std::string& kind : render::NoticeTemplates::load(Assets::locate().templates / "notices").kinds()) {
    if (kind == released().employer_cover()) continue;
    EXPECT_EQ(released().kind(kind).notice, kind);
  }
  EXPECT_EQ(code_of([] { released().kind("unknown"); }), "E-TEMPLATE-INVALID");
}

TEST(MailingTable, IsReadStrictly) {
  const auto refused = [](const std::string& from, const std::string& to) {
    return code_of([&] { changed(from, to); });
  };
  EXPECT_EQ(refused("too_thick = \"larger\"", "too_thick = \"fold\""), "E-TEMPLATE-INVALID");
  EXPECT_EQ(refused("most_sheets = 60", "most_sheets = 6"), "E-TEMPLATE-INVALID") << "not larger than the one before";
  EXPECT_EQ(refused("envelope = \"naga3\"", "envelope = \"naga4\""), "E-TEMPLATE-INVALID");
  EXPECT_EQ(refused("mail_class = \"ordinary\"", "mail_class = \"pigeon\""), "E-TEMPLATE-INVALID");
  EXPECT_EQ(refused("notice = \"kyakka_tsuchi\"", "notice = \"teisei_tsuchi\""), "E-TEMPLATE-INVALID") << "twice";
  EXPECT_EQ(refused("across_cases = true", "across_case = true"), "E-TEMPLATE-INVALID");
  EXPECT_EQ(refused("notice = \"kofu_annai\"\nenvelope = \"hagaki\"\nmail_class = \"ordinary\"\nalone = true",
                    "notice = \"kofu_annai\"\nenvelope = \"hagaki\"\nmail_class = \"ordinary\""),
            "E-TEMPLATE-INVALID")
      << "a postcard goes alone";
}

TEST(Pieces, OneAddresseeGetsOneEnvelopeInTheOrderOfTheTable) {
  const auto pieces = plan({item("shikaku_johosho"), item("shikaku_kakuninsho", "c2"), item("shikaku_shutoku_kettei")});
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(kinds_in(pieces[0]),
            (std::vector<std::string>{"shikaku_shutoku_kettei", "shikaku_kakuninsho", "shikaku_johosho"}));
  EXPECT_EQ(pieces[0].mail_class, "kani_kakitome") << "as the safest of its letters";
  EXPECT_EQ(pieces[0].envelope, "naga3");
  EXPECT_EQ(pieces[0].sheets, 3);
  EXPECT_FALSE(pieces[0].with_cover);
  EXPECT_EQ(plan({item("shikaku_johosho"), item("shikaku_johosho", "c1", "k2")}).size(), 2U);
}

TEST(Pieces, LettersOfOneKindLieByTheirNumbers) {
  std::vector<MailItem> cards;
  for (const char* number : {"第10号", "第9号", "第2号"}) {
    cards.push_back(item("shikaku_kakuninsho"));
    cards.back().notice.facts.notice.document_number = number;
  }
  std::vector<std::string> numbers;
  for (const MailItem& one : plan(cards).at(0).items) numbers.push_back(one.notice.facts.notice.document_number);
  EXPECT_EQ(numbers, (std::vector<std::string>{"第2号", "第9号", "第10号"}));
}

TEST(Pieces, AnEmployersPacketIsNeverAMembersLetter) {
  const auto pieces = plan({to_employer(item("shikaku_soshitsu_utsushi")), to_employer(item("shikaku_soshitsu_utsushi", "c2")),
                            item("shikaku_soshitsu_tsuchi")});
  ASSERT_EQ(pieces.size(), 2U);
  const auto& packet = pieces[0].addressee.role == AddresseeRole::Employer ? pieces[0] : pieces[1];
  EXPECT_EQ(packet.items.size(), 2U) << "over all cases of the employer";
  EXPECT_TRUE(packet.with_cover);
  EXPECT_EQ(packet.sheets, 3) << "with the 送付書";
}

TEST(Pieces, WhatGoesAloneOrWithinItsCaseIsNotJoined) {
  EXPECT_EQ(plan({item("kyakka_tsuchi"), item("kyakka_tsuchi"), item("shikaku_johosho")}).size(), 3U);
  EXPECT_EQ(plan({item("hosei_irai"), item("shorui_irai")}).size(), 1U) << "slips of one case";
  EXPECT_EQ(plan({item("hosei_irai"), item("shorui_irai", "c2")}).size(), 2U) << "slips of two cases";
}

TEST(Pieces, LettersUnder支援措置JoinNothingOfOthers) {
  const auto covered = [](MailItem one) {
    one.is_protected = true;
    return one;
  };
  const auto pieces = plan({covered(item("shikaku_johosho")), covered(item("shikaku_kakuninsho")),
                            covered(item("shikaku_johosho", "c2")), item("shikaku_johosho", "c3")});
  EXPECT_EQ(pieces.size(), 3U);
  const auto packet = plan({covered(to_employer(item("shikaku_soshitsu_utsushi"))), to_employer(item("shikaku_soshitsu_utsushi", "c2"))});
  ASSERT_EQ(packet.size(), 2U);
  EXPECT_NE(packet[0].with_cover, packet[1].with_cover) << "no list names a protected person";
}

TEST(Pieces, WhatIsTooThickTakesALargerEnvelopeOrBecomesSeveral) {
  const std::vector<MailItem> thick{item("shikaku_johosho", "c1", "k1", 4), item("shikaku_johosho", "c2", "k1", 3)};
  const auto larger = plan(thick);
  ASSERT_EQ(larger.size(), 1U);
  EXPECT_EQ(larger[0].envelope, "kaku2");
  const MailingTable splitting = changed("too_thick = \"larger\"", "too_thick = \"split\"");
  const auto split = plan(thick, splitting);
  ASSERT_EQ(split.size(), 2U);
  for (const PlannedPiece& piece : split) EXPECT_EQ(piece.envelope, "naga3");
  const auto alone = plan({item("shikaku_johosho", "c1", "k1", 7)}, splitting);
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_EQ(alone[0].envelope, "kaku2") << "a letter is never parted";
  EXPECT_EQ(plan({item("shikaku_johosho", "c1", "k1", 61)}).at(0).fault, PieceFault::TooThick);
}

TEST(Pieces, TheAddressIsOnTop) {
  MailItem card = item("shikaku_shutoku_kettei");
  card.shows_address = false;
  const auto pieces = plan({card, item("shikaku_johosho")});
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(kinds_in(pieces[0]).front(), "shikaku_johosho");
  EXPECT_EQ(pieces[0].fault, PieceFault::None);
  EXPECT_EQ(plan({card}).at(0).fault, PieceFault::NoAddress);
  EXPECT_EQ(plan({to_employer(card)}).at(0).fault, PieceFault::None) << "the 送付書 carries it";
}

TEST(Pieces, A送付書ThatCannotBePrintedStopsItsPacketAlone) {
  const auto pieces = plan_pieces(
      {to_employer(item("shikaku_soshitsu_utsushi")), item("shikaku_soshitsu_tsuchi")}, released(),
      [](const std::vector<MailItem>&) -> int { throw Failure("E-RENDER-GLYPH", "U+E000"); });
  ASSERT_EQ(pieces.size(), 2U);
  for (const PlannedPiece& piece : pieces)
    EXPECT_EQ(piece.fault, piece.with_cover ? PieceFault::NoCover : PieceFault::None);
  EXPECT_EQ(code_of([&] {
              plan_pieces({to_employer(item("shikaku_soshitsu_utsushi"))}, released(),
                          [](const std::vector<MailItem>&) -> int { throw Failure("E-RENDER-FONT"); });
            }),
            "E-RENDER-FONT")
      << "no fault of this packet";
}

TEST(Pieces, LettersOfOneCaseToOneAddresseeBelongTogether) {
  const auto together = [](const MailItem& a, const MailItem& b) { return belong_together(a, b, released()); };
  EXPECT_TRUE(together(item("shikaku_shutoku_kettei"), item("shikaku_kakuninsho")));
  EXPECT_FALSE(together(item("shikaku_shutoku_kettei"), item("shikaku_kakuninsho", "c2")));
  EXPECT_FALSE(together(item("shikaku_shutoku_kettei"), item("shikaku_kakuninsho", "c1", "k2")));
  EXPECT_FALSE(together(item("shikaku_shutoku_kettei"), to_employer(item("shikaku_soshitsu_utsushi"))));
  EXPECT_FALSE(together(item("kyakka_tsuchi"), item("shorui_irai"))) << "one goes alone";
}

// The list is planned with its own rows: a name and a number that take two lines make it longer.
TEST(Pieces, A送付書HasAsManySheetsAsItsRowsNeed) {
  const Context& context = pipeline::context();
  const std::map<std::string, std::string> settings{
      {"association.name", "見本国民健康保険組合"}, {"association.postal_code", "1000013"},
      {"association.address", "東京都千代田区霞が関1-3-2"}, {"association.president_title", "理事長"},
      {"association.president", "見本　一郎"}, {"association.phone", "03-0000-0000"}};
  const Date day = date_from_iso("2026-11-27");
  std::vector<MailItem> letters;
  for (int n = 1; n <= 40; ++n) {
    MailItem one = to_employer(item("shikaku_soshitsu_utsushi", "c" + std::to_string(n)));
    Notice& letter = one.notice.facts.notice;
    letter.template_version = "v01";
    letter.document_number = "見本国保組発令和8年度資格適用第" + std::to_string(1000000 + n) + "号の2(再送付分)";
    letter.variables["household.head"] = "見本　太郎";
    letters.push_back(one);
    PlannedPiece piece;
    piece.addressee = {AddresseeRole::Employer, "見本工務店", "1000013", "東京都千代田区霞が関1-3-2"};
    piece.items = letters;
    for (MailItem& listed : piece.items) listed.notice.facts.addressee = piece.addressee;
    const Bytes printed = render::render_notice(cover_letter(context, settings, piece, day), context.notices);
    EXPECT_EQ(cover_sheets(context, settings, day)(piece.items), count_sides(printed, ScanFileId(sha256_hex(printed)))) << n;
  }
}

ledger::Addressee employer(const char* name, const char* address = "東京都千代田区霞が関一丁目3番2号",
                           const char* postal_code = "1000013") {
  return {AddresseeRole::Employer, name, postal_code, address};
}

TEST(Employers, WhatIsCertainlyOneIsOne) {
  const std::string key = employer_key(employer("株式会社見本工務店"));
  for (const char* name : {"(株)見本工務店", "㈱見本工務店", "（株）　見本工務店", "株式会社　見本 工務店"})
    EXPECT_EQ(employer_key(employer(name)), key) << name;
  for (const char* address : {"東京都千代田区霞が関1-3-2", "東京都千代田区霞が関１丁目３番２号", "千代田区霞ヶ関一丁目３－２",
                              "東京都　千代田区　霞が関1丁目3-2"})
    EXPECT_EQ(employer_key(employer("株式会社見本工務店", address)), key) << address;
  EXPECT_EQ(employer_key(employer("株式会社見本工務店", "東京都千代田区霞が関1-3-2", "１００－００１３")), key);
  EXPECT_EQ(employer_key(employer("ﾐﾎﾝ建設㈲")), employer_key(employer("ミホン建設有限会社")));
}

TEST(Employers, WhatIsNotCertainStaysApart) {
  const std::string key = employer_key(employer("株式会社見本工務店"));
  for (const char* name : {"見本工務店株式会社", "株式会社見本工務店東京支店", "有限会社見本工務店", "見本工務店", "株式会社見夲工務店"})
    EXPECT_NE(employer_key(employer(name)), key) << name;
  for (const char* address : {"東京都千代田区霞が関1-3-3", "東京都千代田区霞が関1-3", "東京都千代田区霞が関1-3-2 見本ビル5階",
                              "東京都千代田区永田町1-3-2"})
    EXPECT_NE(employer_key(employer("株式会社見本工務店", address)), key) << address;
  EXPECT_NE(employer_key(employer("株式会社見本工務店", "東京都千代田区霞が関1-3-2", "1000014")), key);
  EXPECT_NE(employer_key(employer("神田工業")), employer_key(employer("\xEF\xA8\x99田工業"))) << "神 U+FA19 is asked about";
}

TEST(Employers, WhatIsProbablyOneIsAskedAndNothingElse) {
  const auto asked = [](const char* name, const char* address = "東京都千代田区霞が関1-3-2") {
    return probably_same(employer("株式会社見本工務店"), employer(name, address));
  };
  EXPECT_TRUE(asked("見本工務店株式会社"));
  EXPECT_TRUE(asked("株式会社見本工務店東京支店"));
  EXPECT_TRUE(asked("見本工務店"));
  EXPECT_TRUE(asked("株式会社見本工務店", "東京都千代田区霞が関1-3-2 見本ビル5階"));
  EXPECT_FALSE(asked("株式会社例示工務店")) << "another firm in the house";
  EXPECT_FALSE(asked("株式会社見本工務店", "大阪府大阪市北区梅田2-5-9")) << "another workplace of that name";
}

MailItem letter_to(const ledger::Addressee& to, const std::string& by_case) {
  MailItem out = item("shikaku_soshitsu_utsushi", by_case, "raw " + to.name + to.address);
  out.notice.facts.addressee = to;
  return out;
}

TEST(Employers, OnlyAPersonJoinsWhatIsProbablyOne) {
  const ledger::Addressee firm = employer("株式会社見本工務店");
  const ledger::Addressee sign = employer("㈱見本工務店", "東京都千代田区霞が関1-3-2");
  const ledger::Addressee branch = employer("株式会社見本工務店東京支店");
  const ledger::Addressee site = employer("株式会社見本工務店東京支店現場事務所");
  const std::vector<MailItem> waiting{letter_to(firm, "c1"), letter_to(sign, "c2"), letter_to(branch, "c3"), letter_to(site, "c4")};
  std::vector<EmployerPair> pairs;
  const auto packets = [&](const std::vector<EmployerDecision>& decisions) {
    std::vector<MailItem> items = waiting;
    pairs = join_employers(items, decisions);
    return plan(items).size();
  };
  EXPECT_EQ(packets({}), 3U) << "firm and sign are one";
  ASSERT_EQ(pairs.size(), 3U);
  for (const EmployerPair& pair : pairs) EXPECT_EQ(pair.state, EmployerPair::State::Open);
  const std::string a = employer_key(firm);
  const std::string b = employer_key(branch);
  const std::string c = employer_key(site);
  EXPECT_EQ(packets({{b, a, true}}), 2U) << "whichever is named first";
  EXPECT_EQ(std::count_if(pairs.begin(), pairs.end(), [](const auto& pair) { return pair.state == EmployerPair::State::Same; }), 1);
  EXPECT_EQ(packets({{a, b, true}, {a, b, false}}), 3U) << "the last decision counts";
  EXPECT_EQ(packets({{a, b, true}, {b, c, true}}), 1U);
  EXPECT_EQ(packets({{a, b, true}, {b, c, true}, {a, c, false}}), 2U) << "two that are kept apart never meet";
  for (const EmployerPair& pair : pairs) EXPECT_NE(pair.state, EmployerPair::State::Open);
}

TEST(Employers, LettersUnder支援措置StayOutOfIt) {
  MailItem covered = letter_to(employer("株式会社見本工務店"), "c1");
  covered.is_protected = true;
  std::vector<MailItem> items{covered, letter_to(employer("見本工務店株式会社"), "c2")};
  EXPECT_TRUE(join_employers(items, {}).empty());
  EXPECT_TRUE(items[0].joined_key.empty());
}

std::vector<MailItem> invented(std::mt19937& random) {
  const std::vector<std::string> kinds{"shikaku_shutoku_kettei", "shikaku_kakuninsho", "shikaku_johosho", "kyakka_tsuchi",
                                       "hosei_irai", "shikaku_soshitsu_utsushi", "kofu_annai"};
  const auto pick = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
  std::vector<MailItem> out;
  for (int i = 0, count = pick(1, 60); i < count; ++i) {
    const std::string& kind = kinds[static_cast<std::size_t>(pick(0, static_cast<int>(kinds.size()) - 1))];
    const int number = pick(1, 12);
    MailItem one = item(kind, "c" + std::to_string(number), "k" + std::to_string(pick(1, 5)),
                        kind == "kofu_annai" ? 1 : pick(1, 9));
    one.is_protected = number <= 2;
    out.push_back(kind == "shikaku_soshitsu_utsushi" ? to_employer(one) : one);
  }
  return out;
}

void expect_one_addressee(const PlannedPiece& piece) {
  std::set<std::string> cases;
  for (const MailItem& one : piece.items) {
    EXPECT_EQ(one.notice.addressee_key, piece.addressee_key);
    EXPECT_EQ(one.notice.facts.addressee.role, piece.addressee.role);
    EXPECT_EQ(one.is_protected, piece.is_protected);
    cases.insert(one.notice.facts.by_case.value);
  }
  if (piece.is_protected) {
    EXPECT_EQ(cases.size(), 1U);
  }
}

TEST(Pieces, EveryNoticeIsInExactlyOnePieceWhateverOrderTheyComeIn) {
  std::mt19937 random(20261127);
  for (int round = 0; round < 200; ++round) {
    std::vector<MailItem> items = invented(random);
    const auto pieces = plan(items);
    std::set<std::string> seen;
    std::size_t letters = 0;
    for (const PlannedPiece& piece : pieces) {
      expect_one_addressee(piece);
      int sheets = piece.with_cover ? 1 : 0;
      for (const MailItem& one : piece.items) {
        seen.insert(one.notice.facts.notice.id.value);
        sheets += one.sheets;
      }
      letters += piece.items.size();
      EXPECT_EQ(piece.sheets, sheets);
      EXPECT_LE(sheets, released().envelope(piece.envelope).most_sheets);
    }
    EXPECT_EQ(letters, items.size());
    EXPECT_EQ(seen.size(), items.size());
    std::shuffle(items.begin(), items.end(), random);
    const auto again = plan(items);
    ASSERT_EQ(again.size(), pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i)
      EXPECT_EQ(again[i].items.front().notice.facts.notice.id, pieces[i].items.front().notice.facts.notice.id);
  }
}

}  // namespace
}  // namespace uketsuke::pipeline
