#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/run/desk_service.h"

namespace uketsuke::app {
namespace {

struct ServeCli {
  DataOptions data;
  ServeOptions how;
};

int serve(ServeCli& o) {
  const ledger::StoreOptions options = o.data.store_options();
  Session session(options);
  if (session.store().users().list().empty())
    fmt::print(stderr, "There is no user yet: uketsuke user add NAME --role admin\n");
  o.how.on_ready = [&](int port) {
    fmt::print("http://{}:{}/\n", o.how.host, port);
    std::fflush(stdout);
  };
  return serve_desk(session, options, o.how);
}

}  // namespace

void add_serve(CommandLine& line) {
  auto& o = line.keep<ServeCli>();
  Command command = line.command("serve", "The desk in a browser, with workers and the hot folder");
  o.data.declare(command);
  command.option("--host", o.how.host, "address to listen on");
  command.option("--port", o.how.port, "port; 0 takes a free one");
  command.option("--workers", o.how.workers, "worker processes");
  command.option("--hot-folder", o.how.hot_folder, "folder to take files from");
  command.action([&o] { return serve(o); });
}

}  // namespace uketsuke::app
