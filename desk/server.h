#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "desk/http/gate.h"
#include "desk/http/router.h"

namespace uketsuke::desk {

/// Where and how the desk listens.
struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;           ///< 0: any free port
  std::filesystem::path ui;  ///< folder with the built pages
  std::uint64_t most_upload_bytes = 512ULL * 1024 * 1024;
  int threads = 64;  ///< one per open connection
};

/// Called for every fault of the desk itself, with words that hold no personal data.
using FaultLog = std::function<void(const std::string&)>;

/// The web server of the desk (受付デスク): the routes of docs/openapi.yaml under /api and the built pages elsewhere.
class Server {
 public:
  Server(Router router, std::shared_ptr<Gate> gate, ServerOptions options, FaultLog log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Binds the port and returns it. Throws Failure E-ENV-FILE when it is taken.
  int bind();
  /// Serves until stop(); returns after the last connection ended.
  void run();
  /// May be called from another thread or a signal watcher.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace uketsuke::desk
