#include "capture/intake/hot_folder.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/errors/failure.h"
#include "tests/capture/intake/make_jpeg.h"
#include "tests/capture/intake/picture.h"

namespace uketsuke::capture {
namespace {

namespace fs = std::filesystem;
using namespace test;

class HotFolderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(UKETSUKE_TEST_TMP) / "hot" / ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    hot_ = std::make_unique<HotFolder>(HotFolderOptions{folder_, 2, 600}, clock_);
  }

  void put(const fs::path& name, const Bytes& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream out(folder_ / name, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  }

  int poll() {
    clock_.set(clock_.now() + std::chrono::seconds(2));
    return hot_->poll([this](const PickedFile& file) {
      picked_.push_back(file);
      return outcome_;
    });
  }

  std::string why(const std::string& name) const {
    for (const WaitingFile& w : hot_->waiting())
      if (w.name == name) return w.reason;
    return "";
  }

  const Bytes scan_ = make_jpeg(picture(200, 280, PixelFormat::Grey8));
  fs::path folder_;
  FixedClock clock_{Instant(std::chrono::hours(500'000))};
  std::unique_ptr<HotFolder> hot_;
  std::vector<PickedFile> picked_;
  PickOutcome outcome_ = PickOutcome::Done;
};

TEST_F(HotFolderTest, PicksAWholeFileAtTheSecondPoll) {
  put("a.jpg", scan_);
  EXPECT_EQ(poll(), 0);
  EXPECT_EQ(why("a.jpg"), "new");
  EXPECT_EQ(poll(), 1);
  ASSERT_EQ(picked_.size(), 1U);
  EXPECT_EQ(picked_[0].bytes, scan_);
  EXPECT_TRUE(fs::exists(folder_ / "done" / "a.jpg"));
  EXPECT_FALSE(fs::exists(folder_ / "a.jpg"));
  EXPECT_TRUE(hot_->waiting().empty());
  EXPECT_EQ(poll(), 0);
}

TEST_F(HotFolderTest, TellsWhereAFileWentAndRefusesItLater) {
  put("A/a.jpg", scan_);
  put("refused/a.jpg", scan_);
  EXPECT_EQ(poll() + poll(), 1);
  ASSERT_EQ(hot_->moved().size(), 1U);
  EXPECT_EQ(hot_->moved()[0].from, folder_ / "A" / "a.jpg");
  EXPECT_EQ(hot_->moved()[0].to, folder_ / "done" / "a.jpg");
  EXPECT_TRUE(hot_->refuse_later(folder_ / "done" / "a.jpg"));
  EXPECT_TRUE(fs::exists(folder_ / "refused" / "a-2.jpg")) << "the name was taken";
  EXPECT_FALSE(hot_->refuse_later(folder_ / "done" / "a.jpg")) << "gone";
  EXPECT_EQ(poll(), 0);
  EXPECT_TRUE(hot_->moved().empty());
}

TEST_F(HotFolderTest, NeverPicksAHalfWrittenFile) {
  for (std::size_t n = 0; n < scan_.size(); n += scan_.size() / 7) {
    put("a.jpg", Bytes(scan_.begin(), scan_.begin() + static_cast<std::ptrdiff_t>(n)));
    EXPECT_EQ(poll() + poll() + poll(), 0) << n;
    EXPECT_FALSE(why("a.jpg").empty());
  }
  put("a.jpg", scan_);
  EXPECT_EQ(poll(), 0);
  EXPECT_EQ(why("a.jpg"), "growing");
  EXPECT_EQ(poll(), 1);
}

TEST_F(HotFolderTest, SeesAChangeOfContentAtTheSameSize) {
  Bytes other = scan_;
  other[other.size() / 2] ^= 1;
  put("a.jpg", other);
  EXPECT_EQ(poll(), 0);
  put("a.jpg", scan_);
  EXPECT_EQ(poll(), 0);
  EXPECT_EQ(poll(), 1);
  EXPECT_EQ(picked_[0].bytes, scan_);
}

TEST_F(HotFolderTest, RefusesACutFileAfterItsPatienceAndDoesNotHoldUpOthers) {
  put("cut.jpg", Bytes(scan_.begin(), scan_.end() - 2));
  put("whole.jpg", scan_);
  poll();
  EXPECT_EQ(poll(), 1);
  EXPECT_EQ(why("cut.jpg"), "no_end_marker");
  const Instant since = hot_->waiting()[0].since;
  EXPECT_EQ(poll(), 0);
  EXPECT_EQ(hot_->waiting()[0].since, since);
  clock_.set(clock_.now() + std::chrono::seconds(601));
  outcome_ = PickOutcome::Refused;
  EXPECT_EQ(poll(), 1);
  EXPECT_TRUE(fs::exists(folder_ / "refused" / "cut.jpg"));
}

TEST_F(HotFolderTest, LeavesUnfinishedNamesAlone) {
  for (const char* name : {".hidden.jpg", "~lock.jpg", "a.jpg.tmp", "a.jpg.part", "a.CRDOWNLOAD", "a.jpg.filepart"})
    put(name, scan_);
  EXPECT_EQ(poll() + poll() + poll(), 0);
  EXPECT_TRUE(hot_->waiting().empty());
  fs::rename(folder_ / "a.jpg.part", folder_ / "a.jpg");
  EXPECT_EQ(poll() + poll(), 1);
}

TEST_F(HotFolderTest, TellsWhatItNeverTakes) {
  put("whole.jpg", scan_);
  put("batch/inner/deep.jpg", scan_);
  put("abandoned.jpg.part", scan_);
  put(".hidden.TIF", scan_);
  put("._mac.tif", scan_);
  fs::create_symlink(folder_ / "nowhere.jpg", folder_ / "link.jpg");
  ASSERT_EQ(::mkfifo((folder_ / "pipe.jpg").c_str(), 0600), 0);
  poll();
  EXPECT_EQ(poll(), 1) << "the pipe holds up nothing";
  EXPECT_EQ(why("link.jpg"), "link");
  EXPECT_EQ(why("pipe.jpg"), "no_file");
  EXPECT_EQ(why("inner"), "inner_folder");
  EXPECT_EQ(why("abandoned.jpg.part"), "") << "it may still be written";
  for (const WaitingFile& file : hot_->waiting()) EXPECT_TRUE(file.left) << file.name;
  clock_.set(clock_.now() + std::chrono::seconds(601));
  EXPECT_EQ(poll(), 0);
  EXPECT_EQ(why("abandoned.jpg.part"), "unfinished_name");
  EXPECT_EQ(why(".hidden.TIF"), "unfinished_name");
  EXPECT_EQ(why("._mac.tif"), "") << "what a Mac keeps beside a file";
  fs::remove(folder_ / "link.jpg");
  put("link.jpg", scan_);
  poll();
  EXPECT_EQ(poll(), 1) << "a file in the place of the link is taken";
}

// Root may list every folder: the look is taken as somebody who may not (nobody, 65534), where he may walk to.
TEST_F(HotFolderTest, AFolderThatCannotBeListedDoesNotHoldUpOthers) {
  folder_ = fs::temp_directory_path() / "uketsuke-hot-folder-test";
  fs::remove_all(folder_);
  fs::create_directories(folder_);
  hot_ = std::make_unique<HotFolder>(HotFolderOptions{folder_, 2, 600}, clock_);
  put("locked/a.jpg", scan_);
  put("open/b.jpg", scan_);
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) fs::permissions(entry.path(), fs::perms::all);
  fs::permissions(folder_, fs::perms::all);
  fs::permissions(folder_ / "locked", fs::perms::none);
  const uid_t me = ::geteuid();
  if (me == 0) {
    ASSERT_EQ(::seteuid(65534), 0);
  }
  const int taken = poll() + poll();
  ASSERT_EQ(::seteuid(me), 0);
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(why("locked"), "unreadable");
  fs::permissions(folder_ / "locked", fs::perms::owner_all);
  fs::remove_all(folder_);
}

TEST_F(HotFolderTest, KeepsEveryName) {
  // Dots, spaces, Japanese, and が written as か with a combining mark (NFD).
  const std::vector<std::string> names{"a.b.c 1.jpg", "資格取得届 山田.jpg", "\u304b\u3099.jpg", "no extension"};
  for (const auto& name : names) put(name, scan_);
  poll();
  EXPECT_EQ(poll(), 4);
  for (const auto& name : names) {
    EXPECT_TRUE(fs::exists(folder_ / "done" / name)) << name;
    EXPECT_TRUE(std::any_of(picked_.begin(), picked_.end(), [&](const auto& f) { return f.name == name; })) << name;
  }
}

TEST_F(HotFolderTest, NeverOverwritesAnEarlierFileOfTheSameName) {
  for (int i = 0; i < 3; ++i) {
    put("a.b.jpg", scan_);
    poll();
    EXPECT_EQ(poll(), 1);
  }
  for (const char* name : {"a.b.jpg", "a.b-2.jpg", "a.b-3.jpg"})
    EXPECT_TRUE(fs::exists(folder_ / "done" / name)) << name;
}

TEST_F(HotFolderTest, ASubfolderIsABatch) {
  put("朝の分/a.jpg", scan_);
  put("b.jpg", scan_);
  poll();
  EXPECT_EQ(poll(), 2);
  for (const auto& file : picked_) EXPECT_EQ(file.batch, file.name == "a.jpg" ? "朝の分" : "");
}

TEST_F(HotFolderTest, AFailingCallbackLeavesTheFileAndTheOthersGoOn) {
  put("a.jpg", scan_);
  put("b.jpg", scan_);
  const auto failing = [&](const PickedFile& file) {
    if (file.name == "a.jpg") throw Failure("E-LEDGER-BUSY");
    return PickOutcome::Done;
  };
  hot_->poll(failing);
  EXPECT_EQ(hot_->poll(failing), 1);
  EXPECT_EQ(why("a.jpg"), "E-LEDGER-BUSY");
  EXPECT_TRUE(fs::exists(folder_ / "a.jpg"));
  EXPECT_EQ(poll(), 1);
}

TEST_F(HotFolderTest, ForgetsAFileThatWentAway) {
  put("a.jpg", scan_);
  poll();
  fs::remove(folder_ / "a.jpg");
  poll();
  EXPECT_TRUE(hot_->waiting().empty());
}

}  // namespace
}  // namespace uketsuke::capture
