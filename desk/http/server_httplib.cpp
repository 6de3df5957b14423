#include <atomic>

#include <httplib.h>

#include "core/errors/failure.h"
#include "desk/http/failure_answer.h"
#include "desk/http/static_files.h"
#include "desk/server.h"

namespace uketsuke::desk {
namespace {

// A JSON request is small; the largest is a setting with a picture (2,000,000 characters in docs/openapi.yaml).
constexpr std::size_t kMostJsonBytes = 3 * 1024 * 1024;
// Parts of a form that are no file: dates, names, notes.
constexpr std::size_t kMostValueBytes = 8 * 1024;
constexpr std::size_t kMostParts = 1000;
// Uploads live in memory until they are sealed, so only a few at a time.
constexpr int kMostUploads = 2;

/// Mantine writes its sizes and colours into style elements; scripts come from our own files only.
constexpr const char* kPolicy =
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

void fill(Request& request, const httplib::Request& from) {
  request.method = from.method == "HEAD" ? "GET" : from.method;
  request.path = from.path;
  for (const auto& [name, value] : from.params) request.query.emplace(name, value);
  request.cookie = from.get_header_value("Cookie");
  request.csrf_token = from.get_header_value("X-CSRF-Token");
  request.content_type = from.get_header_value("Content-Type");
}

void send(const Response& response, httplib::Response& to, bool api) {
  to.status = response.status;
  bool cached = false;
  for (const auto& [name, value] : response.headers) {
    to.set_header(name, value);
    cached = cached || name == "Cache-Control";
  }
  if (api && !cached) to.set_header("Cache-Control", "no-store");
  to.set_header("Content-Security-Policy", kPolicy);
  to.set_header("X-Content-Type-Options", "nosniff");
  to.set_header("Referrer-Policy", "no-referrer");
  to.set_header("X-Frame-Options", "DENY");
  to.set_header("Cross-Origin-Resource-Policy", "same-origin");
  if (!response.type.empty()) to.set_content(response.body, response.type);
}

Response too_large() { return answer_failure(Failure("E-INTAKE-TOOLARGE")); }

/// What became of a body that was read.
enum class Arrived { Whole, TooLarge, CutOff };

Arrived arrived(bool whole, bool fits) {
  if (!whole) return Arrived::CutOff;
  return fits ? Arrived::Whole : Arrived::TooLarge;
}

/// Reads what still comes and forgets it: a connection closed with unread bytes is reset, and the caller would never
/// see the answer that says why. False when it was cut off. A form has a reader of its own in httplib; the plain one
/// throws on it.
bool forget_rest(const httplib::Request& from, const httplib::ContentReader& reader) {
  const auto forget = [](const char*, std::size_t) { return true; };
  if (from.is_multipart_form_data()) return reader([](const httplib::MultipartFormData&) { return true; }, forget);
  return reader(forget);
}

/// Reads a JSON body up to the limit.
Arrived read_body(const httplib::ContentReader& reader, std::string& body) {
  bool fits = true;
  const bool whole = reader([&](const char* data, std::size_t size) {
    fits = fits && body.size() + size <= kMostJsonBytes;
    if (fits) body.append(data, size);
    return true;
  });
  return arrived(whole, fits);
}

/// Appends; a large file gets the room it may still need at once. A string that doubles would hold the file twice while
/// it is copied, and room that is never written to costs nothing.
void grow(std::string& content, std::string_view more, std::uint64_t room_left) {
  constexpr std::size_t kLarge_bytes = 16 * 1024 * 1024;  // most sheets are smaller; few files of a form can be larger
  if (content.size() + more.size() > content.capacity() && content.size() > kLarge_bytes)
    content.reserve(content.size() + more.size() + static_cast<std::size_t>(room_left));
  content.append(more);
}

/// Reads the parts of a form up to the limits. Whole is a form whose last boundary came: without it files or fields may
/// be missing, and nobody would know which.
Arrived read_parts(const httplib::ContentReader& reader, std::uint64_t most_bytes, std::vector<Part>& parts) {
  std::uint64_t total = 0;
  bool fits = true;
  const bool whole = reader(
      [&](const httplib::MultipartFormData& head) {
        fits = fits && parts.size() < kMostParts;
        if (fits) parts.push_back({head.name, head.filename, {}});
        return true;
      },
      [&](const char* data, std::size_t size) {
        if (!fits || parts.empty()) return true;
        Part& part = parts.back();
        total += size;
        fits = total <= most_bytes && (!part.file_name.empty() || part.content.size() + size <= kMostValueBytes);
        if (fits)
          grow(part.content, {data, size}, most_bytes - total);
        else
          parts.clear();
        return true;
      });
  return arrived(whole, fits);
}

/// Answers and ends the connection: where a body was not read to its end, httplib would take the rest for the next
/// request and keep all of it as one endless line. A body of unknown length whose source gives up makes it hang up.
void send_and_hang_up(const Response& response, httplib::Response& to) {
  Response head = response;
  head.type.clear();
  send(head, to, true);
  to.set_header("Connection", "close");
  to.set_content_provider(response.type, [body = response.body](std::size_t, httplib::DataSink& sink) {
    sink.write(body.data(), body.size());
    return false;
  });
}

Response cut_off() {
  return answer_refusal(400, "E-INTAKE-INCOMPLETE", "送信が途中で切れたか、形式が正しくありません。何も取り込んでいません",
                        "もう一度送ってください。");
}

}  // namespace

struct Server::Impl {
  Router router;
  std::shared_ptr<Gate> gate;
  ServerOptions options;
  FaultLog log;
  StaticFiles files;
  httplib::Server server;
  std::atomic<int> uploads{0};

  Impl(Router r, std::shared_ptr<Gate> g, ServerOptions o, FaultLog l)
      : router(std::move(r)), gate(std::move(g)), options(std::move(o)), log(std::move(l)), files(options.ui) {
    set_limits();
    set_routes();
  }

  void set_limits() {
    server.set_tcp_nodelay(true);  // else every keep-alive answer waits 40 ms for the client's delayed ACK
    // Beyond this httplib hangs up; up to it the body is read to its end, so that the refusal arrives.
    server.set_payload_max_length(options.most_upload_bytes * 4);
    // httplib's own choice is SO_REUSEPORT: a second server would share the port unseen.
    server.set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_keep_alive_max_count(1000);
    server.set_keep_alive_timeout(20);
    server.set_read_timeout(30, 0);
    server.set_write_timeout(60, 0);
    const auto threads = static_cast<std::size_t>(options.threads);
    server.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
    server.set_exception_handler([this](const httplib::Request& request, httplib::Response& to, std::exception_ptr) {
      log("a handler threw: " + request.method);
      send(answer_refusal(500, "E-ENV-FAULT", "サーバーの中で問題が起きました", "管理者に知らせてください。"), to,
           true);
    });
  }

  void set_routes() {
    const auto plain = [this](const httplib::Request& from, httplib::Response& to) {
      Request request;
      fill(request, from);
      send(serve(router, *gate, request, log), to, true);
    };
    const auto with_body = [this](const httplib::Request& from, httplib::Response& to,
                                  const httplib::ContentReader& reader) {
      answer_with_body(from, reader, to);
    };
    server.Get(R"(/api/.*)", plain);
    server.Delete(R"(/api/.*)", plain);
    server.Post(R"(/api/.*)", with_body);
    server.Put(R"(/api/.*)", with_body);
    server.Delete(R"(/api/.*)", with_body);
    server.Get(R"(/.*)",
               [this](const httplib::Request& from, httplib::Response& to) { send(files.get(from.path), to, false); });
    server.set_error_handler([this](const httplib::Request&, httplib::Response& to) {
      // Every answer of ours carries this header; one that hangs up has its body elsewhere.
      if (to.has_header("X-Content-Type-Options") || to.status < 400) return;
      const bool large = to.status == 413;
      send(large ? too_large() : answer_refusal(to.status, "E-INPUT-VALUE", "この要求は受け付けられません", ""), to,
           true);
    });
  }

  /// Who may not come in is told so without their body being kept. Forms are for those who are signed in only.
  void answer_with_body(const httplib::Request& from, const httplib::ContentReader& reader, httplib::Response& to) {
    Request request;
    fill(request, from);
    const Match match = router.find(request.method, request.path);
    const bool form = from.is_multipart_form_data();
    std::optional<Response> refusal = match.route ? refuse_at_gate(*gate, *match.route, request) : std::nullopt;
    if (!refusal && !match.route) refusal = serve(router, *gate, request, log);
    if (!refusal && form && match.route->access == Access::Open) refusal = answer_failure(Failure("E-INPUT-VALUE"));
    const Turn turn(form && !refusal ? &uploads : nullptr);
    if (!turn.mine()) refusal = answer_failure(Failure("E-LEDGER-BUSY"));
    Arrived body = Arrived::Whole;
    if (refusal)
      body = forget_rest(from, reader) ? Arrived::Whole : Arrived::CutOff;
    else if (form)
      body = read_parts(reader, options.most_upload_bytes, request.parts);
    else
      body = read_body(reader, request.body);
    if (body == Arrived::CutOff) return send_and_hang_up(refusal ? *refusal : cut_off(), to);
    if (!refusal && body == Arrived::TooLarge) refusal = too_large();
    send(refusal ? *refusal : serve(router, *gate, request, log), to, true);
  }

  /// A place among the few uploads that may be in memory at a time; without a count nobody's place.
  class Turn {
   public:
    explicit Turn(std::atomic<int>* count) : count_(count), mine_(!count || count->fetch_add(1) < kMostUploads) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
      if (count_) count_->fetch_sub(1);
    }
    bool mine() const { return mine_; }

   private:
    std::atomic<int>* count_;
    bool mine_;
  };
};

Server::Server(Router router, std::shared_ptr<Gate> gate, ServerOptions options, FaultLog log)
    : impl_(std::make_unique<Impl>(std::move(router), std::move(gate), std::move(options), std::move(log))) {}

Server::~Server() = default;

int Server::bind() {
  auto& server = impl_->server;
  if (impl_->options.port == 0) {
    const int port = server.bind_to_any_port(impl_->options.host.c_str());
    if (port > 0) return port;
  } else if (server.bind_to_port(impl_->options.host.c_str(), impl_->options.port)) {
    return impl_->options.port;
  }
  throw Failure("E-ENV-FILE",
                impl_->options.host + ":" + std::to_string(impl_->options.port) + " cannot be listened on");
}

void Server::run() { impl_->server.listen_after_bind(); }

void Server::stop() { impl_->server.stop(); }

}  // namespace uketsuke::desk
