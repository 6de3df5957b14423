#include "ledger/seal/master_key.h"

#include <cstdlib>
#include <sstream>

#include <sys/stat.h>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kTitle = "uketsuke-keys 1";
constexpr std::uint64_t kMostBytes = 4096;

fs::path home_folder(const char* variable, const char* below_home) {
  if (const char* set = std::getenv(variable); set != nullptr && *set == '/') return set;
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') throw Failure("E-ENV-MASTERKEY", "neither HOME nor XDG folders are set");
  return fs::path(home) / below_home;
}

// The word after `name` on its line; throws when the line is missing.
std::string line_of(std::istream& in, std::string_view name) {
  std::string word;
  std::string value;
  if (!(in >> word >> value) || word != name) throw Failure("E-ENV-MASTERKEY", "not a key file");
  return value;
}

SecretKey key_of(const std::string& hex) {
  try {
    return SecretKey::from(from_hex(hex));
  } catch (const Failure&) {
    throw Failure("E-ENV-MASTERKEY", "not a key file");
  }
}

}  // namespace

MasterKey MasterKey::make(const std::string& data_id) { return {data_id, SecretKey::random(), SecretKey::random()}; }

MasterKey MasterKey::load(const fs::path& file, const std::string& data_id) {
  MasterKey out = load_any(file);
  if (out.data_id != data_id) throw Failure("E-ENV-MASTERKEY", "it belongs to another data folder");
  return out;
}

MasterKey MasterKey::load_any(const fs::path& file) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) throw Failure("E-ENV-MASTERKEY", "missing").at(file.filename().string());
  if ((info.st_mode & 0077U) != 0)
    throw Failure("E-ENV-MASTERKEY", "other users can read it: chmod 600").at(file.filename().string());
  std::istringstream in(read_text_file(file, kMostBytes));
  std::string title;
  std::getline(in, title);
  if (title != kTitle) throw Failure("E-ENV-MASTERKEY", "not a key file");
  MasterKey out;
  out.data_id = line_of(in, "data");
  out.master = key_of(line_of(in, "master"));
  out.sign_seed = key_of(line_of(in, "sign"));
  return out;
}

void MasterKey::save(FileSystem& files, const fs::path& file) const {
  make_private_folder(file.parent_path());
  const std::string text = std::string(kTitle) + "\ndata " + data_id + "\nmaster " + to_hex(master.bytes()) +
                           "\nsign " + to_hex(sign_seed.bytes()) + "\n";
  files.write_durably(file, as_bytes(text));
}

fs::path default_key_file(const std::string& data_id) {
  return home_folder("XDG_CONFIG_HOME", ".config") / "uketsuke" / "keys" / (data_id + ".key");
}

fs::path default_head_file(const std::string& data_id) {
  return home_folder("XDG_STATE_HOME", ".local/state") / "uketsuke" / (data_id + ".head");
}

void make_private_folder(const fs::path& folder) {
  if (folder.empty() || fs::is_directory(folder)) return;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw Failure("E-ENV-DISK", error.message()).at(folder.filename().string());
  fs::permissions(folder, fs::perms::owner_all, error);
}

}  // namespace uketsuke::ledger
