// A decoding program that misbehaves: the first byte behind the JPEG signature of the file says how. It
// writes the protocol of wire.h for four pages of 100 × 100 and, on its way, does what it is told to.

#include <cstdlib>
#include <vector>

#include <signal.h>
#include <unistd.h>

#include "capture/intake/wire.h"

namespace {

using namespace uketsuke;
using namespace uketsuke::capture;

void send(const wire::Message& message) {
  const wire::Header header = wire::write_header(message);
  if (::write(1, header.data(), header.size()) < 0) std::_Exit(9);
}

void send_page(int number) {
  wire::Message m;
  m.kind = wire::Kind::Page;
  m.number = number;
  m.width = m.height = 100;
  m.payload_bytes = 10000;
  send(m);
  const std::vector<char> pixels(m.payload_bytes, static_cast<char>(number));
  if (::write(1, pixels.data(), pixels.size()) < 0) std::_Exit(9);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  char how[4] = {};
  if (::pread(3, how, sizeof how, 0) != sizeof how) return 2;
  if (how[3] == 'd') ::raise(SIGKILL);  // dies before it has opened the file
  wire::Message begin;
  begin.kind = wire::Kind::Begin;
  begin.number = 4;
  send(begin);
  for (int n = std::atoi(argv[2]); n <= 4 && n <= std::atoi(argv[3]); ++n) {
    if (how[3] == 'k' && n == 2) ::raise(SIGKILL);
    if (how[3] == 'a') ::abort();
    if (how[3] == 'm' && n == 3) std::_Exit(1);
    if (how[3] == 'h' && n == 2) ::pause();
    if (how[3] == 'g' && n == 2 && ::write(1, "garbage", 7) > 0) ::pause();
    send_page(how[3] == 'w' && n == 2 ? 7 : n);
  }
  send(wire::Message{});
  return 0;
}
