#include "capture/intake/hot_folder.h"

#include <algorithm>
#include <initializer_list>
#include <system_error>
#include <tuple>
#include <utility>

#include "capture/intake/sniff.h"
#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::capture {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDone = "done";
constexpr std::string_view kRefused = "refused";

// Names that other programs give to what is no scan: folder settings, locks, our own parts of files.
bool is_hidden_name(std::string_view name) { return name.empty() || name[0] == '.' || name[0] == '~'; }

bool ends_with_one_of(std::string_view name, std::initializer_list<std::string_view> endings) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return lower.ends_with(ending); });
}

// Other programs' names for files they have not finished: browsers, file transfer.
bool is_unfinished_name(std::string_view name) {
  return ends_with_one_of(name, {".tmp", ".temp", ".part", ".partial", ".crdownload", ".filepart"});
}

// A scan under a hidden name: some scanners write so and then rename. What a Mac keeps beside each file ("._") is none.
bool is_hidden_scan(std::string_view name) {
  return is_hidden_name(name) && !name.starts_with("._") && ends_with_one_of(name, {".tif", ".tiff", ".pdf", ".jpg", ".jpeg", ".png"});
}

// A free name in `folder`: "name.tif", "name-2.tif", … The number stands before the last extension.
fs::path free_name(const fs::path& folder, const std::string& name) {
  fs::path target = folder / name;
  const std::size_t dot = name.rfind('.');
  const bool extension = dot != std::string::npos && dot > 0;
  const std::string stem = extension ? name.substr(0, dot) : name;
  const std::string end = extension ? name.substr(dot) : "";
  for (int i = 2; fs::symlink_status(target).type() != fs::file_type::not_found; ++i)
    target = folder / (stem + "-" + std::to_string(i) + end);
  return target;
}

std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    out.push_back(it->path());
  if (error) throw Failure("E-ENV-FILE", error.message()).at(folder.filename().string());
  std::sort(out.begin(), out.end());
  return out;
}

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(fs::symlink_status(path, error));
}

}  // namespace

// What is known of a file between polls.
struct HotFolder::Seen {
  std::string batch;
  std::uint64_t size = 0;
  std::string digest;
  int same_polls = 0;  // polls in a row with this size and content
  Instant unchanged_since{};
  std::string reason = "new";
  Instant reason_since{};
  bool left = false;

  void wait_for(std::string_view why, Instant now) {
    if (reason != why) reason_since = now;
    reason = why;
  }
};

HotFolder::HotFolder(HotFolderOptions options, const Clock& clock, FileSystem& files)
    : options_(std::move(options)), clock_(clock), files_(files) {
  for (const auto name : {kDone, kRefused}) {
    std::error_code error;
    fs::create_directories(options_.folder / name, error);
    if (error) throw Failure("E-ENV-DISK", error.message()).at(std::string(name));
  }
}

HotFolder::~HotFolder() = default;

int HotFolder::poll(const Callback& on_file) {
  present_.clear();
  moved_.clear();
  const std::vector<fs::path> entries = entries_of(options_.folder);
  look_in(options_.folder, "", on_file);
  for (const fs::path& path : entries) {
    const std::string name = path.filename().string();
    if (name == kDone || name == kRefused || is_hidden_name(name) || !is_folder(path)) continue;
    try {
      look_in(path, name, on_file);
    } catch (const Failure&) {
      leave(path, "", "unreadable");  // the other batches are not held up
    }
  }
  std::erase_if(seen_, [&](const auto& item) { return !present_.contains(item.first); });
  return static_cast<int>(moved_.size());
}

// A folder that cannot be listed throws; every entry of one that can be is taken, waits, or is left with a word why.
void HotFolder::look_in(const fs::path& folder, const std::string& batch, const Callback& on_file) {
  for (const fs::path& path : entries_of(folder)) {
    const std::string name = path.filename().string();
    std::error_code error;
    const fs::file_type type = fs::symlink_status(path, error).type();
    if (type == fs::file_type::regular && is_hidden_scan(name)) leave(path, batch, "unfinished_name");
    if (is_hidden_name(name) || type == fs::file_type::not_found) continue;
    if (type == fs::file_type::directory) {
      if (!batch.empty()) leave(path, batch, "inner_folder");
    } else if (type == fs::file_type::symlink) {
      leave(path, batch, "link");
    } else if (type != fs::file_type::regular) {
      leave(path, batch, "no_file");
    } else if (is_unfinished_name(name)) {
      leave(path, batch, "unfinished_name");
    } else if (!look_at(path, batch, on_file)) {
      present_.insert(path);
    }
  }
}

void HotFolder::leave(const fs::path& path, const std::string& batch, std::string_view why) {
  const Instant now = clock_.now();
  const auto [it, is_new] = seen_.try_emplace(path);
  if (is_new) it->second.reason_since = now;
  it->second.batch = batch;
  it->second.left = true;
  it->second.wait_for(why, now);
  present_.insert(path);
}

// True when the file was handed over and moved away.
bool HotFolder::look_at(const fs::path& path, const std::string& batch, const Callback& on_file) {
  const Instant now = clock_.now();
  const auto [it, is_new] = seen_.try_emplace(path);
  Seen& seen = it->second;
  if (is_new || seen.left) {
    seen.left = false;
    seen.batch = batch;
    seen.reason_since = now;
    seen.unchanged_since = now;
  }
  PickedFile file{path, path.filename().string(), batch, {}};
  try {
    file.bytes = files_.read(path, limits::kMaxFileBytes);
  } catch (const Failure& failure) {
    // A file too large to be read is handed over without its bytes, so that it is refused and seen.
    if (failure.code() != "E-INTAKE-TOOLARGE") {
      seen.same_polls = 0;
      seen.wait_for("unreadable", now);
      return false;
    }
    return is_settled_oversize(seen, path, now) && hand_over(seen, std::move(file), on_file);
  }
  const std::string digest = sha256_hex(file.bytes);
  if (is_new || digest != seen.digest || file.bytes.size() != seen.size) {
    seen.same_polls = 1;
    seen.unchanged_since = now;
    seen.wait_for(is_new ? "new" : "growing", now);
    seen.size = file.bytes.size();
    seen.digest = digest;
  } else {
    ++seen.same_polls;
  }
  if (seen.same_polls < options_.stable_polls) return false;
  const Completeness whole = is_complete(file.bytes);
  if (!whole.complete) {
    seen.wait_for(whole.reason, now);
    if (now - seen.unchanged_since < std::chrono::seconds(options_.patience_s)) return false;
  }
  return hand_over(seen, std::move(file), on_file);
}

bool HotFolder::is_settled_oversize(Seen& seen, const fs::path& path, Instant now) const {
  std::error_code error;
  const std::uint64_t size = fs::file_size(path, error);
  if (error || size != seen.size) {
    seen.size = error ? 0 : size;
    seen.same_polls = 0;
    seen.unchanged_since = now;
  }
  ++seen.same_polls;
  seen.wait_for("too_large", now);
  return now - seen.unchanged_since >= std::chrono::seconds(options_.patience_s);
}

bool HotFolder::hand_over(Seen& seen, PickedFile file, const Callback& on_file) {
  const fs::path path = file.path;
  try {
    const PickOutcome outcome = on_file(file);
    const fs::path folder = options_.folder / (outcome == PickOutcome::Done ? kDone : kRefused);
    const fs::path target = free_name(folder, file.name);
    files_.rename_durably(path, target);
    moved_.push_back({path, target});
    return true;
  } catch (const Failure& failure) {
    seen.wait_for(failure.code(), clock_.now());
    return false;
  }
}

bool HotFolder::refuse_later(const fs::path& done) {
  std::error_code error;
  if (fs::symlink_status(done, error).type() != fs::file_type::regular) return false;
  files_.rename_durably(done, free_name(options_.folder / kRefused, done.filename().string()));
  return true;
}

std::vector<WaitingFile> HotFolder::waiting() const {
  std::vector<WaitingFile> out;
  for (const auto& [path, seen] : seen_) {
    // Whoever names a file as unfinished is given the time to finish it.
    const bool may_be_finished = seen.reason == "unfinished_name" &&
                                 clock_.now() - seen.reason_since < std::chrono::seconds(options_.patience_s);
    if (!may_be_finished)
      out.push_back({path.filename().string(), seen.batch, seen.reason, seen.reason_since, seen.left});
  }
  std::sort(out.begin(), out.end(), [](const WaitingFile& a, const WaitingFile& b) {
    return std::tie(a.batch, a.name) < std::tie(b.batch, b.name);
  });
  return out;
}

}  // namespace uketsuke::capture
