#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/image/codec.h"
#include "core/os/files.h"

namespace uketsuke::capture {

/// Settings of a hot folder (監視フォルダー).
struct HotFolderOptions {
  std::filesystem::path folder;
  /// Polls at which size and content must have been the same before a file counts as written.
  int stable_polls = 2;
  /// A file that nobody writes to any more but that is not whole (cut off, empty, no scan) is refused after
  /// this time, so that it does not wait unseen for ever; seconds. Ten minutes outlast a stalled network
  /// copy.
  int patience_s = 600;
};

/// One whole file, ready to be taken in.
struct PickedFile {
  std::filesystem::path path;  ///< where it lies now
  std::string name;            ///< file name as UTF-8, bytes unchanged (dots, spaces, Japanese, NFD survive)
  std::string batch;           ///< name of the sub-folder it lay in, empty for the hot folder itself
  Bytes bytes;                 ///< empty when the file is larger than limits::kMaxFileBytes (E-INTAKE-TOOLARGE)
};

/// What is to be done with a picked file after the callback.
enum class PickOutcome { Done, Refused };

/// Where a picked file lies after its callback.
struct MovedFile {
  std::filesystem::path from;
  std::filesystem::path to;
};

/// Why a file is still in the folder (shown to the mailroom).
struct WaitingFile {
  std::string name;
  std::string batch;
  /// "new", "growing", "unreadable", "too_large", a word of Completeness::reason, or the code of the Failure
  /// that the callback threw. What is never taken: "link", "no_file" (a pipe, a device), "inner_folder" (a folder in a
  /// batch's folder), "unfinished_name" (still named as unfinished after the patience).
  std::string reason;
  Instant since{};     ///< when this reason began
  bool left = false;   ///< never taken as it is: a person must see to it
};

/// Watches a folder by polling, since network folders send no events. A file is picked up only when it is
/// whole: size and content the same at `stable_polls` polls and structurally complete. Names that begin with
/// "." or "~" or end in .tmp, .part, .partial, .crdownload or .filepart are other programs' unfinished files
/// and are left alone until they are renamed; those of the endings, and hidden names that end like a scan's, are told about once
/// they outlast the patience.
/// Direct sub-folders are batches: their name goes with the file.
/// `done/` and `refused/` lie in the hot folder and are never read; a picked file is moved there durably
/// after the callback, under its own name (a number is put before the extension when the name is taken), so
/// it is always in exactly one place. When the callback throws, the file stays where it is and is tried again
/// at the next poll; the other files are not held up.
class HotFolder {
 public:
  /// Returns Done or Refused once the file has been stored durably.
  using Callback = std::function<PickOutcome(const PickedFile&)>;

  /// Creates done/ and refused/; throws Failure E-ENV-DISK when it cannot.
  explicit HotFolder(HotFolderOptions options, const Clock& clock = system_clock(),
                     FileSystem& files = real_file_system());

  HotFolder(const HotFolder&) = delete;
  HotFolder& operator=(const HotFolder&) = delete;
  ~HotFolder();

  /// Looks once; hands over every file that is ready. Returns how many were moved away.
  /// Throws Failure E-ENV-FILE when the folder itself cannot be listed.
  int poll(const Callback& on_file);

  /// What the last look moved, in its order.
  const std::vector<MovedFile>& moved() const { return moved_; }

  /// Moves a file from done/ to refused/: what was taken in may turn out later to be none that can be read (encrypted,
  /// cut off). False when it is gone; somebody may empty done/ at any time.
  bool refuse_later(const std::filesystem::path& done);

  /// What it waits for and why, ordered by batch and name.
  std::vector<WaitingFile> waiting() const;

 private:
  struct Seen;
  void look_in(const std::filesystem::path& folder, const std::string& batch, const Callback& on_file);
  void leave(const std::filesystem::path& path, const std::string& batch, std::string_view why);
  bool look_at(const std::filesystem::path& path, const std::string& batch, const Callback& on_file);
  bool is_settled_oversize(Seen& seen, const std::filesystem::path& path, Instant now) const;
  bool hand_over(Seen& seen, PickedFile file, const Callback& on_file);

  HotFolderOptions options_;
  const Clock& clock_;
  FileSystem& files_;
  std::map<std::filesystem::path, Seen> seen_;
  std::set<std::filesystem::path> present_;  // seen at this poll and still there
  std::vector<MovedFile> moved_;
};

}  // namespace uketsuke::capture
