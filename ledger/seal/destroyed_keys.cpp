#include "ledger/seal/destroyed_keys.h"

#include <fstream>

#include "core/errors/failure.h"
#include "ledger/chain/chain.h"
#include "ledger/seal/master_key.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirstLine = "uketsuke-destroyed 1";

}  // namespace

std::set<std::string> DestroyedKeys::names() const {
  std::set<std::string> out;
  std::ifstream in(file_);
  if (!in) return out;
  std::string line;
  if (!std::getline(in, line) || line != kFirstLine)
    throw Failure("E-LEDGER-CORRUPT", "list of destroyed keys").at(file_.filename().string());
  while (std::getline(in, line))
    if (!line.empty()) out.insert(line);
  return out;
}

void DestroyedKeys::add(const std::set<std::string>& names) {
  make_private_folder(file_.parent_path());
  const FileLock lock(file_.string() + ".lock");
  std::set<std::string> all = this->names();
  const std::size_t before = all.size();
  all.insert(names.begin(), names.end());
  if (all.size() == before) return;
  std::string text = std::string(kFirstLine) + "\n";
  for (const std::string& name : all) text += name + "\n";
  files_.write_durably(file_, as_bytes(text));
}

fs::path destroyed_keys_beside(const fs::path& head_file, const std::string& data_id) {
  return (head_file.empty() ? default_head_file(data_id) : head_file).string() + ".destroyed";
}

}  // namespace uketsuke::ledger
