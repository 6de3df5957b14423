#include "desk/http/body.h"

#include <string>

#include <gtest/gtest.h>

#include "core/errors/failure.h"

namespace uketsuke::desk {
namespace {

std::string refused_field(const std::function<void()>& work) {
  try {
    work();
  } catch (const Failure& failure) {
    return failure.code() + " " + failure.detail();
  }
  return "taken";
}

TEST(Body, GivesTypedFields) {
  const Body body = Body::parse(
      R"({"text":"髙橋","version":3,"locked":true,"seconds":1.5,"roles":["senior","print"],"rect":{"x":1,"y":2.5}})");
  EXPECT_EQ(body.text("text"), "髙橋");
  EXPECT_EQ(body.integer("version", 0, 10), 3);
  EXPECT_TRUE(body.boolean("locked"));
  EXPECT_DOUBLE_EQ(body.number_or("seconds", 0), 1.5);
  EXPECT_DOUBLE_EQ(body.number_or("absent", 7), 7);
  EXPECT_EQ(body.texts("roles", 8), (std::vector<std::string>{"senior", "print"}));
  EXPECT_DOUBLE_EQ(body.object("rect").number("y"), 2.5);
  EXPECT_EQ(body.text_or_empty("absent"), "");
  EXPECT_EQ(body.integer_if("absent", 0, 1), std::nullopt);
}

TEST(Body, NamesTheFieldItRefuses) {
  const Body body =
      Body::parse(R"({"text":5,"version":"3","big":99999999999999999999,"half":1.5,"list":[1],"long":"abcdef"})");
  EXPECT_EQ(refused_field([&] { body.text("text"); }), "E-INPUT-VALUE text");
  EXPECT_EQ(refused_field([&] { body.text("absent"); }), "E-INPUT-VALUE absent");
  EXPECT_EQ(refused_field([&] { body.integer("version", 0, 9); }), "E-INPUT-VALUE version");
  EXPECT_EQ(refused_field([&] { body.integer("half", 0, 9); }), "E-INPUT-VALUE half");
  EXPECT_EQ(refused_field([&] { body.integer("big", 0, 9); }), "E-INPUT-VALUE big");
  EXPECT_EQ(refused_field([&] { body.texts("list", 9); }), "E-INPUT-VALUE list");
  EXPECT_EQ(refused_field([&] { body.text("long", 5); }), "E-INPUT-VALUE long");
  EXPECT_EQ(refused_field([&] { body.boolean("long"); }), "E-INPUT-VALUE long");
}

TEST(Body, RefusesWhatIsNoFlatObject) {
  for (const std::string text : {"[", "[]", "5", "\"x\"", "{\"a\":", "nul", "{\"a\":1}{"}) {
    EXPECT_EQ(refused_field([&] { Body::parse(text); }), "E-INPUT-VALUE body") << text;
  }
  const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');
  EXPECT_EQ(refused_field([&] { Body::parse("{\"a\":" + deep + "}"); }), "E-INPUT-VALUE body");
  EXPECT_NO_THROW(Body::parse(""));
}

TEST(Body, RefusesTextsThatAreNotUtf8OrHoldNul) {
  EXPECT_EQ(refused_field([] { Body::parse("{\"a\":\"\xff\"}"); }), "E-INPUT-VALUE body");
  EXPECT_EQ(refused_field([] { Body::parse(R"({"a":"x\u0000y"})").text("a"); }), "E-INPUT-VALUE a");
}

}  // namespace
}  // namespace uketsuke::desk
