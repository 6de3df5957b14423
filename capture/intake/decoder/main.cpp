// uketsuke-decode KIND FIRST LAST PAGE_SECONDS MIN_SIDE_PX
//
// Decodes the file on descriptor 3 and writes its sides to standard output as messages of wire.h. It is
// started for one file, with limits on memory, and may be killed at any moment; everything that parses
// foreign formats lives here and nowhere else.

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>
#include <utility>

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/intake/decoder/finish.h"
#include "capture/intake/decoder/page_source.h"
#include "capture/intake/wire.h"
#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/os/child.h"

namespace uketsuke::capture::decoder {
namespace {

constexpr int kUsage = 2;
// The reader went away: nobody is left to tell.
constexpr int kBrokenPipe = 4;

void send_bytes(const void* data, std::size_t n) {
  const auto* bytes = static_cast<const char*>(data);
  while (n > 0) {
    const ssize_t sent = ::write(STDOUT_FILENO, bytes, n);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) ::_exit(kBrokenPipe);
    bytes += sent;
    n -= static_cast<std::size_t>(sent);
  }
}

void send(const wire::Message& message) {
  const wire::Header header = wire::write_header(message);
  send_bytes(header.data(), header.size());
}

void send_failure(wire::Kind kind, int number, const Failure& failure) {
  const std::string payload = wire::write_failure(failure);
  wire::Message message;
  message.kind = kind;
  message.number = number;
  message.payload_bytes = static_cast<std::uint32_t>(payload.size());
  send(message);
  send_bytes(payload.data(), payload.size());
}

void send_side(int number, const Side& side) {
  wire::Message message;
  message.kind = wire::Kind::Page;
  message.number = number;
  message.width = side.image.width();
  message.height = side.image.height();
  message.format = side.image.format();
  message.dpi = side.dpi;
  message.payload_bytes = static_cast<std::uint32_t>(side.image.byte_count());
  send(message);
  send_bytes(side.image.row(0), side.image.byte_count());
}

std::unique_ptr<PageSource> open_kind(std::string_view kind, std::span<const std::uint8_t> bytes) {
  if (kind == "tiff") return open_tiff(bytes);
  if (kind == "jpeg") return open_jpeg(bytes);
  if (kind == "png") return open_png(bytes);
  if (kind == "pdf") return open_pdf(bytes);
  std::exit(kUsage);
}

// The next `seconds` of processor time from now on; the kernel then sends SIGXCPU.
void allow_processor_time(int seconds) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  rlimit limit{};
  ::getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + seconds + 1);
  ::setrlimit(RLIMIT_CPU, &limit);
}

// Runs `work`; whatever it throws becomes the failure it stands for.
template <class Work, class Report>
bool guarded(const Work& work, const Report& report) {
  try {
    work();
    return true;
  } catch (const Failure& failure) {
    report(failure);
  } catch (const std::bad_alloc&) {
    report(Failure("E-INTAKE-BOMB", "memory"));
  } catch (const std::exception&) {
    report(Failure("E-INTAKE-DAMAGED"));
  }
  return false;
}

std::span<const std::uint8_t> map_file() {
  struct stat info {};
  if (::fstat(kInheritedDescriptor, &info) != 0 || info.st_size <= 0) std::exit(kUsage);
  const auto size = static_cast<std::size_t>(info.st_size);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, kInheritedDescriptor, 0);
  if (data == MAP_FAILED) std::exit(kUsage);
  return {static_cast<const std::uint8_t*>(data), size};
}

int number_from(std::string_view text, int least) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least) std::exit(kUsage);
  return value;
}

int run(std::string_view kind, int first, int last, int page_seconds, int min_side_px) {
  allow_processor_time(page_seconds);
  std::unique_ptr<PageSource> source;
  wire::Message begin;
  const auto open = [&] {
    source = open_kind(kind, map_file());
    if (source->page_count() < 1) throw Failure("E-INTAKE-EMPTY");
    if (source->page_count() > limits::kMaxPagesPerFile) throw Failure("E-INTAKE-TOOLARGE", "pages");
    begin.kind = wire::Kind::Begin;
    begin.number = source->page_count();
  };
  if (!guarded(open, [](const Failure& f) { send_failure(wire::Kind::FileFailure, 0, f); })) return 0;
  send(begin);
  for (int n = first; n <= std::min(last, begin.number); ++n) {
    allow_processor_time(page_seconds);
    Side side;
    const auto decode = [&] {
      side = source->page(n);
      require_side(side.image, min_side_px);
    };
    if (guarded(decode, [n](const Failure& f) { send_failure(wire::Kind::PageFailure, n, f); })) send_side(n, side);
  }
  send(wire::Message{});
  return 0;
}

}  // namespace
}  // namespace uketsuke::capture::decoder

int main(int argc, char** argv) {
  using namespace uketsuke::capture::decoder;
  if (argc != 6) {
    std::fputs("uketsuke-decode is started by uketsuke; it decodes the file on descriptor 3\n", stderr);
    return kUsage;
  }
  return run(argv[1], number_from(argv[2], 1), number_from(argv[3], 0), number_from(argv[4], 1),
             number_from(argv[5], 1));
}
