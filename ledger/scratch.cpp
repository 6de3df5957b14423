#include <filesystem>

#include <stdlib.h>
#include <unistd.h>

#include "core/errors/failure.h"
#include "ledger/store.h"

namespace uketsuke::ledger {

namespace fs = std::filesystem;

ScratchData::ScratchData() {
  std::string name = (fs::temp_directory_path() / "uketsuke-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw Failure("E-ENV-DISK", "temporary folder");
  folder_ = name;
  const fs::path memory = "/dev/shm";
  const bool usable = fs::is_directory(memory) && ::access(memory.c_str(), W_OK) == 0;
  key_file_ = usable ? memory / (folder_.filename().string() + ".key") : folder_ / "master.key";
}

ScratchData::~ScratchData() {
  std::error_code ignored;
  fs::remove(key_file_, ignored);
  fs::remove_all(folder_, ignored);
}

StoreOptions ScratchData::options() const {
  StoreOptions out;
  out.data = folder_ / "data";
  out.key_file = key_file_;
  out.head_file = folder_ / "chain.head";
  return out;
}

}  // namespace uketsuke::ledger
