#include "core/os/files.h"

#include <gtest/gtest.h>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/ids.h"

namespace uketsuke {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  Files() : folder_(fs::path(UKETSUKE_TEST_TMP) / fresh_id()) { fs::create_directories(folder_); }
  ~Files() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(Files, WriteIsWholeAndLeavesNothingElse) {
  const Bytes bytes{1, 2, 3};
  real_file_system().write_durably(folder_ / "a.bin", bytes);
  EXPECT_EQ(read_file(folder_ / "a.bin", 100), bytes);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator{}), 1);
}

TEST_F(Files, ReadHasALimitAndSaysWhatIsWrong) {
  real_file_system().write_durably(folder_ / "a.bin", Bytes(101));
  try {
    read_file(folder_ / "a.bin", 100);
    FAIL() << "too large a file was read";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "E-INTAKE-TOOLARGE");
    EXPECT_EQ(failure.file(), "a.bin");
  }
  EXPECT_THROW(read_file(folder_ / "missing", 100), Failure);
  EXPECT_THROW(read_file(folder_, 100), Failure) << "a folder is no file";
}

TEST_F(Files, WritingIntoAMissingFolderFails) {
  EXPECT_THROW(real_file_system().write_durably(folder_ / "no" / "a.bin", Bytes(3)), Failure);
}

// FIPS 180-4 examples.
TEST(Hash, Sha256) {
  EXPECT_EQ(sha256_hex(std::string_view("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(std::string_view("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace uketsuke
