#include "capture/intake/decode.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <signal.h>

#include "capture/intake/memory_file.h"
#include "capture/intake/sniff.h"
#include "capture/intake/wire.h"
#include "core/os/child.h"

namespace uketsuke::capture {
namespace {

using Span = std::span<const std::uint8_t>;

// Times the decoding program may die on one file before the rest of the file is given up: every death costs a
// start and, in the worst case, the whole page time-out.
constexpr int kMostDeaths = 3;

// AddressSanitizer reserves terabytes of address space, so a limit on it cannot be set in that build.
#ifdef UKETSUKE_SANITIZED
constexpr bool kLimitMemory = false;
#else
constexpr bool kLimitMemory = true;
#endif

std::filesystem::path decoding_program(const DecodeOptions& options) {
  if (!options.program.empty()) return options.program;
  const std::filesystem::path beside = program_folder() / "uketsuke-decode";
  return std::filesystem::exists(beside) ? beside : std::filesystem::path(UKETSUKE_BUILT_DECODER);
}

// What a dead decoding program means. Exit 1 is how Poppler answers when memory runs out (goo/gmem.h).
std::string_view code_of(const ChildExit& exit) {
  if (exit.signalled && exit.code == SIGXCPU) return "E-INTAKE-TIMEOUT";
  if (!exit.signalled && exit.code == 1) return "E-INTAKE-BOMB";
  return "E-INTAKE-CRASH";
}

// Whether a program whose output ended also ends; one that broke the protocol may run on.
bool ends_by_itself(Child& child) {
  for (int i = 0; i < 100; ++i) {
    if (child.poll()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

// One file being decoded: starts the program, follows its messages, and starts it again behind a page it died
// on.
class Session {
 public:
  Session(Span bytes, FileKind kind, const ScanFileId& id, const DecodeOptions& options,
          const std::function<void(DecodedSide)>& on_side)
      : file_(bytes), id_(id), options_(options), on_side_(on_side), next_(options.first_page) {
    summary_.kind = kind;
  }

  DecodeSummary run() {
    while (!run_once()) {
      if (++deaths_ < kMostDeaths) continue;
      while (next_ <= last()) deliver(Failure(death_code_, "given up after repeated deaths"));
      break;
    }
    return summary_;
  }

 private:
  int last() const { return std::min(options_.last_page, summary_.page_count); }

  // True when the wanted sides are all delivered, false when the program died on one.
  bool run_once() {
    const std::vector<std::string> arguments{
        std::string(to_string(summary_.kind)), std::to_string(next_), std::to_string(options_.last_page),
        std::to_string((options_.page_timeout_ms + 999) / 1000), std::to_string(options_.min_side_px)};
    Child child(decoding_program(options_), arguments, {kLimitMemory ? options_.memory_bytes : 0, 0},
                file_.descriptor());
    bool begun = false;
    while (true) {
      const auto message = next_message(child);
      if (!message) return died(child, begun);
      if (message->kind == wire::Kind::FileFailure) throw failure_of(child, *message).at(id_.value);
      if (message->kind == wire::Kind::Begin && !begun) {
        begun = true;
        summary_.page_count = message->number;
        if (options_.first_page > message->number) throw Failure("E-INPUT-VALUE", "no such page").at(id_.value);
      } else if (message->kind == wire::Kind::End && begun && next_ > last()) {
        child.wait();
        return true;
      } else if (!take_side(child, *message, begun)) {
        return died(child, begun);
      }
    }
  }

  bool take_side(Child& child, const wire::Message& message, bool begun) {
    if (!begun || message.number != next_ || next_ > last()) return false;
    if (message.kind == wire::Kind::PageFailure) {
      deliver(failure_of(child, message));
      return true;
    }
    if (message.kind != wire::Kind::Page) return false;
    Image image(message.width, message.height, message.format, 0);
    if (!child.read_exactly(image.row(0), message.payload_bytes, options_.page_timeout_ms)) return false;
    deliver(Page{{id_, next_}, std::move(image), message.dpi});
    return true;
  }

  std::optional<wire::Message> next_message(Child& child) {
    wire::Header header{};
    if (!child.read_exactly(header.data(), header.size(), options_.page_timeout_ms)) return std::nullopt;
    return wire::read_header(header);
  }

  Failure failure_of(Child& child, const wire::Message& message) {
    std::string payload(message.payload_bytes, '\0');
    if (!child.read_exactly(payload.data(), payload.size(), options_.page_timeout_ms)) payload.clear();
    return wire::read_failure(payload);
  }

  // The program died, hung or broke the protocol while working on side next_ (or, before Begin, on the file).
  bool died(Child& child, bool begun) {
    const bool late = child.timed_out();
    if (late || !ends_by_itself(child)) child.kill();
    const ChildExit exit = child.wait();
    death_code_ = late ? "E-INTAKE-TIMEOUT" : code_of(exit);
    if (!begun) throw Failure(death_code_).at(id_.value);
    if (next_ <= last()) deliver(Failure(death_code_));
    return next_ > last();
  }

  void deliver(std::variant<Page, Failure> content) {
    const bool page = std::holds_alternative<Page>(content);
    if (!page) content = std::get<Failure>(content).at(id_.value, next_);
    (page ? summary_.decoded : summary_.failed) += 1;
    const int number = next_++;
    on_side_(DecodedSide{number, summary_.page_count, std::move(content)});
  }

  MemoryFile file_;
  const ScanFileId& id_;
  const DecodeOptions& options_;
  const std::function<void(DecodedSide)>& on_side_;
  DecodeSummary summary_;
  int next_;
  int deaths_ = 0;
  std::string_view death_code_ = "E-INTAKE-CRASH";
};

}  // namespace

DecodeSummary decode(Span bytes, const ScanFileId& id, const DecodeOptions& options,
                     const std::function<void(DecodedSide)>& on_side) {
  if (bytes.empty()) throw Failure("E-INTAKE-EMPTY").at(id.value);
  if (bytes.size() > limits::kMaxFileBytes) throw Failure("E-INTAKE-TOOLARGE").at(id.value);
  const auto kind = sniff(bytes);
  if (!kind) throw Failure("E-INTAKE-UNKNOWN").at(id.value);
  const Completeness whole = is_complete(bytes);
  if (!whole.complete) throw Failure("E-INTAKE-INCOMPLETE", whole.reason).at(id.value);
  if (options.first_page < 1 || options.last_page < options.first_page - 1)
    throw Failure("E-INPUT-VALUE", "page range").at(id.value);
  return Session(bytes, *kind, id, options, on_side).run();
}

Page decode_page(Span bytes, const ScanFileId& id, int number, const DecodeOptions& options) {
  DecodeOptions one = options;
  one.first_page = number;
  one.last_page = number;
  std::optional<Page> page;
  decode(bytes, id, one, [&](DecodedSide side) {
    if (const Failure* failure = side.failure()) throw *failure;
    page = std::get<Page>(std::move(side.content));
  });
  return std::move(*page);
}

}  // namespace uketsuke::capture
