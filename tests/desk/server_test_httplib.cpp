#include <chrono>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>

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

Router echo_router() {
  Router router;
  router.add("GET", "/api/echo/{word}", Access::Open,
             [](const Request& request) { return answer_bytes("text/plain", request.path_values.at("word")); });
  router.add("GET", "/api/page", Access::Open,
             [](const Request& request) { return answer_bytes("text/plain", request.query.at("q")); });
  router.add("POST", "/api/echo", Access::SignedIn,
             [](const Request& request) { return answer_bytes("text/plain", request.body + parts_of(request)); });
  router.add("DELETE", "/api/echo", Access::SignedIn, [](const Request&) { return answer_nothing(); });
  return router;
}

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
