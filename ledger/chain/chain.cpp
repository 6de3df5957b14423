#include "ledger/chain/chain.h"

#include <cerrno>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t kMostHeadBytes = 4096;

std::string body_of(const Head& head) {
  const auto line = [](const char* name, const ChainTip& tip) {
    return std::string(name) + " " + std::to_string(tip.sequence) + " " + tip.hash + "\n";
  };
  return "uketsuke-head 1\ndata " + head.data_id + "\n" + line("ledger", head.ledger) + line("access", head.access) +
         "at " + to_iso(head.written_at) + "\n";
}

bool read_tip(std::istream& in, std::string_view name, ChainTip& tip) {
  std::string word;
  return in >> word >> tip.sequence >> tip.hash && word == name && tip.sequence >= 0 && tip.hash.size() == 64;
}

}  // namespace

std::string chain_hash(const std::string& data_id, const ChainRow& row) {
  std::string all = "uketsuke-chain 1\n";
  const auto add = [&all](const std::string& field) { all += std::to_string(field.size()) + ":" + field + "\n"; };
  add(data_id);
  add(row.chain);
  add(std::to_string(row.sequence));
  add(row.kind);
  add(row.subject);
  add(row.actor);
  add(row.by_case);
  add(row.door);
  add(to_iso(row.at));
  add(row.payload_hmac);
  add(row.previous_hash);
  return sha256_hex(all);
}

Bytes chain_seal(const SecretKey& chain_key, const ChainRow& row) {
  return hmac(chain_key.bytes(), row.hash + " " + std::to_string(row.txn));
}

HeadFile::HeadFile(fs::path path, FileSystem& files, const SecretKey& sign_seed, std::string data_id)
    : path_(std::move(path)), files_(files), seed_(sign_seed), data_id_(std::move(data_id)) {}

std::optional<Head> HeadFile::read(std::string& fault) const {
  std::string text;
  try {
    text = as_text(files_.read(path_, kMostHeadBytes));
  } catch (const Failure&) {
    fault = "head_missing";
    return std::nullopt;
  }
  fault = "head_signature";
  const std::size_t mark = text.rfind("signature ");
  if (mark == std::string::npos) return std::nullopt;
  std::istringstream in(text);
  std::string title;
  std::string word;
  Head head;
  std::getline(in, title);
  if (!(in >> word >> head.data_id) || !read_tip(in, "ledger", head.ledger) || !read_tip(in, "access", head.access))
    return std::nullopt;
  std::string at;
  std::string signature;
  if (!(in >> word >> at >> word >> signature)) return std::nullopt;
  try {
    head.written_at = instant_from_iso(at);
    if (!verify_signature(public_key(seed_), text.substr(0, mark), from_hex(signature))) return std::nullopt;
  } catch (const Failure&) {
    return std::nullopt;
  }
  if (head.data_id != data_id_) {
    fault = "head_other_data";
    return std::nullopt;
  }
  fault.clear();
  return head;
}

void HeadFile::write(const Head& head) const {
  const std::string body = body_of(head);
  files_.write_durably(path_, as_bytes(body + "signature " + to_hex(sign(seed_, body)) + "\n"));
}

void HeadFile::put_aside(Instant at) const {
  if (!fs::exists(path_)) return;
  files_.rename_durably(path_, fs::path(path_.string() + ".before-" + std::to_string(at.time_since_epoch().count())));
}

FileLock::FileLock(const fs::path& path) : fd_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (fd_ < 0) throw Failure("E-ENV-DISK", "lock file").at(path.filename().string());
  while (::flock(fd_, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    ::close(fd_);
    throw Failure("E-ENV-DISK", "lock file").at(path.filename().string());
  }
}

FileLock::~FileLock() { ::close(fd_); }

}  // namespace uketsuke::ledger
