#include "core/os/child.h"

#include <string>

#include <gtest/gtest.h>
#include <signal.h>

#include "core/errors/failure.h"

namespace uketsuke {
namespace {

TEST(Child, OutputIsReadAndExitCodeKept) {
  Child child("/bin/sh", {"-c", "printf hello; exit 7"}, {});
  char text[5];
  ASSERT_TRUE(child.read_exactly(text, 5, 5000));
  EXPECT_EQ(std::string(text, 5), "hello");
  EXPECT_FALSE(child.read_exactly(text, 1, 5000));
  EXPECT_FALSE(child.timed_out());
  const ChildExit exit = child.wait();
  EXPECT_FALSE(exit.signalled);
  EXPECT_EQ(exit.code, 7);
}

TEST(Child, SilentChildTimesOutAndIsKilled) {
  Child child("/bin/sleep", {"60"}, {});
  char byte = 0;
  EXPECT_FALSE(child.read_exactly(&byte, 1, 50));
  EXPECT_TRUE(child.timed_out());
  child.kill();
  const ChildExit exit = child.wait();
  EXPECT_TRUE(exit.signalled);
  EXPECT_EQ(exit.code, SIGKILL);
}

TEST(Child, ProcessorTimeIsLimited) {
  ChildLimits limits;
  limits.cpu_s = 1;
  Child child("/bin/sh", {"-c", "while :; do :; done"}, limits);
  EXPECT_TRUE(child.wait().signalled);
}

TEST(Child, MissingProgramIsAFailure) { EXPECT_THROW(Child("/no/such/program", {}, {}), Failure); }

}  // namespace
}  // namespace uketsuke
