#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace uketsuke::app {

/// What stands on a made page: (file stem, field, row) → state and value. The demo's reviewer "sees" the paper this
/// way.
class PaperTruth {
 public:
  /// Reads every truth file (*.json) of the samples folder.
  static PaperTruth load(const std::filesystem::path& folder);
  /// True when the page is known; then state and value are set.
  bool find(const std::string& file_name, const std::string& field, int row, std::string& state,
            std::string& value) const;

 private:
  std::map<std::tuple<std::string, std::string, int>, std::pair<std::string, std::string>> known_;
};

/// What one demo person did.
struct DemoWork {
  int confirmed = 0;
  int corrected = 0;
  int postponed = 0;
  std::vector<std::string> lines;  ///< one sentence per step, for the demo's table
};

/// A demo person with a password, working through the public API only.
struct DemoPerson {
  std::string user;
  std::string display_name;
  std::string password;  ///< one-time password at first; changed at the first sign-in
};

/// The reviewer answers the queue by looking at the paper, accepts plain warnings, and hands clear cases on.
DemoWork review_demo(int port, DemoPerson& person, const PaperTruth& truth);
/// The approver approves every case that waits for 決裁.
DemoWork approve_demo(int port, DemoPerson& person);
/// The print shop's person waits for the notices and writes their PDFs into a folder.
DemoWork print_demo(int port, DemoPerson& person, const std::filesystem::path& folder);

}  // namespace uketsuke::app
