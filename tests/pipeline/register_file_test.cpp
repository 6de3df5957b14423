#include "pipeline/office/register_file.h"

#include <fstream>

#include "core/ids.h"
#include "core/text/csv.h"
#include "tests/pipeline/register_case.h"

// What is wrong with a register file is told by line and column.
namespace uketsuke::pipeline {
namespace {

namespace fs = std::filesystem;

class RegisterFiles : public RegisterCase {
 protected:
  RegisterFile read(const Bytes& bytes) {
    return read_register_file(bytes, RegisterMapping::standard(context().assets.templates), day("2026-11-29"));
  }
  RegisterFile read_text(const std::string& text) { return read(Bytes(text.begin(), text.end())); }
  /// The only fault when one cell of the second person is wrong: "3行目 <column>: <reason>".
  std::string fault_with(const std::string& heading, const std::string& value) {
    FileRow row = spouse();
    row[heading] = value;
    const RegisterFile out = read(file({head(), row}));
    if (out.faults.size() != 1) return std::to_string(out.faults.size()) + " faults";
    EXPECT_TRUE(out.houses.at(0).bad) << "the household with the row";
    return std::to_string(out.faults[0].line) + "行目 " + out.faults[0].column + ": " + out.faults[0].reason;
  }
  bool fine_with(const std::string& heading, const std::string& value) {
    FileRow row = spouse();
    row[heading] = value;
    return read(file({head(), row})).faults.empty();
  }
  std::vector<std::string> reasons(const std::vector<FileRow>& rows) {
    std::vector<std::string> out;
    for (const RegisterFault& fault : read(file(rows)).faults)
      out.push_back(std::to_string(fault.line) + " " + fault.reason);
    return out;
  }
  static FileRow somebody(const std::string& number, const std::string& branch) {
    return {{"記号", "東"},   {"番号", number}, {"枝番", branch},           {"氏名", "斎藤 " + number + branch},
            {"フリガナ", ""}, {"続柄", "子"},   {"生年月日", "2001-02-03"}, {"資格取得年月日", "2020-04-01"}};
  }
};

TEST_F(RegisterFiles, DatesThatDoNotExist) {
  EXPECT_EQ(fault_with("生年月日", "1987-02-29"), "3行目 生年月日: 実在しない日付です");
  EXPECT_EQ(fault_with("生年月日", "昭和64年1月8日"), "3行目 生年月日: その元号にはない日付です");
  EXPECT_EQ(fault_with("生年月日", "20010230"), "3行目 生年月日: 実在しない日付です");
  EXPECT_EQ(fault_with("生年月日", "不明"), "3行目 生年月日: 日付の書き方が対応表と合いません");
  EXPECT_EQ(fault_with("生年月日", ""), "3行目 生年月日: 空欄です");
  EXPECT_EQ(fault_with("生年月日", "2026-11-30"), "3行目 生年月日: 先の日付です");
  for (const char* same : {"S62.6.5", "昭和62年6月5日", "１９８７/６/５", "19870605"}) {
    FileRow row = spouse();
    row["生年月日"] = same;
    EXPECT_EQ(read(file({head(), row})).houses.at(0).lines.at(1).person.birth_date, day("1987-06-05")) << same;
  }
}

TEST_F(RegisterFiles, LostBeforeAcquired) {
  EXPECT_EQ(fault_with("資格喪失年月日", "2020-03-31"), "3行目 資格喪失年月日: 資格取得年月日より前の日付です");
  EXPECT_TRUE(fine_with("資格喪失年月日", "2020-04-01")) << "同日得喪";
  EXPECT_EQ(fault_with("資格取得年月日", "1987-06-04"), "3行目 資格取得年月日: 生年月日より前の日付です");
}

TEST_F(RegisterFiles, KanaPostalCodeAndNumbers) {
  EXPECT_EQ(fault_with("フリガナ", "渡辺ハナコ"), "3行目 フリガナ: フリガナにカタカナ以外の文字が含まれています");
  EXPECT_TRUE(fine_with("フリガナ", "ﾜﾀﾅﾍﾞ ﾊﾅｺ"));
  EXPECT_TRUE(fine_with("フリガナ", "わたなべ はなこ"));
  EXPECT_EQ(fault_with("郵便番号", "600001"), "3行目 郵便番号: 郵便番号が7桁ではありません");
  EXPECT_TRUE(fine_with("郵便番号", "〒１００－０００１"));
  EXPECT_EQ(fault_with("個人番号", "621498320258"), "3行目 個人番号: 個人番号の検査用数字が合いません");
  EXPECT_EQ(fault_with("個人番号", "62149832025"), "3行目 個人番号: 個人番号が12桁ではありません");
  EXPECT_TRUE(fine_with("個人番号", "")) << "番号未取得 never blocks";
  EXPECT_EQ(fault_with("枝番", "100"), "3行目 枝番: 枝番が01から99までの数字ではありません");
  EXPECT_EQ(fault_with("性別", "不詳"), "3行目 性別: 対応表に無い区分です");
}

// Lists kept by hand say so; a card would be printed for 同上.
TEST_F(RegisterFiles, WordsThatAreNoValues) {
  for (const char* heading : {"氏名", "フリガナ", "住所"})
    for (const char* word : {"同上", "なし"})
      EXPECT_EQ(fault_with(heading, word), std::string("3行目 ") + heading + ": 同上・なしなどの語で、値ではありません");
}

TEST_F(RegisterFiles, CharactersThatCannotBePrinted) {
  EXPECT_EQ(fault_with("氏名", "\xEE\x80\x80邉"), "3行目 氏名: 外字(私用領域の文字)が含まれています");
  EXPECT_EQ(fault_with("氏名", "●邉"), "3行目 氏名: 文字化けを示す記号(●・〓など)が含まれています");
  EXPECT_EQ(fault_with("住所", "東京都\x01港区"), "3行目 住所: 制御文字が含まれています");
  EXPECT_EQ(fault_with("住所", std::string(401, 'x')), "3行目 住所: 文字数が上限を超えています");
  FileRow row = spouse();
  row["氏名"] = "𠮷野　邉\xF3\xA0\x84\x80";
  row["住所"] = "東京都港区\r\n芝公園　";
  const RegisterFile good = read(file({head(), row}));
  EXPECT_TRUE(good.faults.empty());
  EXPECT_EQ(good.houses.at(0).lines.at(1).person.name, "𠮷野　邉\xF3\xA0\x84\x80") << "never normalised";
  EXPECT_EQ(good.houses.at(0).lines.at(1).home.at("address.text"), "東京都港区　芝公園");
}

TEST_F(RegisterFiles, ANumberInAWrongColumnIsNotRepeated) {
  for (const char* heading : {"生年月日", "フリガナ", "郵便番号", "枝番", "性別", "個人番号"}) {
    FileRow row = spouse();
    row[heading] = "62149832025X";
    for (const RegisterFault& fault : read(file({head(), row})).faults)
      EXPECT_EQ(fault.reason.find("62149832025"), std::string::npos) << heading;
  }
}

TEST_F(RegisterFiles, HouseholdsHaveOneHeadAtATime) {
  FileRow no_head = head();
  no_head["続柄"] = "夫";
  EXPECT_EQ(reasons({no_head, spouse()}), std::vector<std::string>{"2 世帯に組合員(続柄「本人」)の行がありません"});
  FileRow second = spouse();
  second["続柄"] = "本人";
  EXPECT_EQ(reasons({head(), second}), std::vector<std::string>{"3 組合員(続柄「本人」)が2行目にもいます"});
  FileRow gone = head();
  gone["資格喪失年月日"] = "2026-01-01";
  second["資格取得年月日"] = "2026-01-01";
  const RegisterFile changed = read(file({gone, second}));
  EXPECT_TRUE(changed.faults.empty()) << "one after the other";
  EXPECT_EQ(changed.houses.at(0).head, 1U);
}

TEST_F(RegisterFiles, NothingAndNobodyTwice) {
  FileRow same = somebody("1", "01");
  same["番号"] = "１";
  EXPECT_EQ(reasons({head(), same}), std::vector<std::string>{"3 記号・番号・枝番が2行目と同じです"});
  FileRow again = head("2");
  again["個人番号"] = "";
  EXPECT_EQ(reasons({head(), again}), std::vector<std::string>{"3 2行目と同じ方です(資格の期間が重なります)"});
  FileRow left = head();
  left["資格喪失年月日"] = "2024-04-01";
  again["資格取得年月日"] = "2024-04-01";
  EXPECT_TRUE(reasons({left, again}).empty()) << "left and came again under another number";
  FileRow stolen = spouse();
  stolen["個人番号"] = "123456789018";
  EXPECT_EQ(reasons({head(), stolen}), std::vector<std::string>{"3 2行目の別の方と個人番号が同じです"});
}

TEST_F(RegisterFiles, BothHouseholdsOfADoublePersonAreBad) {
  FileRow again = head("2");
  again["個人番号"] = "";
  const RegisterFile out = read(file({head(), again}));
  EXPECT_TRUE(out.houses.at(0).bad);
  EXPECT_TRUE(out.houses.at(1).bad);
}

TEST_F(RegisterFiles, ColumnsMissingDoubleAndUnknown) {
  const auto only = [](const RegisterFile& out) {
    return out.faults.size() == 1 ? out.faults[0].column + ": " + out.faults[0].reason : std::string("not one fault");
  };
  const std::string good = "番号,枝番,氏名,フリガナ,生年月日,続柄,資格取得年月日";
  EXPECT_TRUE(read_text(good + "\r\n").faults.empty()) << "the others are optional";
  EXPECT_EQ(only(read_text("番号,枝番,氏名,フリガナ,生年月日,続柄\r\n")),
            "資格取得年月日: 対応表にある列がファイルにありません");
  EXPECT_EQ(only(read_text(good + ",氏名\r\n")), "氏名: 同じ見出しの列が2つ以上あります");
  EXPECT_EQ(only(read_text(good + ",血液型\r\n")), "8列目: 対応表に無い列です(取り込まない列は ignore に書きます)");
  EXPECT_EQ(only(read_text("")), ": 見出しの行がありません");
  const RegisterFile out = read_text(good + ",血液型\r\n1,01,山田,,1985-04-02,本人,2020-04-01,A\r\n");
  EXPECT_EQ(out.rows, 0U) << "no row is read under wrong headings";
}

TEST_F(RegisterFiles, RowsOfAnotherLengthAndOpenQuotes) {
  const std::string heading = "番号,枝番,氏名,フリガナ,生年月日,続柄,資格取得年月日\n";
  RegisterFile out = read_text(heading + "1,01,山田,,1985-04-02,本人\n");
  ASSERT_EQ(out.faults.size(), 1U);
  EXPECT_EQ(out.faults[0].reason, "列の数が6で、見出しの7と合いません");
  EXPECT_TRUE(out.faults[0].of_file);
  out = read_text(heading + "1,01,\"山田,,1985-04-02,本人,2020-04-01\n");
  ASSERT_EQ(out.faults.size(), 1U);
  EXPECT_EQ(out.faults[0].reason, "引用符(\")の使い方が正しくありません");
  out = read_text(heading + ",01,山田,,1985-04-02,本人,2020-04-01\n");
  ASSERT_EQ(out.faults.size(), 1U);
  EXPECT_EQ(out.faults[0].column, "番号");
  EXPECT_TRUE(out.faults[0].of_file) << "nobody knows whose row it is";
}

TEST_F(RegisterFiles, ABadByteIsTold) {
  Bytes bytes = file({head()});
  bytes[99] = 0xFF;
  const RegisterFile out = read(bytes);
  ASSERT_EQ(out.faults.size(), 1U);
  EXPECT_TRUE(out.faults[0].of_file);
  EXPECT_EQ(out.faults[0].reason, "文字コードが対応表と合いません(先頭から100バイト目)");
}

// "1,01,01,山田 太郎,ﾔﾏﾀﾞ ﾀﾛｳ,1,S60.4.2,20200401,99999999,1000001,千代田１－１" in cp932 (Python's codec), without
// headings.
TEST_F(RegisterFiles, TheExampleOfAnOldSystemReads) {
  const std::string row =
      "1,01,01,\x8e\x52\x93\x63\x20\x91\xbe\x98\x59,\xd4\xcf\xc0\xde\x20\xc0\xdb\xb3,1,S60.4.2,20200401,99999999,"
      "1000001,\x90\xe7\x91\xe3\x93\x63\x82\x50\x81\x7c\x82\x50\r\n\x1a";
  const fs::path templates = context().assets.templates;
  const RegisterMapping mapping = RegisterMapping::load(templates / "register/example_cp932.toml", templates);
  const RegisterFile out = read_register_file(Bytes(row.begin(), row.end()), mapping, day("2026-11-29"));
  ASSERT_TRUE(out.faults.empty()) << out.faults[0].reason;
  const RegisterLine& line = out.houses.at(0).lines.at(0);
  EXPECT_EQ(line.symbol, "東") << "the default";
  EXPECT_EQ(line.person.name, "山田 太郎");
  EXPECT_EQ(line.person.name_kana, "ヤマダ　タロウ");
  EXPECT_EQ(line.person.birth_date, day("1985-04-02"));
  EXPECT_EQ(line.person.sex, "male");
  EXPECT_EQ(line.membership.relation, "本人");
  EXPECT_FALSE(line.membership.lost_on);
  EXPECT_EQ(line.home.at("address.text"), "千代田１－１");
}

class RegisterMappings : public RegisterFiles {
 protected:
  /// The message of a mapping that is refused; empty when it loads.
  std::string refusal(const std::string& text) {
    const fs::path path = fs::path(UKETSUKE_TEST_TMP) / (fresh_id() + ".toml");
    std::ofstream(path) << text;
    std::string out;
    try {
      RegisterMapping::load(path, context().assets.templates);
    } catch (const Failure& failure) {
      out = failure.code() == "E-TEMPLATE-INVALID" ? failure.what() : failure.code();
    }
    fs::remove(path);
    return out;
  }
  static std::string columns(const std::string& more = {}) {
    std::string out;
    for (const char* id : {"household.number", "membership.branch", "person.name", "person.name_kana",
                           "person.birth_date", "person.relation", "membership.acquired_on"})
      out += "[[column]]\nconcept = \"" + std::string(id) + "\"\nname = \"" + id + "\"\n";
    return out + more;
  }
};

TEST_F(RegisterMappings, AreReadStrictly) {
  const std::string top = "encoding = \"utf-8\"\ndates = [\"western\"]\n";
  EXPECT_EQ(refusal(top + columns()), "");
  EXPECT_NE(refusal(top + "colour = 1\n" + columns()).find("colour"), std::string::npos);
  EXPECT_NE(refusal("encoding = \"utf-16\"\ndates = []\n" + columns()).find("utf-8 or cp932"), std::string::npos);
  EXPECT_NE(refusal("encoding = \"utf-8\"\ndates = [\"lunar\"]\n" + columns()).find("unknown form"), std::string::npos);
  EXPECT_NE(refusal(top + "header = false\n" + columns()).find("width"), std::string::npos);
  EXPECT_NE(refusal(top).find("household.number is missing"), std::string::npos);
  const auto column = [](const std::string& id) { return "[[column]]\nconcept = \"" + id + "\"\nname = \"x\"\n"; };
  EXPECT_NE(refusal(top + columns(column("person.name"))).find("twice"), std::string::npos);
  EXPECT_NE(refusal(top + columns(column("person.shoe_size"))).find("no such concept"), std::string::npos);
  for (const char* id : {"bank.account_number", "premium.total_yen", "household.head_name", "office.remarks"})
    EXPECT_NE(refusal(top + columns(column(id))).find("does not keep"), std::string::npos) << id;
  EXPECT_NE(refusal(top + columns("[codes.\"person.sex\"]\n\"1\" = \"m\"\n")), "");
}

TEST_F(RegisterMappings, OnlyTheDateFormsNamedAreTaken) {
  RegisterMapping mapping = RegisterMapping::standard(context().assets.templates);
  mapping.dates = {"compact"};
  FileRow row = head();
  row["生年月日"] = "19850402";
  row["資格取得年月日"] = "2020-04-01";
  const RegisterFile out = read_register_file(file({row}), mapping, day("2026-11-29"));
  ASSERT_EQ(out.faults.size(), 1U);
  EXPECT_EQ(out.faults[0].column, "資格取得年月日");
}

}  // namespace
}  // namespace uketsuke::pipeline
