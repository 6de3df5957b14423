#include <array>
#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/errors/failure.h"
#include "desk/server.h"

namespace uketsuke::desk {
namespace {

class OneVisitor final : public Gate {
 public:
  std::optional<Visitor> visitor(const std::string& token) override {
    if (token != "good") return std::nullopt;
    return Visitor{"csrf", false};
  }
};

std::string parts_of(const Request& request) {
  std::string out;
  for (const Part& part : request.parts)
    out += part.name + "/" + part.file_name + "=" + std::to_string(part.content.size()) + ";";
  return out;
}

std::atomic<int> served = 0;  // requests that reached the handler of POST /api/echo

Router echo_router() {
  Router router;
  router.add("GET", "/api/echo/{word}", Access::Open,
             [](const Request& request) { return answer_bytes("text/plain", request.path_values.at("word")); });
  router.add("GET", "/api/page", Access::Open,
             [](const Request& request) { return answer_bytes("text/plain", request.query.at("q")); });
  router.add("POST", "/api/echo", Access::SignedIn,
             [](const Request& request) {
               ++served;
               return answer_bytes("text/plain", request.body + parts_of(request));
             });
  router.add("DELETE", "/api/echo", Access::SignedIn, [](const Request&) { return answer_nothing(); });
  router.add("POST", "/api/open", Access::Open, [](const Request&) { return answer_nothing(); });
  return router;
}

/// A connection of its own, for requests that no client library would send.
class Raw {
 public:
  explicit Raw(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  }
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;
  ~Raw() { hung_up(); }
  /// A form with the boundary "b" of somebody signed in, of which `missing` bytes are promised and do not come.
  Raw& sent(const std::string& body, std::size_t missing) {
    std::string all = "POST /api/echo HTTP/1.1\r\nHost: x\r\nCookie: uketsuke_session=good\r\nX-CSRF-Token: csrf\r\n";
    all += "Connection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ";
    all += std::to_string(body.size() + missing) + "\r\n\r\n" + body;
    EXPECT_TRUE(connected_ && ::send(socket_, all.data(), all.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(all.size()));
    return *this;
  }
  std::string answer() {
    std::string out;
    std::array<char, 4096> buffer{};
    for (ssize_t n = 0; (n = ::recv(socket_, buffer.data(), buffer.size(), 0)) > 0;)
      out.append(buffer.data(), static_cast<std::size_t>(n));
    return out;
  }
  void hung_up() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

 private:
  int socket_;
  bool connected_ = false;
};

/// A server on a free port for the length of a test.
class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    ServerOptions options;
    options.port = 0;
    options.most_upload_bytes = 4 * 1024 * 1024;
    server_ =
        std::make_unique<Server>(echo_router(), std::make_shared<OneVisitor>(), options, [](const std::string&) {});
    port_ = server_->bind();
    thread_ = std::thread([this] { server_->run(); });
    while (!httplib::Client("127.0.0.1", port_).Get("/api/echo/up"))
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  ~ServerTest() override {
    server_->stop();
    thread_.join();
  }
  httplib::Client client() const { return httplib::Client("127.0.0.1", port_); }
  static httplib::Headers signed_in() { return {{"Cookie", "uketsuke_session=good"}, {"X-CSRF-Token", "csrf"}}; }

  std::unique_ptr<Server> server_;
  std::thread thread_;
  int port_ = 0;
};

TEST_F(ServerTest, CarriesPathQueryAndBody) {
  auto c = client();
  EXPECT_EQ(c.Get("/api/echo/%E5%8F%97")->body, "受");
  EXPECT_EQ(c.Get("/api/page?q=%E9%AB%99%20a")->body, "髙 a");
  EXPECT_EQ(c.Post("/api/echo", signed_in(), "hello", "application/json")->body, "hello");
  EXPECT_EQ(c.Delete("/api/echo", signed_in())->status, 204);
}

TEST_F(ServerTest, SendsTheHeadersThatKeepThePageSafe) {
  const auto answer = client().Get("/api/echo/x");
  EXPECT_NE(answer->get_header_value("Content-Security-Policy").find("default-src 'self'"), std::string::npos);
  EXPECT_NE(answer->get_header_value("Content-Security-Policy").find("script-src 'self';"), std::string::npos);
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer->get_header_value("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store");
}

TEST_F(ServerTest, RefusesStrangersBeforeTheirBodyIsRead) {
  auto c = client();
  EXPECT_EQ(c.Post("/api/echo", std::string(2 * 1024 * 1024, 'x'), "application/json")->status, 401);
  EXPECT_EQ(client().Post("/api/echo", {{"Cookie", "uketsuke_session=good"}}, "x", "application/json")->status, 403);
}

TEST_F(ServerTest, TakesUploadsAndKeepsJsonSmall) {
  const httplib::MultipartFormDataItems items = {{"files", std::string(3'000'000, 'a'), "様式 1.tif", "image/tiff"},
                                                 {"sender", "支部", "", ""}};
  EXPECT_EQ(client().Post("/api/echo", signed_in(), items)->body, "files/様式 1.tif=3000000;sender/=6;");
  EXPECT_EQ(client().Post("/api/echo", signed_in(), std::string(4 * 1024 * 1024, 'x'), "application/json")->status,
            413);
  const httplib::MultipartFormDataItems wide = {{"note", std::string(20'000, 'n'), "", ""}};
  EXPECT_EQ(client().Post("/api/echo", signed_in(), wide)->status, 413);
}

// A form has a reader of its own in httplib: whoever may not come in is told so on it too, on every path.
TEST_F(ServerTest, RefusesFormsOfStrangersInItsOwnShape) {
  const httplib::MultipartFormDataItems items = {{"files", std::string(2'000'000, 'a'), "a.tif", "image/tiff"}};
  auto c = client();
  c.set_keep_alive(true);
  EXPECT_EQ(c.Post("/api/echo", items)->status, 401);
  EXPECT_EQ(c.Post("/api/echo", {{"Cookie", "uketsuke_session=good"}, {"X-CSRF-Token", "other"}}, items)->status, 403);
  EXPECT_EQ(c.Post("/api/nothing", items)->status, 404);
  EXPECT_EQ(c.Post("/api/open", items)->status, 422) << "nobody uploads without a session";
  EXPECT_EQ(c.Post("/api/echo", signed_in(), items)->status, 200) << "and the connection is still good";
}

TEST_F(ServerTest, TakesNothingOfAFormThatWasCutOff) {
  const std::string part = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.tif\"\r\n\r\nscan\r\n";
  EXPECT_EQ(Raw(port_).sent(part + "--b--\r\n", 0).answer().substr(0, 12), "HTTP/1.1 200");
  const std::string no_end = Raw(port_).sent(part, 0).answer();
  EXPECT_EQ(no_end.substr(0, 12), "HTTP/1.1 400");
  EXPECT_NE(no_end.find("\"code\":\"E-INTAKE-INCOMPLETE\""), std::string::npos) << no_end;
  EXPECT_EQ(Raw(port_).sent("no form at all " + std::string(100'000, 'x'), 0).answer().substr(0, 12), "HTTP/1.1 400");
  const int before = served;
  Raw(port_).sent(part + part, 100).hung_up();
  EXPECT_EQ(Raw(port_).sent(part + "--b--\r\n", 0).answer().substr(0, 12), "HTTP/1.1 200");
  EXPECT_EQ(served, before + 1) << "the half one reached no handler";
}

// Uploads lie in memory, so a third one waits its turn outside; it is told so and can be sent again.
TEST_F(ServerTest, TakesTwoUploadsAtATime) {
  const std::string part = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.tif\"\r\n\r\nscan\r\n";
  {
    Raw one(port_);
    Raw two(port_);
    one.sent(part, 100);
    two.sent(part, 100);
    std::string third;
    for (int i = 0; i < 200 && third.substr(0, 12) != "HTTP/1.1 503"; ++i) {
      third = Raw(port_).sent(part + "--b--\r\n", 0).answer();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(third.substr(0, 12), "HTTP/1.1 503") << third;
    one.hung_up();
    two.hung_up();
  }
  std::string later;
  for (int i = 0; i < 200 && later.substr(0, 12) != "HTTP/1.1 200"; ++i) {
    later = Raw(port_).sent(part + "--b--\r\n", 0).answer();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(later.substr(0, 12), "HTTP/1.1 200") << later;
}

TEST_F(ServerTest, RefusesUploadsBeyondTheLimit) {
  const httplib::MultipartFormDataItems items = {{"files", std::string(4'500'000, 'a'), "a.tif", "image/tiff"}};
  const auto answer = client().Post("/api/echo", signed_in(), items);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
}

TEST_F(ServerTest, AnswersInItsOwnShapeForUnknownPathsAndMethods) {
  EXPECT_EQ(client().Get("/api/nothing")->status, 404);
  EXPECT_NE(client().Get("/api/nothing")->body.find("\"code\":\"E-LEDGER-NOTFOUND\""), std::string::npos);
  EXPECT_EQ(client().Delete("/api/echo/x", signed_in())->status, 405);
}

TEST_F(ServerTest, SaysWhenItsPortIsTaken) {
  ServerOptions options;
  options.port = port_;
  Server second(echo_router(), std::make_shared<OneVisitor>(), options, [](const std::string&) {});
  EXPECT_THROW(second.bind(), Failure);
}

TEST_F(ServerTest, AnswersAKeptConnectionWithoutDelay) {
  auto c = client();
  c.set_keep_alive(true);
  c.set_tcp_nodelay(true);
  c.Get("/api/echo/warm");
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 50; ++i) ASSERT_EQ(c.Get("/api/echo/x")->status, 200);
  const auto took = std::chrono::steady_clock::now() - start;
  // Without TCP_NODELAY the server would wait 40 ms for the client's delayed ACK each time: 2 s.
  EXPECT_LT(took, std::chrono::milliseconds(1000));
}

}  // namespace
}  // namespace uketsuke::desk
